import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { instantText } from './dates.ts';
import { useAudit, type AuditEntry } from './purchase-query.ts';
import '../list-words.ts';
import './page-words.ts';
import './record-words.ts';

/** Who did what with the purchase and everything that belongs to it, the newest first. */
export function AuditTrail({ purchaseId }: { readonly purchaseId: string }) {
  const { t } = useTranslation('purchases');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAudit(purchaseId, true);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('audit.loading')} />;
  const entries = data.pages.flatMap(({ items }) => items);
  return (
    <>
      <p className="quiet small">{t('audit.note')}</p>
      {entries.length === 0 ? <p className="quiet">{t('audit.none')}</p> : <Entries entries={entries} />}
      {hasNextPage && (
        <Button className="more" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? 'list.loadingMore' : 'page.more')}
        </Button>
      )}
    </>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('purchases');
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('audit.colAt')}</th>
          <th scope="col">{t('audit.colWho')}</th>
          <th scope="col">{t('audit.colWhat')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-label={t('audit.colAt')} className="nowrap">
              <time dateTime={entry.at}>{instantText(entry.at)}</time>
            </td>
            <td data-label={t('audit.colWho')}>
              <Who entry={entry} />
            </td>
            <td data-label={t('audit.colWhat')}>
              <What entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({ entry: { actor, onBehalfOf, roles } }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('purchases');
  const { t: common } = useTranslation();
  if (actor === null) return roles.includes('expert') ? t('audit.secret') : t('audit.system');
  return (
    <>
      {onBehalfOf === null ? actor : common('task.onBehalf', { name: actor, absent: onBehalfOf })}
      <span className="line-below">{roles.map((role) => common(`role.${role as 'officer'}`)).join('、')}</span>
    </>
  );
}

const ACTIONS = [
  'purchase.create',
  'purchase.file-downloaded',
  'task.claimed',
  'task.released',
  'task.completed',
  'task.delegated',
  'task.taken-over',
  'task.escalated',
  'task.expired',
  'task.cancelled',
  'lot.awarded',
  'takeover.request',
] as const;

function What({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const { action, task, outcome, to, rule, rank, lotSeq, number, reason } = entry;
  const known = ACTIONS.find((candidate) => candidate === action);
  const named = known === 'task.completed' && outcome === null ? 'task.completedPrivately' : (known ?? 'other');
  const figures = { action, task: task?.title[language], outcome: outcome?.[language], rule, rank };
  const about =
    number !== null ? t('audit.contract', { number }) : lotSeq !== null ? t('audit.lot', { seq: lotSeq }) : '';
  // Reasons of people; what the service gives as one is a code.
  const why = reason !== null && action !== 'task.cancelled' ? reason : undefined;
  return (
    <>
      {about}
      {t(`audit.action.${named}`, { ...figures, to: to ?? t('audit.group') })}
      {why !== undefined && <span className="line-below">{t('audit.reason', { reason: why })}</span>}
    </>
  );
}
