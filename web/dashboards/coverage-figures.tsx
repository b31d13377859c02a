import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bars } from '../chart/bar-option.ts';
import type { ChartColour } from '../chart/palette.ts';
import { Figure } from './figure.tsx';
import { countText, sum } from './numbers.ts';
import type { CoverageStatistics } from './statistics-query.ts';
import './words.ts';

type TownshipFigure = CoverageStatistics['townships'][number];
type DayFigure = CoverageStatistics['days'][number];

const BASES = [
  ['contract', 'blue'],
  ['interim', 'orange'],
  ['lastResort', 'violet'],
] as const satisfies readonly (readonly [keyof DayFigure, ChartColour])[];

const BASES_AND_GAP = [...BASES, ['uncovered', 'red']] as const;

const MOST_BARS = 15;

export const coveredOf = ({ contract, interim, lastResort }: Omit<DayFigure, 'day'>) => contract + interim + lastResort;
export const owedOf = (figure: TownshipFigure) => coveredOf(figure) + figure.uncovered;

/** Who answers for the recipients of each township now. */
export function CoverageByTownship({ townships }: { readonly townships: readonly TownshipFigure[] }) {
  const { t } = useTranslation('dashboards');
  const several = new Set(townships.map(({ region }) => region)).size > 1;
  const nameOf = ({ regionName, township }: TownshipFigure) => (several ? `${regionName} · ${township}` : township);
  const bars = useMemo<Bars>(() => {
    const shown = townships.slice(0, MOST_BARS);
    return {
      categories: shown.map(({ regionName, township }) => (several ? `${regionName} · ${township}` : township)),
      series: BASES_AND_GAP.filter(([basis]) => townships.some((figure) => figure[basis] > 0)).map(
        ([basis, colour]) => ({ name: t(`townships.${basis}`), colour, values: shown.map((figure) => figure[basis]) }),
      ),
      lying: true,
      stacked: true,
      unit: t('services'),
      format: countText,
    };
  }, [townships, several, t]);
  const total = (value: (figure: TownshipFigure) => number) => countText(sum(townships, value));
  const uncovered = sum(townships, (figure) => figure.uncovered);
  return (
    <Figure
      title={t('townships.title')}
      exported="township-statistics"
      summary={t(uncovered === 0 ? 'townships.allCovered' : 'townships.gap', {
        owed: total(owedOf),
        uncovered: countText(uncovered),
        interim: total(({ interim }) => interim),
        lastResort: total(({ lastResort }) => lastResort),
      })}
      none={t('townships.none')}
      bars={bars}
      columns={[
        { title: t('townships.township'), value: nameOf },
        ...BASES_AND_GAP.map(([basis]) => ({
          title: t(`townships.${basis}`),
          value: (figure: TownshipFigure) => countText(figure[basis]),
          total: total((figure) => figure[basis]),
        })),
        { title: t('townships.owed'), value: (figure) => countText(owedOf(figure)), total: total(owedOf) },
      ]}
      rows={townships}
    />
  );
}

/** How that was at the end of each month. */
export function CoverageOverYear({ days }: { readonly days: readonly DayFigure[] }) {
  const { t } = useTranslation('dashboards');
  const served = useMemo(() => days.slice(days.findIndex((figure) => coveredOf(figure) > 0)), [days]);
  const rows = days.some((figure) => coveredOf(figure) > 0) ? served : [];
  const bars = useMemo<Bars>(
    () => ({
      categories: served.map(({ day }) => day.slice(5)),
      series: BASES.filter(([basis]) => served.some((figure) => figure[basis] > 0)).map(([basis, colour]) => ({
        name: t(`townships.${basis}`),
        colour,
        values: served.map((figure) => figure[basis]),
      })),
      stacked: true,
      unit: t('services'),
      format: countText,
    }),
    [served, t],
  );
  const [first, last] = [rows[0], rows.at(-1)];
  return (
    <Figure
      title={t('overYear.title')}
      exported="coverage-statistics"
      summary={
        first === undefined || last === undefined
          ? ''
          : t(first === last ? 'overYear.only' : 'overYear.summary', {
              first: first.day,
              before: countText(coveredOf(first)),
              last: last.day,
              now: countText(coveredOf(last)),
              interim: countText(last.interim),
              lastResort: countText(last.lastResort),
            })
      }
      none={t('overYear.none')}
      bars={bars}
      columns={[
        { title: t('overYear.day'), value: ({ day }) => day },
        ...BASES.map(([basis]) => ({
          title: t(`townships.${basis}`),
          value: (figure: DayFigure) => countText(figure[basis]),
        })),
        { title: t('overYear.count'), value: (figure) => countText(coveredOf(figure)) },
      ]}
      rows={rows}
    />
  );
}
