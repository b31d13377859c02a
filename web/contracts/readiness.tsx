import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSignedIn } from '../session/signed-in.tsx';
import type { components } from '../generated/api.ts';
import '../takeovers/words.ts';
import './words.ts';

export type Readiness = components['schemas']['TakeoverReadiness'];

/** Every check with what there is, or what to do about it. */
export function ReadinessChecks({ readiness, region }: { readonly readiness: Readiness; readonly region: string }) {
  const { t } = useTranslation('contracts');
  const { may } = useSignedIn();
  const seesUnits = may.some(({ action, subject }) => action === 'read' && subject === 'Supervision');
  return (
    <ul className="checks">
      {readiness.checks.map(({ code, met, weight, figures }) => (
        <li key={code} className={met ? 'check-met' : 'check-unmet'}>
          {met ? (
            <CheckCircleFilled role="img" aria-label={t('met')} />
          ) : (
            <ExclamationCircleFilled role="img" aria-label={t('unmet')} />
          )}
          <span>
            <strong>{t(`check.${code}`)}</strong> <span className="quiet">{weight}</span>
            <br />
            {t(`${met ? 'checkMet' : 'checkFix'}.${code}`, figures)}
            {code === 'standby-capacity' && !met && <Unplaced readiness={readiness} />}
            {code === 'last-resort' && !met && seesUnits && (
              <span className="line-note">
                <Link to={`/supervision/units?region=${region}`}>{t('nameUnit')}</Link>
              </span>
            )}
            {code === 'drill-clean' && readiness.drillId !== null && (
              <span className="line-note">
                <Link to={`/takeovers/${readiness.drillId}`}>{t('drillReport')}</Link>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who is left to the last resort, and which standby provider would be passed over for what reason. */
function Unplaced({ readiness: { left, passed } }: { readonly readiness: Readiness }) {
  const { t } = useTranslation(['contracts', 'takeovers']);
  const { full, partial, 'self-care': selfCare } = left;
  return (
    <>
      <span className="line-note">{t('leftLevels', { full, partial, selfCare })}</span>
      {passed.map(({ provider, reason }) => (
        <span key={provider.id} className="line-note">
          <Link to={`/providers/${provider.id}`}>{provider.name}</Link>：{t(`passed.${reason}`, { ns: 'takeovers' })}
        </span>
      ))}
    </>
  );
}

/** The score as a bar with its number. */
export function ReadinessBar({ score }: { readonly score: number }) {
  const { t } = useTranslation('contracts');
  const tone = score >= 100 ? 'fine' : score >= 70 ? 'soon' : 'late';
  return (
    <span className={`ready ready-${tone}`} role="img" aria-label={`${t('readyTitle')} ${t('readyOf', { n: score })}`}>
      <span className="ready-track">
        <span className="ready-fill" style={{ width: `${score}%` }} />
      </span>
      <strong>{score}</strong>
    </span>
  );
}
