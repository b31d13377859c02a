import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { METHODS } from '../../domain/procurement/methods.ts';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { DueTag } from '../due/due-tag.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { ListedPurchase } from './purchases-query.ts';
import { BidDeadline } from './bid-deadline.tsx';
import { StageChip } from './stage-chip.tsx';
import './list-words.ts';

/** One purchase of the list. */
export function PurchaseLine({ purchase, regions }: { readonly purchase: ListedPurchase; readonly regions: boolean }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        <Link to={`/purchases/${purchase.id}`}>{purchase.name}</Link>
        <span className="line-below">
          <code>{purchase.number}</code> {METHODS[purchase.method].title[language]}
        </span>
      </th>
      <td data-label={t('list.colStage')}>
        <StageChip stage={purchase.stage} state={purchase.state} />
      </td>
      <td data-label={t('list.colNext')}>
        <WaitsFor purchase={purchase} />
      </td>
      <td data-label={t('list.colDue')}>
        <Due purchase={purchase} />
      </td>
      <td data-label={t('list.colBudget')} className="money">
        {formatYuan(purchase.budgetFen)}
        <span className="line-below">{t('list.year1', { year: purchase.budgetYear })}</span>
      </td>
      {regions && <td data-label={t('list.colRegion')}>{purchase.regionName}</td>}
    </tr>
  );
}

function WaitsFor({ purchase: { next, stage, state } }: { readonly purchase: ListedPurchase }) {
  const { t } = useTranslation('purchases');
  const { t: common } = useTranslation();
  const language = useLanguage();
  if (next === null) return state === 'running' && stage === 'bidding' ? t('list.bidding') : t('list.nothing');
  return (
    <>
      {taskKindDefinition(next.kind).title[language]}
      <span className="line-below">
        {common(`role.${next.role as 'officer'}`)} · {next.assignee ?? t('list.nobody')}
        {next.waiting > 1 && ` · ${t('list.others', { count: next.waiting })}`}
      </span>
    </>
  );
}

function Due({ purchase }: { readonly purchase: ListedPurchase }) {
  const { t } = useTranslation('purchases');
  if (purchase.next !== null) return <DueTag task={purchase.next} />;
  return <BidDeadline purchase={purchase} otherwise={t('list.nothing')} />;
}
