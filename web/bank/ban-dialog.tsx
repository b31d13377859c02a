import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortestBan, type DebarmentRule } from '../../domain/providers/debarment.ts';
import { dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import { useBankAct } from './queries.ts';
import { RuleField } from './rule-field.tsx';
import './words.ts';

const TEXTS = ['name', 'creditCode', 'authority', 'document', 'facts'] as const;
const TEXT_WORDS = {
  name: 'ban.name',
  creditCode: 'ban.code',
  authority: 'ban.authority',
  document: 'ban.document',
  facts: 'ban.facts',
} as const;

/** Records a decision that bans a supplier; the period of the rule is checked when it is sent. */
export function BanDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const id = useId();
  const [draft, setDraft] = useState(blank);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { mutate, isPending, error } = useBankAct(() => answerOf(api.POST('/api/v1/debarments', { body: draft })));
  const save = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('ban.saved'));
        close();
      },
    });
  return (
    <Dialog
      title={t('ban.record')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('standing.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('ban.save')}
          </Button>
        </>
      }
    >
      {TEXTS.map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(TEXT_WORDS[name])}</label>
          <Input
            id={`${id}-${name}`}
            maxLength={name === 'facts' ? 2000 : 100}
            value={draft[name]}
            onChange={({ target }) =>
              change({ [name]: name === 'creditCode' ? target.value.toUpperCase().trim() : target.value })
            }
          />
        </div>
      ))}
      <RuleField id={`${id}-rule`} rule={draft.rule} change={(rule) => change({ rule })} />
      <div className="case-pair">
        <div className="field">
          <label htmlFor={`${id}-from`}>{t('ban.from')}</label>
          <Input
            id={`${id}-from`}
            type="date"
            value={draft.fromDay}
            onChange={({ target }) => change({ fromDay: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-until`}>{t('ban.until')}</label>
          <Input
            id={`${id}-until`}
            type="date"
            value={draft.untilDay}
            onChange={({ target }) => change({ untilDay: target.value })}
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
  const today: Day = dayOf(instantOfMillis(Date.now()));
  return {
    ...{ name: '', creditCode: '', authority: '', document: '', facts: '', rule: 'DB-01' as DebarmentRule },
    ...{ fromDay: today as string, untilDay: shortestBan('DB-01', today) as string },
  };
}
