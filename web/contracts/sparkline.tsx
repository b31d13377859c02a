interface Properties {
  /** 0–100, the oldest first. */
  readonly values: readonly number[];
  /** The same in words. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  /** A line to be above of. */
  readonly limit?: number;
}

const PADDING = 4;
const LEAST = 50;

/** A small line through percentages; its table or sentence stands beside it. */
export function Sparkline({ values, label, width = 72, height = 24, limit = 80 }: Properties) {
  const floor = Math.min(LEAST, ...values);
  const x = (at: number) =>
    values.length < 2 ? width / 2 : PADDING + (at * (width - 2 * PADDING)) / (values.length - 1);
  const y = (value: number) => height - PADDING - ((value - floor) * (height - 2 * PADDING)) / (100 - floor);
  const last = values.at(-1);
  return (
    <svg className="sparkline" role="img" aria-label={label} width={width} height={height}>
      <title>{label}</title>
      <line className="sparkline-limit" x1={0} x2={width} y1={y(limit)} y2={y(limit)} />
      <polyline points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')} />
      {last !== undefined && (
        <circle className={last < limit ? 'sparkline-low' : ''} cx={x(values.length - 1)} cy={y(last)} r={3} />
      )}
    </svg>
  );
}
