import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { usePageTitle } from '../../frame/page-title.ts';
import { Trouble } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { ProcedurePart } from '../../procedure/procedure-part.tsx';
import { Questions } from '../../questions/questions.tsx';
import { useSignedIn } from '../../session/signed-in.tsx';
import { PurchaseSplitting } from '../../splitting/purchase-splitting.tsx';
import { AuditTrail } from './audit-trail.tsx';
import { Bids } from './bids.tsx';
import { Contracts } from './contracts.tsx';
import { Decisions } from './decisions.tsx';
import { Documents } from './documents.tsx';
import { EvaluationResult } from './evaluation.tsx';
import { Holds } from './holds.tsx';
import { Lots } from './lots.tsx';
import { Notices } from './notices.tsx';
import { PeriodsPart } from './periods-part.tsx';
import { PrintButton, PrintHead } from './printing.tsx';
import { WholeFileButton } from './whole-file-button.tsx';
import { PurchaseFacts } from './purchase-facts.tsx';
import { usePurchase, type Purchase } from './purchase-query.ts';
import { Contents, Section, type SectionName } from './section.tsx';
import { StageSteps } from './stage-steps.tsx';
import { WaitingFor } from './waiting-for.tsx';
import { StageChip } from '../stage-chip.tsx';
import '../../due/due.css';
import '../purchases.css';
import './purchase.css';
import './print.css';
import './page-words.ts';

/** Everything about one purchase on one page, from its plan to its close; prints as it stands. */
export default function PurchasePage() {
  const { t } = useTranslation('purchases');
  const { purchaseId = '' } = useParams();
  const { data: purchase, error, refetch } = usePurchase(purchaseId);
  return (
    <>
      <p className="way-back">
        <Link to="/purchases">← {t('page.back')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!purchase && !error && <Waiting what={t('page.loading')} />}
      {purchase && <OnePurchase key={purchase.id} purchase={purchase} />}
    </>
  );
}

const SECTIONS: readonly SectionName[] = [
  'course',
  'waiting',
  'lots',
  'periods',
  'method',
  'documents',
  'notices',
  'questions',
  'bids',
  'evaluation',
  'contracts',
  'decisions',
];

function OnePurchase({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { roles, may } = useSignedIn();
  usePageTitle(purchase.name);
  useAnchor();
  const audits = may.some(({ action, subject }) => action === 'read' && subject === 'Audit');
  return (
    <article className="purchase">
      <PrintHead purchase={purchase} />
      <header className="purchase-head">
        <h1>{purchase.name}</h1>
        <StageChip stage={purchase.stage} state={purchase.state} />
        <div className="purchase-actions">
          {purchase.temporalUrl !== null && (
            <a href={purchase.temporalUrl} target="_blank" rel="noreferrer">
              {t('page.temporal')}
            </a>
          )}
          {roles.includes('officer') && <Link to={`/purchases/new?from=${purchase.id}`}>{t('page.copy')}</Link>}
          <WholeFileButton purchaseId={purchase.id} />
          <PrintButton purchaseId={purchase.id} audits={audits} />
        </div>
      </header>
      <PurchaseFacts purchase={purchase} />
      <div className="purchase-columns">
        <Contents names={audits ? [...SECTIONS, 'audit'] : SECTIONS} />
        <div className="purchase-main">
          <Section name="course">
            <StageSteps purchase={purchase} />
          </Section>
          <Section name="waiting">
            <PurchaseSplitting purchaseId={purchase.id} />
            <Holds purchase={purchase} />
            <WaitingFor purchase={purchase} />
          </Section>
          <Section name="lots">
            <Lots purchase={purchase} />
          </Section>
          <Section name="periods">
            <PeriodsPart purchase={purchase} />
          </Section>
          <Section name="method">
            <ProcedurePart
              purchaseId={purchase.id}
              ended={purchase.state === 'failed' || purchase.state === 'terminated'}
            />
          </Section>
          <Section name="documents">
            <Documents purchase={purchase} />
          </Section>
          <Section name="notices">
            <Notices purchase={purchase} />
          </Section>
          <Section name="questions">
            <Questions purchaseId={purchase.id} />
          </Section>
          <Section name="bids">
            <Bids purchase={purchase} />
          </Section>
          <Section name="evaluation">
            <EvaluationResult purchase={purchase} />
          </Section>
          <Section name="contracts">
            <Contracts purchase={purchase} />
          </Section>
          <Section name="decisions">
            <Decisions purchase={purchase} />
          </Section>
          {audits && (
            <Section name="audit">
              <AuditTrail purchaseId={purchase.id} />
            </Section>
          )}
        </div>
      </div>
    </article>
  );
}

/** An address with #section opens there, once the section is drawn. */
function useAnchor(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
}
