import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useCalendar } from '../connection/calendar.ts';
import { dueLight, type DueDates, type DueLight } from './due-light.ts';
import { useNow } from './use-now.ts';

const ICONS = {
  overdue: ExclamationCircleFilled,
  today: ClockCircleOutlined,
  soon: ClockCircleOutlined,
  fine: CheckCircleOutlined,
} as const;

/** The due-date light: words, icon and colour say the same; the legal date stands below. */
export function DueTag({ task }: { readonly task: DueDates & { readonly dueRule: string } }) {
  const { t } = useTranslation();
  const calendar = useCalendar();
  const now = useNow();
  const at = formatInstant(task.dueLegal as Instant);
  const legal = t('due.legal', { at, rule: task.dueRule });
  if (calendar === undefined) return <span title={legal}>{at}</span>;
  const state = dueLight(task, calendar, now);
  const Icon = ICONS[state.light];
  return (
    <span className="due" title={legal}>
      <span className={`due-light due-${state.light}`}>
        <Icon aria-hidden /> <DueWords state={state} />
      </span>
      <span className="due-date">
        {at}
        {state.provisional ? ` ${t('due.provisional')}` : ''}
      </span>
    </span>
  );
}

function DueWords({ state: { light, workingDays } }: { readonly state: DueLight }) {
  const { t } = useTranslation();
  if (light === 'today') return t('due.today');
  if (light === 'overdue' && workingDays === 0) return t('due.overdueToday');
  return t(`due.${light}`, { count: workingDays });
}
