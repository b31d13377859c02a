import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import DelegateDialog from './delegate-dialog.tsx';
import TakeoverDialog from './takeover-dialog.tsx';
import { reasonAgainst, type Task } from './task-query.ts';

/** Handing the task on, and a supervisor's taking over; what a person may not do is not offered. */
export function TaskActions({ task }: { readonly task: Task }) {
  const { t } = useTranslation('task');
  const [open, setOpen] = useState<'delegate' | 'takeover'>();
  const close = () => setOpen(undefined);
  return (
    <span className="task-actions">
      {!reasonAgainst(task, 'delegate') && <Button onClick={() => setOpen('delegate')}>{t('delegate')}</Button>}
      {!reasonAgainst(task, 'takeover') && <Button onClick={() => setOpen('takeover')}>{t('takeOver')}</Button>}
      {open === 'delegate' && <DelegateDialog task={task} close={close} />}
      {open === 'takeover' && (
        <TakeoverDialog task={task} mayOwn={reasonAgainst(task, 'complete')?.code !== 'task-excluded'} close={close} />
      )}
    </span>
  );
}
