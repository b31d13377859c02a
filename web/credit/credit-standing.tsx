import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CREDIT_EVENTS, SCORED_EVENT_CODES } from '../../domain/providers/credit-event.ts';
import { pointsText } from '../../domain/providers/credit-score.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { CreditAnswer } from './credit-query.ts';
import { SchemeDialog } from './scheme-dialog.tsx';
import { UnlistedEvents } from './unlisted-events.tsx';
import './words.ts';

const TONES = { A: 'good', B: 'good', C: 'wait', D: 'bad' } as const;

/** The level with its sum written out, the scheme that it was computed by, and what has rested on it. */
export function CreditStanding({ standing, uses }: Pick<CreditAnswer, 'standing' | 'uses'>) {
  const { t } = useTranslation('credit');
  const { score, level, base, good, goodCounted, bad, asOf } = standing;
  const sum = {
    base: pointsText(base),
    good: pointsText(goodCounted),
    bad: pointsText(-bad),
    score: pointsText(score),
  };
  return (
    <section aria-label={t('standing')}>
      <p>
        <StateTag tone={TONES[level]}>{t('level', { level })}</StateTag> <strong>{t('score', sum)}</strong>
      </p>
      <p>{t('sum', sum)}</p>
      {good > goodCounted && (
        <p className="quiet">{t('capped', { all: pointsText(good), most: pointsText(goodCounted) })}</p>
      )}
      <p className="quiet">{t('asOf', { at: formatInstant(asOf as Instant) })}</p>
      <UnlistedEvents scheme={standing.scheme} />
      <Scheme standing={standing} />
      {uses.length > 0 && (
        <details>
          <summary>{t('uses')}</summary>
          <ul>
            {uses.map((use) => (
              <li key={use.at}>
                {formatInstant(use.at as Instant)} · {t(`purpose.${use.purpose}`)} · {t('level', { level: use.level })}{' '}
                {t('score', { score: pointsText(use.score) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Whoever may change it for the region finds the way to it here. */
function Scheme({ standing: { scheme, source } }: Pick<CreditAnswer, 'standing'>) {
  const { t } = useTranslation('credit');
  const language = useLanguage();
  const { may } = useSignedIn();
  const [open, setOpen] = useState(false);
  const maySet = may.some(({ action, subject }) => action === 'work' && subject === 'Credit');
  const { base, bonus, keptYears, levels, weights } = scheme;
  return (
    <details>
      <summary>{t('scheme.title')}</summary>
      <p>{t('scheme.rule', { base, bonus, keptYears, ...levels })}</p>
      <p className="quiet">{source === null ? t('scheme.house') : t('scheme.source', { source })}</p>
      <ul>
        {SCORED_EVENT_CODES.filter((code) => weights[code] !== undefined).map((code) => (
          <li key={code}>
            {CREDIT_EVENTS[code].title[language]} {CREDIT_EVENTS[code].tone === 'good' ? '+' : '−'}
            {weights[code]}
          </li>
        ))}
      </ul>
      {maySet && <Button onClick={() => setOpen(true)}>{t('scheme.enter')}</Button>}
      {open && <SchemeDialog scheme={scheme} close={() => setOpen(false)} />}
    </details>
  );
}
