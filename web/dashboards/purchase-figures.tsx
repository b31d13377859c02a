import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PURCHASE_STATE_LABELS, STAGE_LABELS, STAGES } from '../../domain/procurement/stages.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import type { Bars } from '../chart/bar-option.ts';
import type { ChartColour } from '../chart/palette.ts';
import { useLanguage, type Language } from '../words/i18n.ts';
import { Figure } from './figure.tsx';
import type { Column } from './figure-table.tsx';
import { amountText, countText, shareText, sum, yuanText } from './numbers.ts';
import type { PurchaseStatistics } from './statistics-query.ts';
import './words.ts';

type PurchaseFigure = PurchaseStatistics['figures'][number];

interface Properties {
  readonly figures: readonly PurchaseFigure[];
  readonly year: number;
}

/** Where a purchase stands: its stage, or that it came to nothing. */
interface Place {
  readonly code: string;
  readonly label: Bilingual;
  readonly colour: ChartColour;
}

const STAGE_COLOURS: readonly ChartColour[] = [
  'grey',
  'sky',
  'blue',
  'violet',
  'pink',
  'orange',
  'teal',
  'olive',
  'green',
];

const PLACES: readonly Place[] = [
  ...STAGES.map((code, index) => ({ code, label: STAGE_LABELS[code], colour: STAGE_COLOURS[index]! })),
  { code: 'failed', label: PURCHASE_STATE_LABELS.failed, colour: 'red' },
  { code: 'terminated', label: PURCHASE_STATE_LABELS.terminated, colour: 'red' },
];

function placeOf({ stage, state }: PurchaseFigure): string {
  return state === 'failed' || state === 'terminated' ? state : stage;
}

const purchasesIn = (figures: readonly PurchaseFigure[]) => sum(figures, ({ purchases }) => purchases);

/** The purchases of a year by the month they were opened in, coloured by where they stand now. */
export function PurchasesByMonth({ figures, year }: Properties) {
  const { t } = useTranslation('dashboards');
  const language = useLanguage();
  const months = useMemo(() => monthsOf(figures), [figures]);
  const places = useMemo(() => placesIn(figures), [figures]);
  const bars = useMemo<Bars>(
    () => ({
      categories: months.map(({ month }) => t('months.monthOf', { month: Number(month.slice(5)) })),
      series: places.map(({ code, label, colour }) => ({
        name: label[language],
        colour,
        values: months.map(({ own }) => purchasesIn(own.filter((figure) => placeOf(figure) === code))),
      })),
      stacked: true,
      unit: t('items'),
      format: countText,
    }),
    [months, places, language, t],
  );
  return (
    <Figure
      wide
      title={t('months.title')}
      exported="purchase-statistics"
      summary={useSummary(figures, months, year, language)}
      none={t('months.none')}
      bars={bars}
      columns={useColumns(figures, places, language)}
      rows={months}
    />
  );
}

interface Month {
  readonly month: string;
  readonly own: readonly PurchaseFigure[];
}

function monthsOf(figures: readonly PurchaseFigure[]): Month[] {
  const months = [...new Set(figures.map(({ month }) => month))];
  return months.map((month) => ({ month, own: figures.filter((figure) => figure.month === month) }));
}

function placesIn(figures: readonly PurchaseFigure[]): Place[] {
  return PLACES.filter(({ code }) => figures.some((figure) => placeOf(figure) === code));
}

function useSummary(
  figures: readonly PurchaseFigure[],
  months: readonly Month[],
  year: number,
  language: Language,
): string {
  const { t } = useTranslation('dashboards');
  const most = months.toSorted((a, b) => purchasesIn(b.own) - purchasesIn(a.own))[0];
  if (most === undefined) return '';
  const inState = (...states: readonly string[]) =>
    countText(purchasesIn(figures.filter(({ state }) => states.includes(state))));
  return t('months.summary', {
    year,
    count: countText(purchasesIn(figures)),
    amount: amountText(
      sum(figures, ({ budgetFen }) => budgetFen),
      language,
    ),
    month: Number(most.month.slice(5)),
    most: countText(purchasesIn(most.own)),
    running: inState('running'),
    closed: inState('closed'),
    ended: inState('failed', 'terminated'),
  });
}

function useColumns(
  figures: readonly PurchaseFigure[],
  places: readonly Place[],
  language: Language,
): readonly Column<Month>[] {
  const { t } = useTranslation('dashboards');
  const budget = (own: readonly PurchaseFigure[]) => yuanText(sum(own, ({ budgetFen }) => budgetFen));
  return [
    { title: t('months.month'), value: ({ month }) => month },
    ...places.map(({ code, label }) => {
      const here = (own: readonly PurchaseFigure[]) =>
        countText(purchasesIn(own.filter((figure) => placeOf(figure) === code)));
      return { title: label[language], value: ({ own }: Month) => here(own), total: here(figures) };
    }),
    {
      title: t('months.count'),
      value: ({ own }) => countText(purchasesIn(own)),
      total: countText(purchasesIn(figures)),
    },
    { title: t('months.budget'), value: ({ own }) => budget(own), total: budget(figures) },
  ];
}

/** The same purchases by where they stand now. */
export function PurchasesByStage({ figures, year }: Properties) {
  const { t } = useTranslation('dashboards');
  const language = useLanguage();
  const all = purchasesIn(figures);
  const rows = useMemo(
    () =>
      placesIn(figures).map((place) => ({
        place,
        count: purchasesIn(figures.filter((figure) => placeOf(figure) === place.code)),
      })),
    [figures],
  );
  const bars = useMemo<Bars>(
    () => ({
      categories: rows.map(({ place }) => place.label[language]),
      series: [{ name: t('stages.count'), colour: 'blue', values: rows.map(({ count }) => count) }],
      lying: true,
      unit: t('items'),
      format: countText,
    }),
    [rows, language, t],
  );
  const most = rows.toSorted((a, b) => b.count - a.count)[0];
  return (
    <Figure
      title={t('stages.title')}
      exported="purchase-statistics"
      summary={
        most === undefined
          ? ''
          : t('stages.summary', {
              year,
              stage: most.place.label[language],
              most: countText(most.count),
              share: shareText(most.count, all),
            })
      }
      none={t('months.none')}
      bars={bars}
      columns={[
        { title: t('stages.stage'), value: ({ place }) => place.label[language] },
        { title: t('stages.count'), value: ({ count }) => countText(count), total: countText(all) },
        { title: t('stages.share'), value: ({ count }) => shareText(count, all) },
      ]}
      rows={rows}
    />
  );
}
