import { useEffect, useRef } from 'react';
import { useAppearance } from '../frame/appearance.ts';
import { barOption, type Bars } from './bar-option.ts';
import { currentPalette } from './palette.ts';
import type { ECharts } from './echarts.ts';
import './chart.css';

const PRINTED_WIDTH = 660;
const ROW_HEIGHT = 34;
const FRAME_HEIGHT = 110;
const STANDING_HEIGHT = 320;

interface Properties {
  readonly bars: Bars;
  /** One sentence, what the bars show; read in place of the picture. */
  readonly summary: string;
}

/** A bar chart by ECharts, drawn anew when figures, colours or the room for it change. */
export function BarChart({ bars, summary }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const appearance = useAppearance();
  useEffect(() => {
    let chart: ECharts | undefined;
    let left = false;
    const fit = new ResizeObserver(() => chart?.resize());
    const paper = () => chart?.resize({ width: PRINTED_WIDTH });
    const screen = () => chart?.resize({ width: 'auto' });
    void import('./echarts.ts').then(({ init }) => {
      if (left || box.current === null) return;
      chart = init(box.current, null, { renderer: 'svg' });
      chart.setOption(barOption(bars, summary, currentPalette()));
      fit.observe(box.current);
      window.addEventListener('beforeprint', paper);
      window.addEventListener('afterprint', screen);
    });
    return () => {
      left = true;
      fit.disconnect();
      window.removeEventListener('beforeprint', paper);
      window.removeEventListener('afterprint', screen);
      chart?.dispose();
    };
  }, [bars, summary, appearance]);
  const height = bars.lying ? bars.categories.length * ROW_HEIGHT + FRAME_HEIGHT : STANDING_HEIGHT;
  return <div ref={box} className="chart" role="img" aria-label={summary} style={{ height }} />;
}
