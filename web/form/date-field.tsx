import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { InvalidTime, parseDay, type Day } from '../../domain/time/shanghai.ts';
import { isCovered, isWorkingDay } from '../../domain/time/working-calendar.ts';
import { useCalendar } from '../connection/calendar.ts';
import { formatDayInWords } from './date-words.ts';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';
import './words.ts';

/** A day, chosen in the browser's own calendar or typed; its weekday, and whether anybody works then, stand below. */
export function DateField({ schema, path, required, value, change }: FieldProperties) {
  const { control } = useFieldState(path);
  const text = typeof value === 'string' ? value : '';
  const day = dayIn(text);
  return (
    <FieldFrame schema={schema} path={path} required={required}>
      <Input
        {...control}
        type="date"
        className="number"
        value={text}
        onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
      />
      <p className="capital" role="status">
        {day && formatDayInWords(day)} {day && <KindOfDay day={day} />}
      </p>
    </FieldFrame>
  );
}

function dayIn(text: string): Day | undefined {
  try {
    return text === '' ? undefined : parseDay(text);
  } catch (error) {
    if (error instanceof InvalidTime) return undefined;
    throw error;
  }
}

function KindOfDay({ day }: { readonly day: Day }) {
  const { t } = useTranslation('form');
  const calendar = useCalendar();
  if (calendar === undefined) return null;
  const kind = isCovered(calendar, day) ? (isWorkingDay(calendar, day) ? 'workingDay' : 'freeDay') : 'unknownDay';
  return <span>（{t(kind)}）</span>;
}
