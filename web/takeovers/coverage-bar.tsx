interface Properties {
  readonly covered: number;
  readonly total: number;
  readonly label: string;
  readonly large?: boolean;
}

/** How many of how many: bar and numbers. */
export function CoverageBar({ covered, total, label, large = false }: Properties) {
  const share = total === 0 ? 0 : Math.floor((covered * 100) / total);
  const done = total > 0 && covered === total;
  return (
    <span className={`bar ${large ? 'bar-large' : ''} ${done ? 'bar-done' : ''}`}>
      <span
        className="bar-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={covered}
      >
        <span className="bar-fill" style={{ width: `${share}%` }} />
      </span>
      <span className="bar-text">
        {done && '✓ '}
        {covered} / {total}
      </span>
    </span>
  );
}
