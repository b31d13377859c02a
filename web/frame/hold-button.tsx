import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './hold-button.css';

/** Long enough that no slip of the hand does it, short enough for a thumb. */
const HOLD_MS = 1_500;
const TICK_MS = 50;

interface Properties {
  readonly label: string;
  readonly disabled: boolean;
  /** Held to the end. */
  readonly held: () => void;
}

/** Does something only when it is held down: by pointer, or with Enter or Space. Letting go early does nothing. */
export function HoldButton({ label, disabled, held }: Properties) {
  const { t } = useTranslation();
  const hint = useId();
  const { share, begin, end } = useHolding(held);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) begin();
  };
  const touch = (event: PointerEvent) => {
    if (event.button === 0) begin();
  };
  return (
    <span className="hold">
      <Button
        danger
        type="primary"
        size="large"
        className="hold-button"
        disabled={disabled}
        aria-describedby={hint}
        onKeyDown={press}
        onKeyUp={end}
        onBlur={end}
        onPointerDown={touch}
        onPointerUp={end}
        onPointerLeave={end}
        onPointerCancel={end}
        onContextMenu={(event) => event.preventDefault()}
      >
        <span className="hold-progress" aria-hidden style={{ inlineSize: `${share * 100}%` }} />
        <span className="hold-label">{label}</span>
      </Button>
      <span id={hint} className="quiet" role="status">
        {t(share > 0 ? 'hold.holding' : 'hold.hint')}
      </span>
    </span>
  );
}

/** How much of the time has passed, from 0 to 1. */
function useHolding(held: () => void) {
  const [share, setShare] = useState(0);
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  const end = () => {
    clearInterval(timer.current);
    setShare(0);
  };
  const begin = () => {
    clearInterval(timer.current);
    const began = performance.now();
    setShare(TICK_MS / HOLD_MS);
    timer.current = setInterval(() => {
      const passed = (performance.now() - began) / HOLD_MS;
      setShare(Math.min(1, passed));
      if (passed < 1) return;
      end();
      held();
    }, TICK_MS);
  };
  useEffect(() => () => clearInterval(timer.current), []);
  return { share, begin, end };
}
