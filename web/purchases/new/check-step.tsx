import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { capitalAmount, formatYuan } from '../../../domain/money.ts';
import { METHODS } from '../../../domain/procurement/methods.ts';
import { answerOf, api } from '../../connection/client.ts';
import { useRefusedFields } from '../../form/use-faults.ts';
import { TroubleText } from '../../frame/trouble.tsx';
import { useSignedIn } from '../../session/signed-in.tsx';
import { DraftSplitting } from '../../splitting/draft-splitting.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { useItemNames, useTerm } from '../page/lots.tsx';
import { bodyOf, forgetDraft, type LotDraft, type PurchaseDraft, type PurchaseInput } from './draft.ts';
import type { StepName } from './new-purchase-page.tsx';
import type { Faults } from './use-draft-faults.ts';
import '../lot-words.ts';
import './open-words.ts';

interface Properties {
  readonly draft: PurchaseDraft;
  readonly change: (step: StepName) => void;
  readonly refused: (faults: Faults) => void;
}

/** Everything once more, what will happen, and the act itself. */
export function CheckStep({ draft, change, refused }: Properties) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const { mutate, isPending, error } = useOpening(refused);
  const { budgetFen = 0, method } = draft;
  return (
    <>
      <Answers title={t('open.step.basics')} change={() => change('basics')}>
        <Answer name={t('open.field.number')}>{draft.number}</Answer>
        <Answer name={t('open.field.name')}>{draft.name}</Answer>
        <Answer name={t('open.field.budget')}>
          {formatYuan(budgetFen)} <span className="quiet">{capitalAmount(budgetFen)}</span>
        </Answer>
        <Answer name={t('open.field.budgetYear')}>{draft.budgetYear}</Answer>
        <Answer name={t('open.field.fundSource')}>{draft.fundSource}</Answer>
        <Answer name={t('open.field.method')}>{method && METHODS[method].title[language]}</Answer>
      </Answers>
      {draft.lots.map((lot, position) => (
        <Answers key={position} title={t('lots.lot', { seq: position + 1 })} change={() => change('lots')}>
          <LotAnswers lot={lot} />
        </Answers>
      ))}
      <DraftSplitting draft={draft} />
      <div className="open-effect">
        <h2>{t('open.effect')}</h2>
        <p>{t('open.effectText')}</p>
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
      <div className="open-foot">
        <Button onClick={() => change('lots')}>{t('open.previous')}</Button>
        <Button type="primary" disabled={isPending} onClick={() => mutate(bodyOf(draft))}>
          {t(isPending ? 'open.sending' : 'open.confirm')}
        </Button>
      </div>
    </>
  );
}

/** Sent once however often it is pressed: the same content keeps its key, other content gets its own. */
function useOpening(refused: (faults: Faults) => void) {
  const { t } = useTranslation('purchases');
  const { id: userId } = useSignedIn();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const refusedFields = useRefusedFields();
  const sent = useRef<{ readonly content: string; readonly key: string }>(undefined);
  return useMutation({
    mutationFn: (body: PurchaseInput) => {
      const content = JSON.stringify(body);
      if (sent.current?.content !== content) sent.current = { content, key: crypto.randomUUID() };
      const headers = { 'Idempotency-Key': sent.current.key };
      return answerOf(api.POST('/api/v1/purchases', { body, headers }));
    },
    onSuccess: async ({ id, name }) => {
      forgetDraft(userId);
      void message.success(t('open.opened', { name }));
      await client.invalidateQueries({ queryKey: ['purchases'] });
      await navigate(`/purchases/${id}`, { replace: true });
    },
    onError: (error) => {
      const faults = refusedFields(error);
      if (Object.keys(faults).length > 0) refused(faults);
    },
  });
}

interface AnswersProperties {
  readonly title: string;
  readonly change: () => void;
  readonly children: ReactNode;
}

function Answers({ title, change, children }: AnswersProperties) {
  const { t } = useTranslation('purchases');
  return (
    <section className="answers">
      <div className="lot-draft-head">
        <h2>{title}</h2>
        <Button type="link" size="small" onClick={change} aria-label={t('open.changeOf', { title })}>
          {t('open.change')}
        </Button>
      </div>
      <dl className="answers-list">{children}</dl>
    </section>
  );
}

function Answer({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LotAnswers({ lot }: { readonly lot: LotDraft }) {
  const { t } = useTranslation('purchases');
  const term = useTerm();
  const items = useItemNames();
  const { budgetFen = 0, ceilingFen } = lot;
  return (
    <>
      <Answer name={t('open.field.lotName')}>{lot.name}</Answer>
      <Answer name={t('open.field.catalogueItems')}>{lot.catalogueItems.map(items).join('、')}</Answer>
      <Answer name={t('lots.colTownships')}>
        {lot.townships.length === 0 ? t('lots.noTownship') : lot.townships.join('、')}
      </Answer>
      <Answer name={t('lots.colBudget')}>
        {formatYuan(budgetFen)} <span className="quiet">{capitalAmount(budgetFen)}</span>
      </Answer>
      <Answer name={t('lots.colCeiling')}>
        {ceilingFen === undefined ? t('lots.noCeiling') : formatYuan(ceilingFen)}
      </Answer>
      <Answer name={t('lots.colTerm')}>{lot.term && term(lot.term)}</Answer>
    </>
  );
}
