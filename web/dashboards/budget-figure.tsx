import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { METHODS } from '../../domain/procurement/methods.ts';
import type { Bars } from '../chart/bar-option.ts';
import { useLanguage } from '../words/i18n.ts';
import { Figure } from './figure.tsx';
import { amountText, countText, inTenThousands, shareText, sum, yuanText } from './numbers.ts';
import type { BudgetStatistics } from './statistics-query.ts';
import './words.ts';

type BudgetFigure = BudgetStatistics['figures'][number];

const SUMS = [
  ['budgetFen', 'planned', 'sky'],
  ['contractedFen', 'contracted', 'blue'],
  ['paidFen', 'paid', 'green'],
] as const;

interface Properties {
  readonly figures: readonly BudgetFigure[];
  readonly year: number;
}

/** How much of the budget of each year and method is contracted and paid. */
export function BudgetByYear({ figures, year }: Properties) {
  const { t } = useTranslation('dashboards');
  const language = useLanguage();
  const bars = useMemo<Bars>(
    () => ({
      categories: figures.map(({ budgetYear, method }) => `${budgetYear} ${METHODS[method].title[language]}`),
      series: SUMS.map(([field, word, colour]) => ({
        name: t(`budget.${word}`),
        colour,
        values: figures.map((figure) => inTenThousands(figure[field])),
      })),
      unit: t('tenThousandYuan'),
      format: (value) => value.toLocaleString('en', { minimumFractionDigits: 2 }),
    }),
    [figures, language, t],
  );
  const all = (field: (typeof SUMS)[number][0]) => sum(figures, (figure) => figure[field]);
  return (
    <Figure
      title={t('budget.title')}
      exported="budget-statistics"
      summary={t('budget.summary', {
        year,
        count: countText(sum(figures, ({ purchases }) => purchases)),
        budget: amountText(all('budgetFen'), language),
        contracted: amountText(all('contractedFen'), language),
        share: shareText(all('contractedFen'), all('budgetFen')),
        paid: amountText(all('paidFen'), language),
      })}
      none={t('budget.none')}
      bars={bars}
      columns={[
        { title: t('budget.year'), value: ({ budgetYear }) => budgetYear },
        { title: t('budget.method'), value: ({ method }) => METHODS[method].title[language] },
        {
          title: t('budget.purchases'),
          value: ({ purchases }) => countText(purchases),
          total: countText(sum(figures, ({ purchases }) => purchases)),
        },
        ...SUMS.map(([field, word]) => ({
          title: t('budget.yuan', { what: t(`budget.${word}`) }),
          value: (figure: BudgetFigure) => yuanText(figure[field]),
          total: yuanText(all(field)),
        })),
      ]}
      rows={figures}
    />
  );
}
