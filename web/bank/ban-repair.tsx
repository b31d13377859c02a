import { App, Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPAIR_SCOPE_LABELS, REPAIR_STATES, type RepairScope } from '../../domain/providers/ban-repair.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { Attachments } from '../attachments/attachments.tsx';
import { answerOf, api } from '../connection/client.ts';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import type { components } from '../generated/api.ts';
import { useLanguage } from '../words/i18n.ts';
import { useBankAct } from './queries.ts';
import './words.ts';

type Ban = components['schemas']['Ban'];
type Repair = components['schemas']['BanRepair'];

const TONES = {
  draft: 'wait',
  open: 'wait',
  examined: 'wait',
  granted: 'good',
  refused: 'bad',
  void: 'plain',
} as const;

/** What was asked to be repaired of a ban with every step, and what may still be asked for, or from when. */
export function BanRepairs({
  ban,
  providerId,
  own,
}: {
  readonly ban: Ban;
  readonly providerId: string;
  readonly own: boolean;
}) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { repairs, chances } = ban;
  const running = repairs.some(({ state }) => state === 'draft' || state === 'open' || state === 'examined');
  const possible = chances.filter(({ whyNot }) => whyNot === null).map(({ scope }) => scope);
  if (repairs.length === 0 && chances.length === 0) return null;
  return (
    <section aria-label={t('repair.title')}>
      <h4>{t('repair.title')}</h4>
      <ul className="case-list">
        {repairs.map((repair) => (
          <li key={repair.id}>
            <OneRepair repair={repair} providerId={providerId} own={own} />
          </li>
        ))}
        {chances
          .filter(({ whyNot }) => whyNot !== null)
          .map(({ scope, whyNot }) => (
            <li key={scope} className="quiet">
              {REPAIR_SCOPE_LABELS[scope][language]}：{whyNot![language]}
            </li>
          ))}
      </ul>
      {own && !running && possible.length > 0 && <Button onClick={() => setAsking(true)}>{t('repair.ask')}</Button>}
      {asking && <AskDialog providerId={providerId} banId={ban.id} scopes={possible} close={() => setAsking(false)} />}
    </section>
  );
}

interface OneProperties {
  readonly repair: Repair;
  readonly providerId: string;
  readonly own: boolean;
}

function OneRepair({ repair, providerId, own }: OneProperties) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const { id, scope, state, statement, reason, submittedAt, examinedAt, decidedAt } = repair;
  const steps = [
    ['repair.submittedAt', submittedAt],
    ['repair.examinedAt', examinedAt],
    ['repair.decidedAt', decidedAt],
  ] as const;
  return (
    <>
      <strong>{REPAIR_SCOPE_LABELS[scope][language]}</strong>{' '}
      <StateTag tone={TONES[state]}>{REPAIR_STATES[state][language]}</StateTag>
      <p className="case-text">{statement}</p>
      {steps.map(
        ([word, at]) =>
          at && (
            <span key={word} className="line-about">
              {t(word, { at: formatInstant(at as Instant) })}
            </span>
          ),
      )}
      {reason !== null && (
        <p className="case-text">
          <strong>{t('standing.reason')}</strong> {reason}
        </p>
      )}
      {own && state === 'granted' && <p className="quiet">{t(`repair.next.${scope}`)}</p>}
      {own && state === 'refused' && <p className="quiet">{t('repair.next.refused')}</p>}
      <Attachments owner={{ kind: 'repair', id }} title={t('repair.evidence')} changeable={own && state === 'draft'} />
      {own && state === 'draft' && <HandIn providerId={providerId} repairId={id} />}
    </>
  );
}

function HandIn({ providerId, repairId }: { readonly providerId: string; readonly repairId: string }) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.POST('/api/v1/providers/{providerId}/repairs/{repairId}/submission', {
        params: { path: { providerId, repairId } },
      }),
    ),
  );
  return (
    <>
      <p className="quiet">{t('repair.evidenceHint')}</p>
      <Button
        type="primary"
        disabled={isPending}
        onClick={() => mutate(undefined, { onSuccess: () => void message.success(t('repair.handedIn')) })}
      >
        {t('repair.handIn')}
      </Button>
      <div role="alert">
        <FieldTrouble error={error} />
      </div>
    </>
  );
}

interface AskProperties {
  readonly providerId: string;
  readonly banId: string;
  readonly scopes: readonly RepairScope[];
  readonly close: () => void;
}

/** What is asked for, and what was put right; the evidence follows on the draft. */
function AskDialog({ providerId, banId, scopes, close }: AskProperties) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const id = useId();
  const [scope, setScope] = useState(scopes[0]!);
  const [statement, setStatement] = useState('');
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.PUT('/api/v1/providers/{providerId}/bans/{banId}/repair', {
        params: { path: { providerId, banId } },
        body: { scope, statement: statement.trim() },
      }),
    ),
  );
  return (
    <Dialog
      title={t('repair.ask')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('standing.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate(undefined, { onSuccess: close })}>
            {t('repair.next.evidence')}
          </Button>
        </>
      }
    >
      <p className="quiet">{t('repair.about')}</p>
      <div className="field" role="radiogroup" aria-labelledby={`${id}-scope`}>
        <span id={`${id}-scope`}>{t('repair.scope')}</span>
        <Radio.Group value={scope} onChange={({ target }) => setScope(target.value as RepairScope)}>
          {scopes.map((one) => (
            <Radio key={one} value={one}>
              {REPAIR_SCOPE_LABELS[one][language]}
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <TextField
        schema={{ title: t('repair.statement'), minLength: 10, maxLength: 2000 }}
        path={['statement']}
        required
        value={statement}
        change={(value) => setStatement(String(value ?? ''))}
      />
      <div role="alert">
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}
