import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { METHOD_GROUNDS } from '../../../domain/procurement/method-grounds.ts';
import { METHODS, type InvitationWay, type MethodCode } from '../../../domain/procurement/methods.ts';
import { formatYuan } from '../../../domain/money.ts';
import { ChoiceField } from '../../form/choice-field.tsx';
import { TextField } from '../../form/text-field.tsx';
import { useLimitFigures } from '../../projects/queries.ts';
import { useLanguage } from '../../words/i18n.ts';
import type { PurchaseDraft } from './draft.ts';
import { SupplierChoice } from './supplier-choice.tsx';
import '../../procedure/words.ts';
import './open-words.ts';

interface Properties {
  readonly draft: PurchaseDraft;
  readonly change: (change: Partial<PurchaseDraft>) => void;
}

/** What the chosen method asks for: case of the law and facts, the way of inviting, the one supplier. */
export function MethodFields({ draft, change }: Properties) {
  const { t } = useTranslation('purchases');
  const { method } = draft;
  if (method === undefined) return null;
  return (
    <>
      <Ground method={method} draft={draft} change={change} />
      {method === 'competitive-negotiation' && (
        <TextField
          schema={{ title: t('open.method.whyNotConsultation'), maxLength: 1000 }}
          path={['whyNotConsultation']}
          required
          value={draft.whyNotConsultation}
          change={(value) => change({ whyNotConsultation: String(value) })}
        />
      )}
      <Invitation method={method} draft={draft} change={change} />
      {method === 'single-source' && (
        <SupplierChoice value={draft.supplierId} change={(supplierId) => change({ supplierId })} />
      )}
      {method !== 'open-tender' && method !== 'below-threshold' && <AtThreshold draft={draft} change={change} />}
      {draft.restartOf && <p>{t('open.method.restart', { number: draft.restartOf.number })}</p>}
    </>
  );
}

/** By the figure that is entered; declared by the opener only where there is none. */
function AtThreshold({ draft, change }: Properties) {
  const { t } = useTranslation('purchases');
  const { openTenderFen } = useLimitFigures();
  const reached = openTenderFen !== undefined && (draft.budgetFen ?? 0) >= openTenderFen;
  // What was declared can be taken back, though a figure was entered since.
  if (openTenderFen === undefined || (draft.atThreshold && !reached)) {
    return (
      <Checkbox checked={draft.atThreshold} onChange={({ target }) => change({ atThreshold: target.checked })}>
        {t('open.method.atThreshold')}
      </Checkbox>
    );
  }
  return <p>{t(reached ? 'open.method.reached' : 'open.method.notReached', { limit: formatYuan(openTenderFen) })}</p>;
}

function Ground({ method, draft, change }: Properties & { readonly method: MethodCode }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const grounds = METHOD_GROUNDS[method];
  const [first] = grounds;
  if (first === undefined || method === 'below-threshold') return null;
  const labels = Object.fromEntries(grounds.map(({ code, title, rule }) => [code, `${title[language]}（${rule}）`]));
  return (
    <>
      <ChoiceField
        schema={{ title: t('open.method.ground'), enum: grounds.map(({ code }) => code), 'x-labels': labels }}
        path={['ground', 'code']}
        required
        value={grounds.find(({ code }) => code === draft.ground)?.code ?? first.code}
        change={(value) => change({ ground: typeof value === 'string' ? value : undefined })}
      />
      <TextField
        schema={{ title: t('open.method.statement'), description: t('open.method.statementHint'), maxLength: 2000 }}
        path={['ground']}
        required={method !== 'competitive-consultation'}
        value={draft.statement}
        change={(value) => change({ statement: String(value) })}
      />
    </>
  );
}

function Invitation({ method, draft, change }: Properties & { readonly method: MethodCode }) {
  const { t } = useTranslation('purchases');
  const { t: procedure } = useTranslation('procedure');
  const ways: readonly InvitationWay[] = METHODS[method].invitation;
  if (ways.length === 1) return null;
  const labels = Object.fromEntries(ways.map((way) => [way, procedure(`way.${way}`)]));
  return (
    <ChoiceField
      schema={{ title: t('open.method.invitation'), enum: [...ways], 'x-labels': labels }}
      path={['invitation']}
      required
      value={ways.find((way) => way === draft.invitation) ?? ways[0]}
      change={(value) => change({ invitation: ways.find((way) => way === value) })}
    />
  );
}
