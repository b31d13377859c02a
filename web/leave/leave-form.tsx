import { Alert, App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble, TroubleText } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLeavePeople, useTakeLeave, type Leave } from './leave-query.ts';
import './words.ts';

/** Days and substitutes of one's own leave, or, by a supervisor, of somebody who is ill. What was typed stays when refused. */
export function LeaveForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('leave');
  const { id: me, roles } = useSignedIn();
  const { message } = App.useApp();
  const id = useId();
  const today = dayOf(instantOfMillis(Date.now()));
  const [wish, setWish] = useState({ who: me, from: today as string, to: '', substitutes: [] as string[] });
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useTakeLeave();
  const turned = wish.to !== '' && wish.to < wish.from;
  const ready = wish.from !== '' && wish.to !== '' && !turned && wish.substitutes.length > 0;
  const send = () => {
    setTried(true);
    if (!ready) return;
    const { who, ...leave } = wish;
    const onSuccess = ({ substitutes }: Leave) => {
      const away = substitutes.filter((one) => one.away).map(({ displayName }) => displayName);
      if (away.length > 0) void message.warning(t('form.warned', { names: away.join('、') }));
      else void message.success(t('form.done'));
      close();
    };
    mutate({ ...leave, ...(who !== me && { userId: who }) }, { onSuccess });
  };
  const dayField = (name: 'from' | 'to', min: string) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`form.${name}`)}</label>
      <Input
        id={`${id}-${name}`}
        type="date"
        min={min}
        value={wish[name]}
        onChange={({ target }) => setWish({ ...wish, [name]: target.value })}
      />
    </div>
  );
  return (
    <Dialog
      title={t('form.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('back')}</Button>
          <Button type="primary" disabled={isPending} onClick={send}>
            {t('form.send')}
          </Button>
        </>
      }
    >
      <div className="leave-form">
        {roles.includes('supervisor') && (
          <Who id={`${id}-who`} me={me} value={wish.who} change={(who) => setWish({ ...wish, who, substitutes: [] })} />
        )}
        <div className="leave-days">
          {dayField('from', '')}
          {dayField('to', wish.from)}
        </div>
        <Substitutes
          id={`${id}-substitutes`}
          person={wish.who}
          value={wish.substitutes}
          change={(substitutes) => setWish({ ...wish, substitutes })}
        />
        <div role="alert">
          {turned && <Alert type="warning" showIcon title={t('form.turned')} />}
          {tried && !ready && !turned && <Alert type="warning" showIcon title={t('form.needs')} />}
          {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
        </div>
      </div>
    </Dialog>
  );
}

interface WhoProperties {
  readonly id: string;
  readonly me: string;
  readonly value: string;
  readonly change: (who: string) => void;
}

function Who({ id, me, value, change }: WhoProperties) {
  const { t } = useTranslation('leave');
  const { data, error, refetch } = useLeavePeople(undefined, true);
  const others = (data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${one.displayName}（${one.organisation}）`,
  }));
  return (
    <div className="field">
      <label htmlFor={id}>{t('form.who')}</label>
      <p className="field-about">{t('form.whoHint')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      <Select
        id={id}
        value={value}
        onChange={change}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: me, label: t('form.myself') }, ...others]}
      />
    </div>
  );
}

interface SubstitutesProperties {
  readonly id: string;
  readonly person: string;
  readonly value: string[];
  readonly change: (substitutes: string[]) => void;
}

function Substitutes({ id, person, value, change }: SubstitutesProperties) {
  const { t } = useTranslation('leave');
  const { data, error, isFetching, refetch } = useLeavePeople(person, true);
  const [open, setOpen] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{t('form.substitutes')}</label>
      <p className="field-about">{t('form.substitutesHint')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Alert type="info" showIcon title={t('form.nobody')} />}
      <Select
        id={id}
        mode="multiple"
        value={value}
        open={open}
        onOpenChange={setOpen}
        onChange={(chosen: string[]) => {
          change(chosen);
          setOpen(false);
        }}
        loading={isFetching}
        placeholder={t('form.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.displayName }))}
      />
    </div>
  );
}
