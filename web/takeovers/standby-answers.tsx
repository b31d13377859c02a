import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useServerNow } from '../connection/server-clock.ts';
import { elapsedText } from './elapsed.ts';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

type Standby = Takeover['standby'][number];

const LOOK = {
  'not-asked': ['plain', '○'],
  asked: ['brand', '…'],
  accepted: ['fine', '✓'],
  declined: ['soon', '×'],
  expired: ['soon', '×'],
  failed: ['late', '×'],
  passed: ['plain', '–'],
} as const;

/** Who was asked, what they answered, and how long the one who is being asked still has. */
export function StandbyAnswers({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const { lastResort } = takeover;
  if (takeover.standby.length === 0 && lastResort === null) return null;
  return (
    <section className="panel" aria-labelledby="standby-answers">
      <h2 id="standby-answers">{t('live.standby')}</h2>
      <ol className="answers">
        {takeover.standby.map((standby) => (
          <Answer key={standby.position} standby={standby} takeover={takeover} />
        ))}
      </ol>
      {lastResort !== null && <LastResort lastResort={lastResort} />}
    </section>
  );
}

/** Whom the rest goes to; anybody but the region’s own unit is a gap in the plan. */
function LastResort({ lastResort: { organisation, rung } }: { lastResort: NonNullable<Takeover['lastResort']> }) {
  const { t } = useTranslation('takeovers');
  const text = t(`lastResort.${rung}`, { name: organisation.name });
  return rung === 'township' ? <p className="quiet">{text}</p> : <Alert type="warning" showIcon title={text} />;
}

function Answer({ standby, takeover }: { readonly standby: Standby; readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const { position, provider, state, passReason, askedFor, capacity, answeredAt } = standby;
  const [tone, symbol] = LOOK[state];
  const over = takeover.timings.lastCoveredAt !== null;
  return (
    <li>
      <span className="answer-provider">
        {position}. {provider.name}
      </span>
      <span className={`tag tag-${tone}`}>
        <span aria-hidden>{symbol}</span> {t(`live.standbyState.${state}`)}
      </span>
      <span className="line-note">
        {passReason !== null && t(`passed.${passReason}`)}
        {state === 'asked' && askedFor !== null && `${t('live.askedFor', { n: askedFor })} `}
        {state === 'accepted' && t('live.takes', { n: capacity })}
        {state === 'asked' && <TimeToAnswer standby={standby} takeover={takeover} />}
        {state === 'not-asked' && over && t('live.notNeededAsked')}
        {answeredAt && ` ${formatInstant(answeredAt as Instant)}`}
      </span>
    </li>
  );
}

function TimeToAnswer({ standby, takeover }: { readonly standby: Standby; readonly takeover: Takeover }) {
  const { t, i18n } = useTranslation('takeovers');
  const now = useServerNow(1000);
  const task = takeover.tasks.find(
    ({ kind, organisation, state }) =>
      kind === 'answer-standby' && organisation === standby.provider.name && (state === 'open' || state === 'claimed'),
  );
  if (task === undefined || now === undefined) return null;
  const left = Date.parse(task.dueAt) - now;
  if (left <= 0) return t('live.answerLate');
  return (
    <span role="timer">
      {t('live.answersIn')} <strong>{elapsedText(left, i18n.language === 'zh' ? '天' : 'd')}</strong>
    </span>
  );
}
