import { Alert, Button } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, formatInstant, instantOfMillis, type Day, type Instant } from '../../domain/time/shanghai.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { usePuttingOff } from './deferring.tsx';
import type { TaskItem } from './inbox-query.ts';
import './words.ts';

interface Properties {
  readonly task: TaskItem;
  readonly close: () => void;
}

const DAYS_AHEAD = [3, 7] as const;

/** Until which day a task leaves one's own list: never beyond the day it is due. */
export default function LaterDialog({ task, close }: Properties) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const today = dayOf(instantOfMillis(Date.now()));
  const last = dayOf(task.dueAt as Instant);
  const due = formatInstant(task.dueAt as Instant);
  return (
    <Dialog
      title={t('laterTitle', { title: task.title[language] })}
      close={close}
      footer={<Button onClick={close}>{t('close')}</Button>}
    >
      {last > today ? (
        <>
          <p>{t('laterWhy', { due })}</p>
          <Choices task={task} today={today} last={last} close={close} />
        </>
      ) : (
        <Alert type="info" showIcon title={t('laterTooLate', { due })} />
      )}
    </Dialog>
  );
}

interface ChoicesProperties extends Properties {
  readonly today: Day;
  readonly last: Day;
}

function Choices({ task, today, last, close }: ChoicesProperties) {
  const { t } = useTranslation('inbox');
  const id = useId();
  const tomorrow = addDays(today, 1);
  const [day, setDay] = useState<string>(tomorrow);
  const { mutate, isPending, error } = usePuttingOff();
  const choose = (until: string) => mutate({ task, until }, { onSuccess: close });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose(day);
  };
  const ahead = DAYS_AHEAD.map((n) => [n, addDays(today, n)] as const).filter(([, then]) => then < last);
  return (
    <form className="later-choices" onSubmit={submit}>
      <Button disabled={isPending} onClick={() => choose(tomorrow)}>
        {t('laterTomorrow', { day: tomorrow })}
      </Button>
      {ahead.map(([n, then]) => (
        <Button key={n} disabled={isPending} onClick={() => choose(then)}>
          {t('laterIn', { n, day: then })}
        </Button>
      ))}
      {last > tomorrow && (
        <Button disabled={isPending} onClick={() => choose(last)}>
          {t('laterLast', { day: last })}
        </Button>
      )}
      <span className="later-day">
        <label htmlFor={id}>{t('laterDay')}</label>
        <input
          id={id}
          type="date"
          required
          min={tomorrow}
          max={last}
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {t('putOff')}
        </Button>
      </span>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </form>
  );
}
