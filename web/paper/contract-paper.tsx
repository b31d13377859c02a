import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANGE_GROUNDS } from '../../domain/contracts/change.ts';
import { formatYuan } from '../../domain/money.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { PaperLink } from '../frame/paper-link.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Clauses } from './clauses.tsx';
import { usePaper, type Paper } from './paper-query.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import './paper.css';
import './words.ts';

interface Properties {
  readonly contractId: string;
  /** True where the reader may propose changes. */
  readonly proposes?: boolean;
  /** True where the text is what the page is about. */
  readonly open?: boolean;
}

/** What both sides signed, the bond, and what was changed since. */
export default function ContractPaper({ contractId, proposes = false, open = false }: Properties) {
  const { data, error, refetch } = usePaper(contractId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <section className="panel card paper" id="paper" tabIndex={-1}>
      <Text paper={data} contractId={contractId} open={open} />
      {data.signedAt !== null && <AfterSigning paper={data} />}
      {data.bond && <Bond bond={data.bond} />}
      <Changes paper={data} contractId={contractId} proposes={proposes} />
    </section>
  );
}

function Text({
  paper,
  contractId,
  open,
}: {
  readonly paper: Paper;
  readonly contractId: string;
  readonly open: boolean;
}) {
  const { t } = useTranslation('paper');
  if (paper.clauses === null) {
    return (
      <>
        <h2>{t('text')}</h2>
        <p className="quiet">{t('textNone')}</p>
      </>
    );
  }
  return (
    <>
      <details open={open}>
        <summary>
          <h2>{t('text')}</h2>
        </summary>
        <Clauses clauses={paper.clauses} />
        <p className="quiet small hash">
          {t('hash')}
          <code>{paper.textHash}</code>
        </p>
      </details>
      <p>
        <PaperLink of={`contracts/${contractId}/text`}>{t('textPdf')}</PaperLink>
      </p>
    </>
  );
}

/** Signed, published (CO-02) and filed (CO-04), or what is still to come. */
function AfterSigning({ paper: { signedAt, publishedAt, filing } }: { readonly paper: Paper }) {
  const { t } = useTranslation('paper');
  const facts: readonly (readonly [string, string])[] = [
    [t('signed'), formatInstant(signedAt as Instant)],
    [t('published'), publishedAt === null ? t('notPublished') : formatInstant(publishedAt as Instant)],
    [t('filed'), filing === null ? t('notFiled') : t('filing', { number: filing.filingNumber, on: filing.filedOn })],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Bond({ bond }: { readonly bond: NonNullable<Paper['bond']> }) {
  const { t } = useTranslation('paper');
  const form = t(`bondForm.${bond.form as 'transfer'}`);
  return (
    <>
      <h2>{t('bond')}</h2>
      <p>
        <strong className="figure">{formatYuan(bond.amountFen)}</strong>{' '}
        <span className={`tag tag-${bond.state === 'forfeited' ? 'late' : 'plain'}`}>
          {t(`bondState.${bond.state}`)}
        </span>
        <span className="line-about">{t('received', { on: bond.receivedOn, form })}</span>
        {bond.reason !== null && <span className="line-about">{bond.reason}</span>}
      </p>
    </>
  );
}

function Changes({
  paper,
  contractId,
  proposes,
}: {
  readonly paper: Paper;
  readonly contractId: string;
  readonly proposes: boolean;
}) {
  const { t } = useTranslation('paper');
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { changes, amountFen, addedFen, roomFen, mayPropose } = paper;
  const sums = { original: formatYuan(amountFen), added: formatYuan(addedFen), room: formatYuan(roomFen) };
  return (
    <>
      <h2>{t('changes')}</h2>
      <p className="quiet">{changes.length === 0 ? t('changesNone') : t('sums', sums)}</p>
      <ul className="changes">
        {changes.map(({ id, seq, ground, content, reason, extraFen, newEndsOn, state }) => (
          <li key={id}>
            <p>
              <strong>{t('seq', { n: seq })}</strong>{' '}
              <span className={`tag tag-${state === 'signed' ? 'fine' : 'plain'}`}>{t(`state.${state}`)}</span>{' '}
              {CHANGE_GROUNDS[ground].title[language]}
            </p>
            <p className="answer-text">{content}</p>
            <p className="quiet answer-text">{reason}</p>
            <dl>
              {extraFen > 0 && (
                <div>
                  <dt>{t('extra')}</dt>
                  <dd>{formatYuan(extraFen)}</dd>
                </div>
              )}
              {newEndsOn !== null && (
                <div>
                  <dt>{t('newEndsOn')}</dt>
                  <dd>{newEndsOn}</dd>
                </div>
              )}
            </dl>
            <PaperLink of={`contracts/${contractId}/changes/${id}`}>
              {t('paper')} {t('seq', { n: seq })}
            </PaperLink>
          </li>
        ))}
      </ul>
      {proposes && mayPropose && <Button onClick={() => setAsking(true)}>{t('propose')}</Button>}
      {asking && <ProposeDialog contractId={contractId} paper={paper} close={() => setAsking(false)} />}
    </>
  );
}
