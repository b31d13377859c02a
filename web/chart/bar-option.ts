import type { ChartOption } from './echarts.ts';
import type { ChartColour, Palette } from './palette.ts';

export interface BarSeries {
  readonly name: string;
  readonly colour: ChartColour;
  /** One a category; null where there is nothing to show. */
  readonly values: readonly (number | null)[];
}

export interface Bars {
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  /** Bars lie, so that long names have room; the first category is on top. */
  readonly lying?: boolean;
  /** Series of one category on top of each other instead of beside. */
  readonly stacked?: boolean;
  /** Of the values, in the language of the page. */
  readonly unit: string;
  readonly format: (value: number) => string;
}

/** What ECharts draws; `summary` is what a screen reader says of it. */
export function barOption(bars: Bars, summary: string, palette: Palette): ChartOption {
  const { categories, series, lying = false, stacked = false, unit, format } = bars;
  const names = {
    type: 'category' as const,
    data: [...categories],
    inverse: lying,
    axisLabel: labelOf(palette, lying),
  };
  const amounts = {
    type: 'value' as const,
    name: unit,
    nameTextStyle: { color: palette.quiet },
    axisLabel: { color: palette.quiet, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.line } },
    minInterval: 1,
  };
  return {
    aria: { enabled: true, label: { description: summary }, decal: { show: series.length > 1 } },
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: { fontFamily: palette.font },
    grid: { left: 8, right: lying ? 48 : 16, top: series.length > 1 ? 64 : 36, bottom: 8 },
    legend: { show: series.length > 1, top: 0, left: 0, textStyle: { color: palette.text }, type: 'plain' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text },
      valueFormatter: (value) => (typeof value === 'number' ? format(value) : '—'),
    },
    xAxis: lying ? amounts : names,
    yAxis: lying ? names : amounts,
    series: series.map(({ name, colour, values }) => ({
      type: 'bar' as const,
      name,
      data: [...values],
      ...(stacked ? { stack: 'all' } : {}),
      barMaxWidth: 36,
      itemStyle: { color: palette.of(colour), borderColor: palette.surface, borderWidth: stacked ? 1 : 0 },
    })),
  };
}

function labelOf({ text }: Palette, lying: boolean) {
  return lying ? { color: text, width: 150, overflow: 'truncate' as const } : { color: text, hideOverlap: true };
}
