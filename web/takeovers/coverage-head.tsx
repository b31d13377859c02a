import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useServerNow } from '../connection/server-clock.ts';
import { CoverageBar } from './coverage-bar.tsx';
import { elapsedText } from './elapsed.ts';
import { isUnderWay, type Takeover } from './takeover-query.ts';
import './words.ts';

/** The figures that count: how many are covered, since when one waits, and that nobody is without a provider. */
export function CoverageHead({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const { coverage, byDependency, checkedAt, drill } = takeover;
  const name = t(drill ? 'live.drilled' : 'live.coverage');
  return (
    <section className="panel coverage-head" aria-label={name}>
      <div className="coverage-total">
        <p className="coverage-name">{name}</p>
        <CoverageBar large {...coverage} label={name} />
        {coverage.total === 0 && isUnderWay(takeover) && <p className="quiet">{t(waitingFor(takeover))}</p>}
        <Levels levels={byDependency} />
      </div>
      <Clock takeover={takeover} />
      <Gap takeover={takeover} />
      <p className="quiet small coverage-updated">
        {t('live.updated', { at: formatInstant(checkedAt as Instant).slice(11) })}
      </p>
    </section>
  );
}

function waitingFor({ urgency, timings }: Takeover): 'live.waitingDecision' | 'live.waitingCases' {
  return urgency === 'ordinary' && timings.decidedAt === null ? 'live.waitingDecision' : 'live.waitingCases';
}

function Levels({ levels }: { readonly levels: Takeover['byDependency'] }) {
  const { t } = useTranslation('takeovers');
  const { t: c } = useTranslation('contracts');
  return (
    <ul className="levels" aria-label={t('live.byLevel')}>
      {levels.map(({ dependency, covered, visited, total }) => {
        const level = c(`dependency.${dependency}`);
        return (
          <li key={dependency} title={t('live.levelText', { level, covered, visited, total })}>
            <span className="level-name">{level}</span>
            <CoverageBar covered={covered} total={total} label={level} />
          </li>
        );
      })}
    </ul>
  );
}

/** Counts up from the request to the last recipient covered, and then stands still. */
function Clock({ takeover }: { readonly takeover: Takeover }) {
  const { t, i18n } = useTranslation('takeovers');
  const now = useServerNow(1000);
  const { requestedAt, lastCoveredAt, closedAt } = takeover.timings;
  const end = lastCoveredAt ?? closedAt;
  const until = end === null ? now : Date.parse(end);
  const day = i18n.language === 'zh' ? '天' : 'd';
  const text = until === undefined ? '—' : elapsedText(until - Date.parse(requestedAt), day);
  const name = lastCoveredAt !== null ? 'live.until' : closedAt !== null ? 'live.notNeeded' : 'live.elapsed';
  return (
    <div className={`clock ${lastCoveredAt !== null ? 'clock-done' : ''}`}>
      <p className="coverage-name">{t(name)}</p>
      <p className="clock-time" role="timer">
        {text}
      </p>
    </div>
  );
}

function Gap({ takeover: { withoutProvider } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const fine = withoutProvider === 0;
  return (
    <div className={`clock ${fine ? 'clock-done' : 'clock-bad'}`} role={fine ? 'status' : 'alert'}>
      <p className="coverage-name">{t('live.gap')}</p>
      <p className="clock-time">
        {fine ? '✓' : '!'} {t('live.people', { n: withoutProvider })}
      </p>
      <p className="small">{t(fine ? 'live.gapText' : 'live.gapBad')}</p>
    </div>
  );
}
