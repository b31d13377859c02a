import { App, Button, Checkbox, Empty, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PROFESSIONS } from '../../domain/providers/professions.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import '../frame/lines.css';
import { PagedList } from '../frame/paged-list.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useBankAct, useStaff, type StaffMember } from './queries.ts';
import './words.ts';

/** The roster; its own provider records who has left. */
export function StaffList({ providerId, own = false }: { readonly providerId: string; readonly own?: boolean }) {
  const { t } = useTranslation('bank');
  const [current, setCurrent] = useState(true);
  const [leaving, setLeaving] = useState<StaffMember>();
  return (
    <>
      <Checkbox checked={current} onChange={({ target }) => setCurrent(target.checked)}>
        {t('roster.current')}
      </Checkbox>
      <PagedList
        pages={useStaff(providerId, current)}
        loading={t('roster.loading')}
        more={t('roster.more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('roster.empty')} />}
      >
        {(staff) => <Lines staff={staff} leave={own ? setLeaving : undefined} />}
      </PagedList>
      {leaving && <Leaving providerId={providerId} member={leaving} close={() => setLeaving(undefined)} />}
    </>
  );
}

interface LinesProperties {
  readonly staff: readonly StaffMember[];
  readonly leave: ((member: StaffMember) => void) | undefined;
}

function Lines({ staff, leave }: LinesProperties) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['name', 'profession', 'qualification', 'fullTime', 'joinedOn', 'leftOn'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`roster.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {staff.map((member) => (
          <tr key={member.id}>
            <th scope="row">{member.name}</th>
            <td data-label={t('roster.profession')}>{PROFESSIONS[member.profession][language]}</td>
            <td data-label={t('roster.qualification')}>
              {member.qualification} {member.certificate !== null && <code>{member.certificate}</code>}
            </td>
            <td data-label={t('roster.fullTime')}>{t(member.fullTime ? 'roster.fullTime' : 'roster.partTime')}</td>
            <td data-label={t('roster.joinedOn')}>{member.joinedOn}</td>
            <td data-label={t('roster.leftOn')}>
              {member.leftOn ?? (leave ? <Button onClick={() => leave(member)}>{t('roster.leave')}</Button> : '—')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LeavingProperties {
  readonly providerId: string;
  readonly member: StaffMember;
  readonly close: () => void;
}

function Leaving({ providerId, member, close }: LeavingProperties) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const [leftOn, setLeftOn] = useState<string>(dayOf(instantOfMillis(Date.now())));
  const id = useId();
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.POST('/api/v1/providers/{providerId}/staff/{staffId}/leaving', {
        params: { path: { providerId, staffId: member.id } },
        body: { leftOn },
      }),
    ),
  );
  const save = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('roster.saved'));
        close();
      },
    });
  return (
    <Dialog
      title={t('roster.leaveOf', { name: member.name })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('roster.cancel')}</Button>
          <Button type="primary" disabled={isPending || leftOn === ''} onClick={save}>
            {t('roster.save')}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor={id}>{t('roster.leftOn')}</label>
        <Input id={id} type="date" value={leftOn} onChange={({ target }) => setLeftOn(target.value)} />
      </div>
      <div role="alert">{error && <TroubleText error={error} />}</div>
    </Dialog>
  );
}
