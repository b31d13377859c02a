import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/i18n.ts';
import { coveredOf, owedOf } from './coverage-figures.tsx';
import { amountText, countText, shareText, sum } from './numbers.ts';
import type { CoverageStatistics, PurchaseStatistics, TimelinessStatistics } from './statistics-query.ts';
import './words.ts';

interface Properties {
  readonly purchases: PurchaseStatistics | undefined;
  readonly timeliness: TimelinessStatistics | undefined;
  readonly coverage: CoverageStatistics | undefined;
}

/** The four numbers that are asked for first. */
export function KeyFigures({ purchases, timeliness, coverage }: Properties) {
  const { t } = useTranslation('dashboards');
  const language = useLanguage();
  const figures = purchases?.figures ?? [];
  const units = timeliness?.units ?? [];
  const townships = coverage?.townships ?? [];
  const inTime = sum(units, (unit) => unit.inTime);
  const decided = inTime + sum(units, ({ late }) => late);
  const overdue = sum(units, ({ openOverdue }) => openOverdue);
  const covered = sum(townships, coveredOf);
  const owed = sum(townships, owedOf);
  const amount = amountText(
    sum(figures, ({ budgetFen }) => budgetFen),
    language,
  );
  return (
    <dl className="key-figures">
      <div>
        <dt>{t('keys.opened')}</dt>
        <dd>{purchases ? countText(sum(figures, (figure) => figure.purchases)) : t('keys.none')}</dd>
        <dd>{t('keys.openedBudget', { amount })}</dd>
      </div>
      <div>
        <dt>{t('keys.inTime')}</dt>
        <dd>{shareText(inTime, decided)}</dd>
        <dd>{t('keys.inTimeOf', { inTime: countText(inTime), decided: countText(decided) })}</dd>
      </div>
      <div>
        <dt>{t('keys.overdue')}</dt>
        <dd className={overdue > 0 ? 'key-late' : undefined}>{timeliness ? countText(overdue) : t('keys.none')}</dd>
        <dd>{t('keys.overdueOf', { open: countText(overdue + sum(units, ({ open }) => open)) })}</dd>
      </div>
      <div>
        <dt>{t('keys.covered')}</dt>
        <dd className={covered < owed ? 'key-late' : undefined}>{shareText(covered, owed)}</dd>
        <dd>{t('keys.coveredOf', { covered: countText(covered), owed: countText(owed) })}</dd>
      </div>
    </dl>
  );
}
