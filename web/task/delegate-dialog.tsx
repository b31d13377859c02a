import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Missing } from './missing.tsx';
import { PersonChoice } from './person-choice.tsx';
import { ReasonField } from './reason-field.tsx';
import { useDelegation, type HandedTask } from './use-reassigning.ts';
import './words.ts';

/** Hands a task to a colleague who may decide it, for a reason that they read. */
export default function DelegateDialog({ task, close }: { readonly task: HandedTask; readonly close: () => void }) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useDelegation(task);
  const missing = [
    ...(to === undefined ? ['needPerson' as const] : []),
    ...(reason.trim() === '' ? ['needReason' as const] : []),
  ];
  const send = () => {
    setTried(true);
    if (to === undefined || missing.length > 0) return;
    const done = () => {
      void message.success(t('handedOver', { title: task.title[language] }));
      close();
    };
    mutate({ to, reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <Dialog
      title={t('delegateTitle')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{common('decide.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={send}>
            {t('handOver')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{task.title[language]}</strong> {t('delegateText')}
      </p>
      {tried && <Missing words={missing} />}
      <PersonChoice id="delegate-to" taskId={task.id} value={to} change={setTo} wrong={tried && to === undefined} />
      <ReasonField id="delegate-reason" value={reason} change={setReason} wrong={tried && reason.trim() === ''} />
      {error && <Trouble error={error} />}
    </Dialog>
  );
}
