import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useCalendar } from '../connection/calendar.ts';
import { DueReason, type DueGrounds } from './due-reason.tsx';
import { dueLight, type DueLight } from './due-light.ts';
import { useNow } from './use-now.ts';

const ICONS = {
  overdue: ExclamationCircleFilled,
  today: ClockCircleOutlined,
  soon: ClockCircleOutlined,
  fine: CheckCircleOutlined,
} as const;

/**
 * The due-date light: words, icon and colour say the same, the legal date stands below, and pointing at it or coming to it
 * by keyboard tells why.
 */
export function DueTag({ task }: { readonly task: DueGrounds }) {
  const { t } = useTranslation();
  const calendar = useCalendar();
  const now = useNow();
  const at = formatInstant(task.dueLegal as Instant);
  if (calendar === undefined) return <span title={t('due.legal', { at, rule: task.dueRule })}>{at}</span>;
  const state = dueLight(task, calendar, now);
  const Icon = ICONS[state.light];
  return (
    <Explained why={() => <DueReason task={task} calendar={calendar} now={now} />}>
      <span className={`due-light due-${state.light}`}>
        <Icon aria-hidden /> <DueWords state={state} />
      </span>
      <span className="due-date">
        {at}
        {state.provisional ? ` ${t('due.provisional')}` : ''}
      </span>
    </Explained>
  );
}

function DueWords({ state: { light, workingDays } }: { readonly state: DueLight }) {
  const { t } = useTranslation();
  if (light === 'today') return t('due.today');
  if (light === 'overdue' && workingDays === 0) return t('due.overdueToday');
  return t(`due.${light}`, { count: workingDays });
}

/** A description in the browser's top layer, so that no frame around it cuts it off; Escape puts it away (WCAG 1.4.13). */
function Explained({ why, children }: { readonly why: () => ReactNode; readonly children: ReactNode }) {
  const id = useId();
  const note = useRef<HTMLSpanElement>(null);
  const [shown, show] = useState(false);
  const open = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    const { current } = note;
    if (current === null || shown) return;
    current.style.left = `${Math.max(8, Math.min(left, window.innerWidth - NOTE_WIDTH))}px`;
    current.style.top = `${bottom}px`;
    current.showPopover();
    show(true);
  };
  const close = () => {
    if (shown) note.current?.hidePopover();
    show(false);
  };
  return (
    <span className="due-frame" onMouseLeave={close}>
      <button
        type="button"
        className="due"
        aria-describedby={shown ? id : undefined}
        onMouseEnter={open}
        onFocus={open}
        onClick={open}
        onBlur={close}
        onKeyDown={({ key }) => key === 'Escape' && close()}
      >
        {children}
      </button>
      <span ref={note} id={id} role="tooltip" popover="manual" className="due-reason">
        {shown && why()}
      </span>
    </span>
  );
}

const NOTE_WIDTH = 340;
