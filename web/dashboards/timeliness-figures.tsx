import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import type { Bars } from '../chart/bar-option.ts';
import type { ChartColour } from '../chart/palette.ts';
import { useLanguage } from '../words/i18n.ts';
import { Figure } from './figure.tsx';
import { countText, shareText, sum } from './numbers.ts';
import type { TimelinessStatistics } from './statistics-query.ts';
import './words.ts';

type UnitFigure = TimelinessStatistics['units'][number];
type KindFigure = TimelinessStatistics['kinds'][number];
type Unit = NonNullable<KindFigure['unit']>;

/** So many units and kinds fit into a chart; the tables have all. */
const MOST_BARS = 12;

const STANDINGS = [
  ['inTime', 'green'],
  ['late', 'orange'],
  ['expired', 'grey'],
  ['openOverdue', 'red'],
  ['open', 'sky'],
] as const satisfies readonly (readonly [keyof UnitFigure, ChartColour])[];

/** How an office or an organisation is called. */
function useUnitName(): (unit: Unit) => string {
  const { t } = useTranslation();
  return ({ regionName, role, organisation }) => organisation ?? `${regionName} · ${t(`role.${role}`)}`;
}

interface UnitsProperties {
  readonly units: readonly UnitFigure[];
  readonly year: number;
}

/** Who keeps the due dates of the year. */
export function DueDatesByUnit({ units, year }: UnitsProperties) {
  const { t } = useTranslation('dashboards');
  const nameOf = useUnitName();
  const shown = units.slice(0, MOST_BARS);
  const names = shown.map(nameOf).join('\n');
  const bars = useMemo<Bars>(
    () => ({
      categories: names.split('\n'),
      series: STANDINGS.filter(([standing]) => units.some((unit) => unit[standing] > 0)).map(([standing, colour]) => ({
        name: t(`units.${standing}`),
        colour,
        values: units.slice(0, MOST_BARS).map((unit) => unit[standing]),
      })),
      lying: true,
      stacked: true,
      unit: t('tasks'),
      format: countText,
    }),
    [units, names, t],
  );
  const decided = ({ inTime, late }: Pick<UnitFigure, 'inTime' | 'late'>) => inTime + late;
  return (
    <Figure
      title={t('units.title')}
      exported="unit-statistics"
      summary={`${useUnitsSummary(units, year)}${units.length > MOST_BARS ? t('units.shown', { count: MOST_BARS }) : ''}`}
      none={t('units.none')}
      bars={bars}
      columns={[
        { title: t('units.unit'), value: nameOf },
        ...STANDINGS.map(([standing]) => ({
          title: t(`units.${standing}`),
          value: (unit: UnitFigure) => countText(unit[standing]),
          total: countText(sum(units, (unit) => unit[standing])),
        })),
        {
          title: t('units.rate'),
          value: (unit) => shareText(unit.inTime, decided(unit)),
          total: shareText(
            sum(units, ({ inTime }) => inTime),
            sum(units, decided),
          ),
        },
        { title: t('units.median'), value: ({ medianWorkingDays }) => medianWorkingDays ?? '—' },
      ]}
      rows={units}
    />
  );
}

function useUnitsSummary(units: readonly UnitFigure[], year: number): string {
  const { t } = useTranslation('dashboards');
  const nameOf = useUnitName();
  const inTime = sum(units, (unit) => unit.inTime);
  const late = sum(units, (unit) => unit.late);
  const [worst] = units; // those with most overdue come first
  return t('units.summary', {
    year,
    decided: countText(inTime + late),
    inTime: countText(inTime),
    share: shareText(inTime, inTime + late),
    late: countText(late),
    overdue: countText(sum(units, ({ openOverdue }) => openOverdue)),
    worst:
      worst !== undefined && worst.openOverdue > 0 && units.length > 1
        ? t('units.worst', { unit: nameOf(worst), count: worst.openOverdue })
        : '',
  });
}

/** How long the kinds of task take, the slowest first. */
export function WorkingDaysByKind({ kinds }: { readonly kinds: readonly KindFigure[] }) {
  const { t } = useTranslation('dashboards');
  const language = useLanguage();
  const nameOf = useUnitName();
  const together = useMemo(() => kinds.filter(({ unit }) => unit === null), [kinds]);
  const bars = useMemo<Bars>(() => {
    const shown = together.slice(0, MOST_BARS);
    return {
      categories: shown.map(({ kind }) => taskKindDefinition(kind).title[language]),
      series: [
        {
          name: t('kinds.median'),
          colour: 'blue',
          values: shown.map(({ medianWorkingDays }) => medianWorkingDays),
        },
        { name: t('kinds.nineInTen'), colour: 'orange', values: shown.map(({ nineInTen }) => nineInTen) },
      ],
      lying: true,
      unit: t('days'),
      format: countText,
    };
  }, [together, language, t]);
  const [slowest] = together;
  return (
    <Figure
      title={t('kinds.title')}
      exported="kind-statistics"
      summary={
        slowest === undefined
          ? ''
          : t('kinds.summary', {
              kind: taskKindDefinition(slowest.kind).title[language],
              median: slowest.medianWorkingDays,
              nineInTen: slowest.nineInTen,
            })
      }
      none={t('kinds.none')}
      bars={bars}
      columns={[
        { title: t('kinds.kind'), value: ({ kind }) => taskKindDefinition(kind).title[language] },
        { title: t('kinds.unit'), value: ({ unit }) => (unit === null ? t('kinds.allUnits') : nameOf(unit)) },
        { title: t('kinds.decided'), value: ({ decided }) => countText(decided) },
        { title: t('kinds.median'), value: ({ medianWorkingDays }) => medianWorkingDays },
        { title: t('kinds.nineInTen'), value: ({ nineInTen }) => nineInTen },
      ]}
      rows={kinds}
    />
  );
}
