import { Alert, App, Button, InputNumber, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useProjectAct, type Project } from './queries.ts';

type Act = 'schedule' | 'carry' | 'withdraw';

/** What an officer can do with a project now; each says what will happen before it does. */
export function ProjectActs({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const { roles } = useSignedIn();
  const [act, setAct] = useState<Act>();
  const { id, state, longTerm, carriedTo } = project;
  if (!roles.includes('officer')) return null;
  const inBank = state === 'reserved' || state === 'scheduled';
  const carries = state === 'scheduled' || (state === 'purchased' && longTerm && carriedTo === null);
  if (!inBank && !carries) return null;
  const close = () => setAct(undefined);
  return (
    <div className="project-acts" role="group" aria-label={t('one.act')}>
      {state === 'scheduled' && (
        <Link className="link-button" to={`/purchases/new?project=${id}`}>
          {t('one.open')}
        </Link>
      )}
      {inBank && (
        <Button type={state === 'reserved' ? 'primary' : 'default'} onClick={() => setAct('schedule')}>
          {t(state === 'reserved' ? 'one.schedule' : 'one.move')}
        </Button>
      )}
      {carries && <Button onClick={() => setAct('carry')}>{t('one.carry')}</Button>}
      {inBank && <Button onClick={() => setAct('withdraw')}>{t('one.withdraw')}</Button>}
      {act === 'schedule' && <Schedule project={project} close={close} />}
      {(act === 'carry' || act === 'withdraw') && <WithReason act={act} project={project} close={close} />}
    </div>
  );
}

interface Properties {
  readonly project: Project;
  readonly close: () => void;
}

const QUARTERS = [1, 2, 3, 4] as const;

function Schedule({ project, close }: Properties) {
  const { t } = useTranslation('projects');
  const [year, setYear] = useState(project.budgetYear);
  const [quarter, setQuarter] = useState(project.quarter ?? 1);
  const [why, setWhy] = useState(project.overCapReason ?? '');
  const overCapReason = why.trim() === '' ? {} : { overCapReason: why.trim() };
  return (
    <ActDialog
      title={t('one.schedule')}
      about={t('one.scheduleAbout')}
      close={close}
      body={{ budgetYear: year, quarter, ...overCapReason }}
      send={(body) =>
        answerOf(
          api.POST('/api/v1/projects/{projectId}/schedule', { params: { path: { projectId: project.id } }, body }),
        )
      }
    >
      <div className="field">
        <label htmlFor="schedule-year">{t('one.year')}</label>
        <InputNumber
          id="schedule-year"
          min={2018}
          max={2100}
          precision={0}
          value={year}
          onChange={(next) => setYear(next ?? project.budgetYear)}
        />
      </div>
      <div className="field">
        <Segmented
          aria-label={t('one.quarter')}
          value={quarter}
          onChange={setQuarter}
          options={QUARTERS.map((value) => ({ value, label: t('one.quarterName', { quarter: value }) }))}
        />
      </div>
      <TextField
        schema={{ title: t('one.overCapField'), description: t('one.overCapAbout'), maxLength: 2000 }}
        path={['overCapReason']}
        required={false}
        value={why}
        change={(value) => setWhy(String(value))}
      />
    </ActDialog>
  );
}

const SHORTEST_REASON = 4;

function WithReason({ act, project, close }: Properties & { readonly act: 'carry' | 'withdraw' }) {
  const { t } = useTranslation('projects');
  const [reason, setReason] = useState('');
  const params = { path: { projectId: project.id } };
  const carryAbout = project.state === 'scheduled' ? 'one.carryAbout' : 'one.carryLongAbout';
  return (
    <ActDialog
      title={t(`one.${act}`)}
      about={t(act === 'carry' ? carryAbout : 'one.withdrawAbout')}
      close={close}
      body={{ reason: reason.trim() }}
      fault={reason.trim().length < SHORTEST_REASON ? t('one.reasonShort') : undefined}
      send={(body) =>
        act === 'carry'
          ? answerOf(api.POST('/api/v1/projects/{projectId}/carryover', { params, body }))
          : answerOf(api.POST('/api/v1/projects/{projectId}/withdrawal', { params, body }))
      }
    >
      <TextField
        schema={{ title: t('one.reasonField'), maxLength: 2000 }}
        path={['reason']}
        required
        value={reason}
        change={(value) => setReason(String(value))}
      />
    </ActDialog>
  );
}

interface ActProperties<Body> {
  readonly title: string;
  readonly about: string;
  readonly close: () => void;
  readonly body: Body;
  /** Why it cannot be sent yet. */
  readonly fault?: string | undefined;
  readonly send: (body: Body) => Promise<unknown>;
  readonly children: ReactNode;
}

function ActDialog<Body>({ title, about, close, body, fault, send, children }: ActProperties<Body>) {
  const { t } = useTranslation('projects');
  const { message } = App.useApp();
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useProjectAct(send);
  const confirm = () => {
    setTried(true);
    if (fault !== undefined) return;
    mutate(body, {
      onSuccess: () => {
        void message.success(t('one.done'));
        close();
      },
    });
  };
  return (
    <Dialog
      title={title}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('one.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={confirm}>
            {t('one.confirm')}
          </Button>
        </>
      }
    >
      <p>{about}</p>
      {children}
      <div role="alert">
        {tried && fault !== undefined && <p className="field-error">{fault}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
