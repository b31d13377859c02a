import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { Schema } from '../form/schema.ts';
import { SchemaView } from '../form/schema-view.tsx';
import { useLanguage } from '../words/i18n.ts';
import { ContractMaterial } from './contract-material.tsx';
import { SampleMaterial } from './sample-material.tsx';
import { RankingMaterial } from './ranking-material.tsx';
import { TakeoverMaterial } from './takeover-material.tsx';
import type { Task } from './task-query.ts';

const AdmissionMaterial = lazy(() => import('../admission/admission-material.tsx'));
const ContractPaper = lazy(() => import('../paper/contract-paper.tsx'));
const ComplaintMaterial = lazy(() => import('../complaints/complaint-material.tsx'));
const AlertMaterial = lazy(() => import('../watch/alert-material.tsx'));
const ChallengeMaterial = lazy(() => import('../challenges/challenge-material.tsx'));

/** Whoever signs, publishes, files or changes a contract reads its text, its bond and its changes. */
const READS_THE_PAPER: readonly string[] = [
  'approve-contract',
  'receive-bond',
  'sign-contract',
  'publish-contract',
  'file-contract',
  'settle-bond',
  'approve-forfeiture',
  'approve-change',
  'sign-change',
  'publish-change',
];

type Forms = Task['material']['forms'];

/** What the decision is about, above the form. A return with its reason stands first. */
export function Material({ task }: { readonly task: Task }) {
  const { t } = useTranslation('task');
  const { forms, rankings, contract, takeover, sample } = task.material;
  const { admissionId, challengeId, complaintId, alertId, repairId } = task.subject;
  const hall = task.kind === 'release-opening-share' && task.purchaseId !== null;
  const ofCase = Boolean(admissionId ?? challengeId ?? complaintId ?? repairId);
  if (forms.length === 0 && !rankings && !contract && !takeover && !ofCase && !hall) return null;
  return (
    <section className="material" aria-labelledby="material">
      <h2 id="material">{t('material')}</h2>
      {hall && (
        <p>
          <Link to={`/purchases/${task.purchaseId}/opening`}>{t('hall')}</Link>
        </p>
      )}
      <Suspense fallback={<Waiting />}>
        {admissionId && <AdmissionMaterial admissionId={String(admissionId)} />}
        {complaintId && <ComplaintMaterial complaintId={String(complaintId)} />}
        {alertId && <AlertMaterial alertId={String(alertId)} />}
        {challengeId && <ChallengeMaterial challengeId={String(challengeId)} />}
      </Suspense>
      {repairId && <Attachments owner={{ kind: 'repair', id: String(repairId) }} changeable={false} />}
      {takeover && <TakeoverMaterial takeover={takeover} />}
      {rankings?.map((ranking) => (
        <RankingMaterial key={ranking.lot.seq} ranking={ranking} />
      ))}
      <EarlierForms task={task} forms={forms} />
      {sample && <SampleMaterial sample={sample} />}
      {contract && <ContractMaterial contract={contract} />}
      {contract && READS_THE_PAPER.includes(task.kind) && (
        <Suspense fallback={<Waiting />}>
          <ContractPaper contractId={contract.id} open={contract.state === 'draft'} />
        </Suspense>
      )}
    </section>
  );
}

/** The newest text is open; what was said before it opens on a click. */
function EarlierForms({ task, forms }: { readonly task: Task; readonly forms: Forms }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  return forms
    .filter(({ kind }) => kind !== task.kind)
    .map((form, at) => (
      <details
        key={form.taskId}
        open={at === 0}
        className={form.outcome.code === 'return' ? 'earlier returned' : 'earlier'}
      >
        <summary>
          <h3>{t('earlier', { title: form.title[language], outcome: form.outcome.title[language] })}</h3>{' '}
          <span className="quiet">{t('earlierBy', { by: form.by ?? '', at: formatInstant(form.at as Instant) })}</span>
        </summary>
        <SchemaView schema={form.schema as Schema} value={form.value} />
      </details>
    ));
}
