import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

type Report = NonNullable<Takeover['report']>;
type Gap = Report['gaps'][number];

/** What a drill showed, once it is over: how fast, who was asked, and what to mend, each with its page. */
export function DrillReport({ takeover: { report, contract } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  if (report === null) return null;
  return (
    <section className="panel drill-report" aria-labelledby="drill-report">
      <h2 id="drill-report">{t('report.title')}</h2>
      <Timings report={report} />
      <h3>{t('report.fix')}</h3>
      {report.gaps.length === 0 ? (
        <p>{t('report.clean')}</p>
      ) : (
        <ol>
          {report.gaps.map((gap) => (
            <GapLine key={`${gap.code}-${gap.provider?.id ?? ''}`} gap={gap} contractId={contract.id} />
          ))}
        </ol>
      )}
      <Levels report={report} />
      <Asked report={report} />
    </section>
  );
}

function Timings({ report: { decision, coverage, coverageDueMinutes } }: { readonly report: Report }) {
  const { t } = useTranslation('takeovers');
  const length = useLength();
  const against = (minutes: number, due: number) => (
    <>
      {length(minutes)} <span className="quiet">{t('report.due', { length: length(due) })}</span>{' '}
      <span className={`tag tag-${minutes > due ? 'late' : 'fine'}`}>
        {t(minutes > due ? 'report.late' : 'report.inTime')}
      </span>
    </>
  );
  return (
    <dl className="facts">
      <dt>{t('report.decision')}</dt>
      <dd>{decision === null ? t('report.noDecision') : against(decision.minutes, decision.dueMinutes)}</dd>
      {coverage === null ? (
        <dd>{t('report.notStarted')}</dd>
      ) : (
        <>
          <dt>{t('report.first')}</dt>
          <dd>{length(coverage.firstMinutes)}</dd>
          <dt>{t('report.last')}</dt>
          <dd>{against(coverage.lastMinutes, coverageDueMinutes)}</dd>
        </>
      )}
    </dl>
  );
}

function GapLine({ gap, contractId }: { readonly gap: Gap; readonly contractId: string }) {
  const { t } = useTranslation('takeovers');
  const length = useLength();
  const { code, count, provider } = gap;
  const values = { name: provider?.name ?? '', n: count ?? 0, length: length(count ?? 0) };
  return (
    <li>
      {t(`report.gap.${code}`, values)}
      <span className="line-note no-print">
        <Link to={pageOf(gap, contractId)}>{t(`report.page.${code}`)}</Link>
      </span>
    </li>
  );
}

/** Where the gap can be mended. */
function pageOf({ code, provider }: Gap, contractId: string): string {
  if (provider !== null) return `/providers/${provider.id}`;
  if (code === 'decision-late') return '/leave';
  return code === 'no-room' ? '/providers' : `/contracts/${contractId}`;
}

function Levels({ report: { levels } }: { readonly report: Report }) {
  const { t } = useTranslation('takeovers');
  const { t: c } = useTranslation('contracts');
  const length = useLength();
  if (levels.length === 0) return null;
  return (
    <>
      <h3>{t('report.levels')}</h3>
      <ul className="plain-list">
        {levels.map(({ dependency, recipients, township, firstMinutes, lastMinutes }) => (
          <li key={dependency}>
            <strong>{c(`dependency.${dependency}`)}</strong>{' '}
            {t('report.level', { n: recipients, first: length(firstMinutes), last: length(lastMinutes) })}
            {township > 0 && <span className="line-note">{t('report.township', { n: township })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Asked({ report: { asked } }: { readonly report: Report }) {
  const { t } = useTranslation('takeovers');
  const length = useLength();
  const course = ({ answer, passReason, askedMinutes, answeredMinutes, dueMinutes }: Report['asked'][number]) => {
    if (passReason) return `${t('report.notAsked')}：${t(`passed.${passReason}`)}`;
    if (askedMinutes === null || dueMinutes === null) return t('report.notAsked');
    const times = { asked: length(askedMinutes), answered: length(answeredMinutes ?? 0), due: length(dueMinutes) };
    return t(answer === 'expired' ? 'report.unanswered' : 'report.answered', times);
  };
  if (asked.length === 0) return null;
  return (
    <>
      <h3>{t('report.asked')}</h3>
      <ol className="plain-list">
        {asked.map((one) => (
          <li key={one.position}>
            {one.position}. {one.provider.name}
            <span className="line-note">{course(one)}</span>
            {one.answer === 'accepted' && (
              <span className="line-note">{t('report.takes', { capacity: one.capacity, takes: one.takes })}</span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** A length of time in words. */
function useLength(): (minutes: number) => string {
  const { t } = useTranslation('takeovers');
  return (minutes) =>
    minutes < 60
      ? t('report.minutes', { minutes })
      : t('report.length', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
