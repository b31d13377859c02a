import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../admission/admission.css';
import { StateTag } from '../admission/state-tag.tsx';
import { NO_ANSWER } from '../../domain/providers/platform-report.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { BanDialog } from './ban-dialog.tsx';
import { Penalties } from './penalties.tsx';
import { useDebarments, type Debarment } from './queries.ts';
import { RepairTerms } from './repair-terms.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import './words.ts';

/** Bans from government procurement; officers record decisions, approvers lift what was revoked. */
export default function DebarmentsPage() {
  const { t } = useTranslation('bank');
  const { roles } = useSignedIn();
  const [recording, setRecording] = useState(false);
  usePageTitle(t('ban.title'));
  return (
    <>
      <h1>{t('ban.title')}</h1>
      <p className="page-about quiet">{t('ban.about')}</p>
      {roles.includes('officer') && (
        <div className="case-filters">
          <Button type="primary" onClick={() => setRecording(true)}>
            {t('ban.record')}
          </Button>
        </div>
      )}
      {recording && <BanDialog close={() => setRecording(false)} />}
      <PagedList
        pages={useDebarments()}
        loading={t('ban.loading')}
        more={t('ban.more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('ban.empty')} />}
      >
        {(debarments) => <Lines debarments={debarments} lifts={roles.includes('approver')} />}
      </PagedList>
      <RepairTerms changeable={roles.includes('officer')} />
      <Penalties />
    </>
  );
}

function Lines({ debarments, lifts }: { readonly debarments: readonly Debarment[]; readonly lifts: boolean }) {
  const { t } = useTranslation('bank');
  const [lifting, setLifting] = useState<Debarment>();
  return (
    <>
      <table className="lines">
        <thead>
          <tr>
            {(['name', 'rule', 'facts', 'document', 'from', 'until', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`ban.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {debarments.map((debarment) => (
            <tr key={debarment.id}>
              <th scope="row">
                {debarment.name} <code>{debarment.creditCode}</code>
              </th>
              <td data-label={t('ban.rule')}>
                <code>{debarment.rule}</code> {t(`ban.ruleName.${debarment.rule}`)}
              </td>
              <td data-label={t('ban.facts')}>{debarment.facts}</td>
              <td data-label={t('ban.document')}>
                {debarment.authority} {debarment.document}
              </td>
              <td data-label={t('ban.from')}>{debarment.fromDay}</td>
              <td data-label={t('ban.until')}>{debarment.untilDay}</td>
              <td data-label={t('ban.state')}>
                <State debarment={debarment} />
                {debarment.repairs.map(({ scope, decidedOn }) => (
                  <span key={scope} className="line-about">
                    {t(`repair.granted.${scope}`, { day: decidedOn })}
                  </span>
                ))}
                {debarment.report && <Reported report={debarment.report} />}
                {lifts && debarment.liftedAt === null && (
                  <Button onClick={() => setLifting(debarment)}>{t('ban.lift')}</Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lifting && (
        <ReasonDialog
          title={`${t('ban.lift')} · ${lifting.name}`}
          about={t('ban.liftAbout')}
          close={() => setLifting(undefined)}
          send={(reason) =>
            answerOf(
              api.POST('/api/v1/debarments/{debarmentId}/lifting', {
                params: { path: { debarmentId: lifting.id } },
                body: { reason },
              }),
            )
          }
        />
      )}
    </>
  );
}

function State({
  debarment: { inForce, liftedAt, liftReason, untilDay, fromDay, repairs },
}: {
  readonly debarment: Debarment;
}) {
  const { t } = useTranslation('bank');
  if (liftedAt !== null) {
    return (
      <>
        <StateTag tone="plain">{t('ban.lifted')}</StateTag> {liftReason}
      </>
    );
  }
  if (inForce) return <StateTag tone="bad">{t('ban.inForce')}</StateTag>;
  if (repairs.some(({ scope }) => scope === 'lifting')) return <StateTag tone="plain">{t('repair.lifted')}</StateTag>;
  const ahead = Date.parse(fromDay) > Date.now() && untilDay > fromDay;
  return <StateTag tone="plain">{t(ahead ? 'ban.ahead' : 'ban.over')}</StateTag>;
}

const REPORTED = {
  added: 'ban.reported',
  repaired: 'ban.reportedRepair',
  lifted: 'ban.reportedLifting',
} as const;

/** Whether the credit platform knows of the ban, or of its end (DB-10). */
function Reported({ report }: { readonly report: NonNullable<Debarment['report']> }) {
  const { t } = useTranslation('bank');
  const { change, receipt, problem, nextAt } = report;
  if (receipt !== null) {
    return <span className="line-about">{t(REPORTED[change], { receipt })}</span>;
  }
  if (problem === null) return <span className="line-about">{t('ban.reporting')}</span>;
  return (
    <span className="line-about">
      {t('ban.reportAgain', {
        problem: problem === NO_ANSWER ? t('ban.noAnswer') : problem,
        at: formatInstant(nextAt as Instant),
      })}
    </span>
  );
}
