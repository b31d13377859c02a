import { useTranslation } from 'react-i18next';
import { ganttScale, type GanttScale } from './gantt-scale.ts';
import { usePeriodName } from './period-name.ts';
import type { Period, Purchase } from './purchase-query.ts';
import '../period-words.ts';

interface Properties {
  readonly periods: readonly Period[];
  readonly today: string;
  readonly purchase: Purchase;
}

/** One row a period: planned above, what the law gives in the middle, what really happened below. Drawn, not read: the table is its twin. */
export function Gantt({ periods, today, purchase }: Properties) {
  const { t } = useTranslation('purchases');
  const nameOf = usePeriodName(purchase);
  const scale = ganttScale(periods, today);
  return (
    <figure className="gantt" aria-label={t('periods.chart')}>
      <figcaption className="gantt-legend">
        <Legend />
      </figcaption>
      <div className="gantt-rows" aria-hidden>
        <div className="gantt-row gantt-axis">
          <span />
          <div className="gantt-marks">
            {scale.marks.map(({ day, at }) => (
              <span key={day} style={{ left: `${at}%` }}>
                {day.slice(0, 7)}
              </span>
            ))}
          </div>
        </div>
        {periods.map((period) => (
          <div key={`${period.code}${period.lotId ?? ''}`} className="gantt-row">
            <span className="gantt-name" title={nameOf(period)}>
              {nameOf(period)}
            </span>
            <Bars period={period} scale={scale} today={today} />
          </div>
        ))}
      </div>
    </figure>
  );
}

const HEIGHT = 30;

function Bars({
  period,
  scale,
  today,
}: {
  readonly period: Period;
  readonly scale: GanttScale;
  readonly today: string;
}) {
  const { planned, legal, actual, exceeded, provisional } = period;
  const bar = (name: string, from: string, to: string, y: number, height: number) => {
    const { left, width } = scale.span(from, to);
    return <rect className={name} x={left} y={y} width={Math.max(width, 0.4)} height={height} />;
  };
  const end = scale.at(legal.to) + (scale.span(legal.to, legal.to).width || 0);
  return (
    <svg className="gantt-bars" viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT}>
      {scale.marks.map(({ day, at }) => (
        <line key={day} className="gantt-month" x1={at} x2={at} y1={0} y2={HEIGHT} />
      ))}
      {bar('bar-planned', planned.from, planned.to, 4, 4)}
      {bar(`bar-legal${provisional ? ' bar-provisional' : ''}`, legal.from, legal.to, 10, 8)}
      <line className="bar-limit" x1={end} x2={end} y1={8} y2={20} />
      {actual && bar(`bar-actual${exceeded ? ' bar-late' : ''}`, actual.from, actual.to ?? today, 20, 6)}
      <line className="gantt-today" x1={scale.at(today)} x2={scale.at(today)} y1={0} y2={HEIGHT} />
    </svg>
  );
}

function Legend() {
  const { t } = useTranslation('purchases');
  return (
    <>
      {(['planned', 'legal', 'actual'] as const).map((kind) => (
        <span key={kind}>
          <svg width="22" height="10" aria-hidden>
            <rect className={`bar-${kind}`} x="0" y="2" width="22" height="6" />
          </svg>
          {t(`periods.${kind}`)}
        </span>
      ))}
      <span>
        <svg width="22" height="10" aria-hidden>
          <rect className="bar-legal bar-provisional" x="0" y="2" width="22" height="6" />
        </svg>
        {t('periods.provisional')}
      </span>
      <span>
        <svg width="22" height="10" aria-hidden>
          <rect className="bar-late" x="0" y="2" width="22" height="6" />
        </svg>
        {t('periods.exceeded')}
      </span>
    </>
  );
}
