import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TAKEOVER_REASONS, type AskedReason } from '../../domain/contracts/takeover-reasons.ts';
import { figure } from '../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import { hasFacts, MOST_REASON, REAL_REASONS, type TriggerDraft } from './use-trigger-draft.ts';
import './words.ts';

interface Properties {
  readonly draft: TriggerDraft;
  readonly change: (change: Partial<TriggerDraft>) => void;
  readonly next: () => void;
}

/** Step 1: real or drill, urgent or ordinary, the reason and the facts. */
export function TriggerReason({ draft, change, next }: Properties) {
  const { t } = useTranslation('takeovers');
  const [tried, setTried] = useState(false);
  const missingReason = !draft.drill && draft.reasonCode === undefined;
  const missingFacts = !hasFacts(draft);
  const goOn = () => {
    setTried(true);
    if (!missingReason && !missingFacts) next();
  };
  return (
    <form
      className="panel trigger-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <Choices legend={t('trigger.what')}>
        <Choice name="drill" chosen={!draft.drill} choose={() => change({ drill: false })} title={t('real')}>
          {t('trigger.realHint')}
        </Choice>
        <Choice
          name="drill"
          tone="drill"
          chosen={draft.drill}
          choose={() => change({ drill: true })}
          title={t('drill')}
        >
          {t('trigger.drillHint')}
        </Choice>
      </Choices>
      <Urgency draft={draft} change={change} />
      {!draft.drill && <Reason draft={draft} change={change} error={tried && missingReason} />}
      <Facts draft={draft} change={change} error={tried && missingFacts} />
      <div className="trigger-foot">
        <Button type="primary" htmlType="submit" size="large">
          {t('trigger.next')}
        </Button>
      </div>
    </form>
  );
}

type FieldProperties = Pick<Properties, 'draft' | 'change'>;

function Urgency({ draft, change }: FieldProperties) {
  const { t } = useTranslation('takeovers');
  const today = dayOf(instantOfMillis(Date.now()));
  const hours = (urgency: TriggerDraft['urgency']) => figure('HS-04', urgency, today).count;
  return (
    <Choices legend={t('trigger.how')}>
      {(['urgent', 'ordinary'] as const).map((urgency) => (
        <Choice
          key={urgency}
          name="urgency"
          chosen={draft.urgency === urgency}
          choose={() => change({ urgency })}
          title={t(`urgency.${urgency}`)}
        >
          {t(`trigger.${urgency}Hint`, { n: hours(urgency) })}
        </Choice>
      ))}
    </Choices>
  );
}

function Reason({ draft, change, error }: FieldProperties & { readonly error: boolean }) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  return (
    <div className="trigger-field">
      <label htmlFor="reason-code">{t('trigger.reasonCode')}</label>
      <Select
        id="reason-code"
        className="trigger-select"
        size="large"
        {...(error ? { status: 'error' as const } : {})}
        aria-describedby="reason-error"
        placeholder={t('trigger.chooseReason')}
        value={draft.reasonCode ?? null}
        onChange={(reasonCode: AskedReason) => change({ reasonCode })}
        options={REAL_REASONS.map((code) => ({ value: code, label: TAKEOVER_REASONS[code][language] }))}
      />
      <p id="reason-error" className="field-error" role="alert">
        {error && t('trigger.needReason')}
      </p>
    </div>
  );
}

function Facts({ draft, change, error }: FieldProperties & { readonly error: boolean }) {
  const { t } = useTranslation('takeovers');
  return (
    <div className="trigger-field">
      <label htmlFor="facts">{t('trigger.facts')}</label>
      <Input.TextArea
        id="facts"
        rows={3}
        maxLength={MOST_REASON}
        {...(error ? { status: 'error' as const } : {})}
        aria-describedby="facts-hint facts-error"
        placeholder={t('trigger.factsExample')}
        value={draft.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <p id="facts-hint" className="quiet small">
        {t('trigger.factsHint', { has: draft.reason.trim().length })}
      </p>
      <p id="facts-error" className="field-error" role="alert">
        {error && t('trigger.needFacts')}
      </p>
    </div>
  );
}

function Choices({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProperties {
  readonly name: string;
  readonly title: string;
  readonly chosen: boolean;
  readonly choose: () => void;
  readonly tone?: 'drill';
  readonly children: ReactNode;
}

function Choice({ name, title, chosen, choose, tone, children }: ChoiceProperties) {
  return (
    <label className={`choice ${tone === 'drill' ? 'choice-drill' : ''} ${chosen ? 'choice-chosen' : ''}`}>
      <input type="radio" name={name} checked={chosen} onChange={choose} />
      <span>
        <strong>{title}</strong>
        <span className="choice-text">{children}</span>
      </span>
    </label>
  );
}
