import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cautionsOf, proposeMethod, type MethodReason } from '../../../domain/procurement/method-proposal.ts';
import type { Limits } from '../../../domain/procurement/limits.ts';
import { committeeSize, METHODS, minimumSuppliers, type MethodCode } from '../../../domain/procurement/methods.ts';
import { ruleInForce, periodOf } from '../../../domain/procurement/rules.ts';
import { sourceInWords } from '../../../domain/procurement/rules/source-words.ts';
import { priceWeightRange } from '../../../domain/procurement/scoring.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { useLimitFigures } from '../../projects/queries.ts';
import { useLanguage } from '../../words/i18n.ts';
import './open-words.ts';
import '../period-words.ts';

interface Properties {
  readonly budgetFen: number | undefined;
  readonly method: MethodCode | undefined;
  readonly choose: (method: MethodCode) => void;
}

/** What the rules suggest and why, and what the chosen method asks for. A person decides. */
export function MethodNotes({ budgetFen, method, choose }: Properties) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const limits = useLimitFigures();
  if (budgetFen === undefined) return <p className="quiet">{t('open.method.needsBudget')}</p>;
  const proposal = proposeMethod(budgetFen, limits);
  return (
    <div className="method-notes">
      <p>
        <strong>{t('open.method.proposed', { method: METHODS[proposal.method].title[language] })}</strong>
        {method !== proposal.method && (
          <Button size="small" onClick={() => choose(proposal.method)}>
            {t('open.method.take')}
          </Button>
        )}
      </p>
      <Reasons reasons={proposal.reasons} />
      <p>{t('open.method.mind')}</p>
      <Reasons reasons={proposal.cautions} />
      {method !== undefined && cautionsOf(method).length > 0 && (
        <>
          <p>{t('open.method.chosen', { method: METHODS[method].title[language] })}</p>
          <Reasons reasons={cautionsOf(method)} />
        </>
      )}
      {method !== undefined && <MethodTerms method={method} budgetFen={budgetFen} limits={limits} />}
    </div>
  );
}

const TERMS_OF = {
  'comprehensive-scoring': 'open.method.terms',
  'lowest-final-price': 'open.method.negotiationTerms',
  'agreed-price': 'open.method.singleTerms',
} as const;

function today() {
  return dayOf(instantOfMillis(Date.now()));
}

function Reasons({ reasons }: { readonly reasons: readonly MethodReason[] }) {
  const language = useLanguage();
  return (
    <ul>
      {reasons.map(({ rule, text }) => (
        <li key={rule}>
          {text[language]}{' '}
          <span className="rule-tag">
            <code>{rule}</code> <span lang="zh-CN">{sourceInWords(ruleInForce(rule, today()).source).zh}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

interface TermsProperties {
  readonly method: MethodCode;
  readonly budgetFen: number;
  readonly limits: Limits;
}

function MethodTerms({ method, budgetFen, limits: { openTenderFen } }: TermsProperties) {
  const { t } = useTranslation('purchases');
  const onDay = today();
  const { notice, preparation } = METHODS[method];
  const price = priceWeightRange(method, onDay);
  const threshold = openTenderFen === undefined ? {} : { openTenderThresholdFen: openTenderFen };
  const length = (ref: typeof notice) => {
    if (ref === undefined) return '';
    const { count, unit } = periodOf(ref.rule, ref.figure, onDay);
    return t(`periods.unit.${unit}`, { count });
  };
  return (
    <p className="method-terms">
      {t(TERMS_OF[METHODS[method].evaluation], {
        notice: length(notice),
        preparation: length(preparation),
        suppliers: minimumSuppliers(method, { governmentServicePurchase: true }, onDay),
        members: METHODS[method].committee && committeeSize(method, budgetFen, { onDay, ...threshold }).members,
        least: price?.least,
        most: price?.most,
      })}
    </p>
  );
}
