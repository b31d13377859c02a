import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DebarmentRule } from '../../domain/providers/debarment.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import { useBankAct } from './queries.ts';
import { RuleField } from './rule-field.tsx';
import './words.ts';

interface Properties {
  readonly provider: { readonly id: string; readonly name: string };
  readonly close: () => void;
}

/** Files a procedure against a provider: on what facts, and what ban is proposed. Nobody is banned by it. */
export function PenaltyDialog({ provider, close }: Properties) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const id = useId();
  const [draft, setDraft] = useState(blank);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { mutate, isPending, error } = useBankAct(() => {
    const body = { ...draft, providerId: provider.id, months: Number(draft.months) };
    return answerOf(api.POST('/api/v1/penalties', { body }));
  });
  const save = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('penalty.filed'));
        close();
      },
    });
  return (
    <Dialog
      title={t('penalty.file')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('standing.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('penalty.save')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{provider.name}</strong>
      </p>
      <RuleField id={`${id}-rule`} rule={draft.rule} change={(rule) => change({ rule })} />
      {(['facts', 'evidence'] as const).map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(name === 'facts' ? 'ban.facts' : 'penalty.evidence')}</label>
          <Input.TextArea
            id={`${id}-${name}`}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={draft[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </div>
      ))}
      <div className="case-pair">
        <div className="field">
          <label htmlFor={`${id}-ended`}>{t('penalty.endedOn')}</label>
          <Input
            id={`${id}-ended`}
            type="date"
            value={draft.endedOn}
            onChange={({ target }) => change({ endedOn: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-months`}>{t('penalty.proposed')}</label>
          <Input
            id={`${id}-months`}
            inputMode="numeric"
            value={draft.months}
            onChange={({ target }) => change({ months: target.value })}
          />
        </div>
      </div>
      <div role="alert">
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}

function blank() {
  return {
    ...{ rule: 'DB-02' as DebarmentRule, facts: '', evidence: '', months: '12' },
    endedOn: dayOf(instantOfMillis(Date.now())) as string,
  };
}
