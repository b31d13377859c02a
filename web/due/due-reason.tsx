import { useTranslation } from 'react-i18next';
import {
  dayOf,
  daysBetween,
  formatInstant,
  instantOfMillis,
  millisOf,
  type Instant,
} from '../../domain/time/shanghai.ts';
import { workingDaysBetween, type WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { useLanguage } from '../words/i18n.ts';
import type { DueDates } from './due-light.ts';

export interface DueGrounds extends DueDates {
  readonly dueRule: string;
  readonly dueTitle?: { readonly zh: string; readonly en: string } | null;
  readonly askedLegal?: string | null;
}

interface Properties {
  readonly task: DueGrounds;
  readonly calendar: WorkingCalendar;
  readonly now: number;
}

/** Why a task is due then: the rule, where the period began, and how its days were counted. */
export function DueReason({ task, calendar, now }: Properties) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { dueRule, dueTitle, askedLegal, dueLegal } = task;
  const due = dueLegal as Instant;
  return (
    <>
      <strong>{dueTitle ? `${dueTitle[language]}（${dueRule}）` : dueRule}</strong>
      {askedLegal && (
        <Count from={askedLegal as Instant} due={due} calendar={calendar} legalNow={legalNowOf(task, now)} />
      )}
      <span>{t('due.ends', { at: formatInstant(due) })}</span>
      {task.provisional && <span>{t('due.provisionalWhy')}</span>}
    </>
  );
}

function legalNowOf({ dueAt, dueLegal, clockScale }: DueDates, now: number): Instant {
  const leftOnWall = millisOf(dueAt as Instant) - now;
  return instantOfMillis(millisOf(dueLegal as Instant) - Math.round(leftOnWall * clockScale));
}

interface CountProperties {
  readonly from: Instant;
  readonly due: Instant;
  readonly calendar: WorkingCalendar;
  readonly legalNow: Instant;
}

function Count({ from, due, calendar, legalNow }: CountProperties) {
  const { t } = useTranslation();
  const [first, last] = [dayOf(from), dayOf(due)];
  const today = legalNow < due ? dayOf(legalNow) : last;
  const all = workingDaysBetween(calendar, first, last).workingDays;
  const passed = workingDaysBetween(calendar, first, today < first ? first : today).workingDays;
  return (
    <>
      <span>{t('due.began', { at: formatInstant(from) })}</span>
      <span>{t('due.counted', { all, passed, skipped: Math.max(0, daysBetween(first, last) - all) })}</span>
    </>
  );
}
