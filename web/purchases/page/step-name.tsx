import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { taskAddress } from '../../task/task-address.ts';
import { useLanguage } from '../../words/i18n.ts';
import type { Purchase, PurchaseStep } from './purchase-query.ts';
import './record-words.ts';

/** What the step is, with the way to its page for whoever may open it, and its lot where there are several. */
export function StepName({ step, purchase }: { readonly step: PurchaseStep; readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const lot = purchase.lots.length > 1 && purchase.lots.find(({ id }) => id === step.lotId);
  return (
    <th scope="row">
      {step.readable ? <Link to={taskAddress(step.id)}>{step.title[language]}</Link> : step.title[language]}
      {lot && <span className="line-below">{t('decisions.lot', { seq: lot.seq })}</span>}
    </th>
  );
}
