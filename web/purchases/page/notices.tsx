import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { instantText } from './dates.ts';
import type { Purchase } from './purchase-query.ts';
import './notice-words.ts';

type Notice = Purchase['notices'][number];

const KINDS = [
  'intention-notice',
  'tender-notice',
  'prequalification-notice',
  'single-source-notice',
  'suspension-notice',
  'resumption-notice',
  'termination-notice',
  'correction-notice',
  'opening-record',
  'result-notice',
  'failure-notice',
  'complaint-decision',
  'contract-notice',
  'contract-change-notice',
  'acceptance-notice',
  'evaluation-notice',
] as const;

/** What was published, in the order in which it was. */
export function Notices({ purchase: { notices } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  if (notices.length === 0) return <p className="quiet">{t('notices.none')}</p>;
  return (
    <ol className="notices">
      {notices.map((notice) => (
        <li key={notice.id}>
          <h3>
            {t(`notices.kind.${KINDS.find((kind) => kind === notice.kind) ?? 'other'}`)}
            <time dateTime={notice.publishedAt}>{t('notices.at', { at: instantText(notice.publishedAt) })}</time>
          </h3>
          <Content notice={notice} />
        </li>
      ))}
    </ol>
  );
}

/** The published figures; the shapes are those of activities/, and what a later release adds is left out here. */
interface Body {
  readonly deadline?: string;
  readonly rule?: string;
  readonly reason?: string;
  readonly supplier?: string;
  readonly number?: string;
  readonly provider?: string;
  readonly amountFen?: number;
  readonly lots?: readonly BodyLot[];
  readonly accepted?: boolean;
  readonly decision?: string;
  readonly verdict?: string;
}

interface BodyLot {
  readonly seq?: number;
  readonly lot?: number;
  readonly name?: string;
  readonly budgetFen?: number;
  readonly ceilingFen?: number;
  readonly provider?: string;
  readonly amountFen?: number;
  readonly deemed?: boolean;
}

function Content({ notice: { kind, body } }: { readonly notice: Notice }) {
  const lines = useLines()(kind, body as Body);
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useLines(): (kind: string, body: Body) => string[] {
  const { t } = useTranslation('purchases');
  const money = (fen: number | undefined) => (fen === undefined ? '' : formatYuan(fen));
  return (kind, body) => {
    const { lots = [] } = body;
    if (kind === 'tender-notice' && body.deadline !== undefined) {
      const deadline = t('notices.deadline', { at: instantText(body.deadline), rule: body.rule });
      const budgets = lots.map(({ seq, name, budgetFen, ceilingFen }) =>
        t('notices.budget', { seq, name, budget: money(budgetFen), ceiling: money(ceilingFen) }),
      );
      return [deadline, ...budgets];
    }
    if (kind === 'result-notice') {
      return lots.map(({ lot, provider, amountFen, deemed }) => {
        const winner = t('notices.winner', { seq: lot, provider, amount: money(amountFen) });
        return `${winner}${deemed ? t('notices.deemed') : ''}`;
      });
    }
    if (kind === 'contract-notice' && body.number !== undefined) {
      const { number, provider } = body;
      return [t('notices.contract', { number, provider, amount: money(body.amountFen) })];
    }
    if (kind === 'termination-notice') return [t('notices.termination', { reason: body.reason, rule: body.rule })];
    if (kind === 'suspension-notice') return [t('notices.suspension', { reason: body.reason, rule: body.rule })];
    const at = body.deadline === undefined ? '' : instantText(body.deadline);
    if (kind === 'single-source-notice') return [t('notices.singleSource', { supplier: body.supplier, at })];
    if (kind === 'prequalification-notice') return [t('notices.applications', { at })];
    if (kind === 'resumption-notice') {
      const moved = at === '' ? [] : [t('notices.moved', { at })];
      return [t('notices.resumption', { reason: body.reason, rule: body.rule }), ...moved];
    }
    if (kind === 'correction-notice') {
      const moved = at === '' ? [] : [t('notices.moved', { at })];
      return [t('notices.corrected', { reason: body.reason }), ...moved];
    }
    if (kind === 'acceptance-notice' && body.accepted === false) return [t('notices.notAccepted')];
    if (kind === 'complaint-decision') {
      return [t(`notices.complaint.${body.verdict === 'upheld' ? 'upheld' : 'rejected'}`, { number: body.decision })];
    }
    if (kind === 'failure-notice') return [t('notices.failure', { rule: body.rule })];
    return [];
  };
}
