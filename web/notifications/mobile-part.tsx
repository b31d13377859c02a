import { MobileOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MOBILE } from '../../domain/tasks/text-messages.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { TroubleText } from '../frame/trouble.tsx';
import { useMobile, useSetMobile } from './mobile-query.ts';
import './words.ts';

/** Where urgent tasks and reminders are texted; the number is shown with its last digits only. */
export function MobilePart() {
  const { t } = useTranslation('notifications');
  const { data } = useMobile();
  const { mutate: set, isPending, error } = useSetMobile();
  const { message } = App.useApp();
  const [typing, type] = useState(false);
  if (!data) return null;
  const stop = () => set(null, { onSuccess: () => void message.success(t('texts.stopped')) });
  return (
    <section className="texts" aria-label={t('texts.title')}>
      <MobileOutlined aria-hidden />
      {typing ? (
        <MobileForm
          pending={isPending}
          save={(mobile) =>
            set(mobile, {
              onSuccess: () => (type(false), void message.success(t('texts.saved', { mobile: mobile.slice(-4) }))),
            })
          }
          cancel={() => type(false)}
        />
      ) : (
        <>
          <span>
            {data.mobile === null ? t('texts.none') : t('texts.on', { mobile: data.mobile })}
            {data.last && (
              <span className="line-below">
                {t(`texts.${data.last.state}`, { at: formatInstant(data.last.at as Instant) })}
              </span>
            )}
          </span>
          <Button size="small" onClick={() => type(true)}>
            {t(data.mobile === null ? 'texts.begin' : 'texts.change')}
          </Button>
          {data.mobile !== null && (
            <Button size="small" disabled={isPending} onClick={stop}>
              {t('texts.stop')}
            </Button>
          )}
        </>
      )}
      <div role="alert">{error && <TroubleText error={error} />}</div>
    </section>
  );
}

interface FormProperties {
  readonly pending: boolean;
  readonly save: (mobile: string) => void;
  readonly cancel: () => void;
}

function MobileForm({ pending, save, cancel }: FormProperties) {
  const { t } = useTranslation('notifications');
  const id = useId();
  const [mobile, type] = useState('');
  const [fault, find] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (MOBILE.test(mobile)) save(mobile);
    else find(true);
  };
  return (
    <form onSubmit={send}>
      <label htmlFor={id}>{t('texts.number')}</label>{' '}
      <Input
        id={id}
        className="texts-number"
        inputMode="tel"
        autoComplete="tel-national"
        autoFocus
        maxLength={20}
        value={mobile}
        status={fault ? 'error' : ''}
        aria-invalid={fault}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => (type(target.value.replaceAll(/[\s-]/g, '')), find(false))}
      />{' '}
      <Button type="primary" size="small" htmlType="submit" disabled={pending}>
        {t('texts.save')}
      </Button>{' '}
      <Button size="small" onClick={cancel}>
        {t('texts.cancel')}
      </Button>
      {fault && (
        <span id={`${id}-fault`} className="line-below" role="alert">
          {t('texts.fault')}
        </span>
      )}
    </form>
  );
}
