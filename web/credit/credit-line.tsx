import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { APPEAL_LABELS, type AppealKind } from '../../domain/providers/credit-appeal.ts';
import { pointsText } from '../../domain/providers/credit-score.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { AppealDialog } from './appeal-dialog.tsx';
import type { CreditAppeal, CreditEvent } from './credit-query.ts';
import './words.ts';

const TONES = { good: 'good', bad: 'bad', neutral: 'plain' } as const;
const APPEAL_TONES = { open: 'wait', upheld: 'good', rejected: 'bad' } as const;

interface Properties {
  readonly event: CreditEvent;
  readonly providerId: string;
}

/** One event: what it means, where it comes from, how much it counts and why, and what was said against it. */
export function CreditLine({ event, providerId }: Properties) {
  const { t } = useTranslation('credit');
  const language = useLanguage();
  const { organisation } = useSignedIn();
  const [asking, setAsking] = useState<AppealKind>();
  const { title, explanation, tone, rule, at, source, points, countedAs, appeals, mayAsk } = event;
  const own = organisation.id === providerId;
  return (
    <li>
      <StateTag tone={TONES[tone]}>{t(tone)}</StateTag> <strong>{title[language]}</strong> <code>{rule}</code>
      <div>{explanation[language]}</div>
      <div>
        <strong>{signed(points)}</strong> <span className="quiet">{t(`as.${countedAs}`)}</span>
      </div>
      <div className="quiet">
        <time dateTime={at}>{formatInstant(at as Instant)}</time> · <SourceLink source={source} />
        {source.month !== null && ` · ${t('month', { month: source.month })}`}
      </div>
      {appeals.map((appeal) => (
        <Appeal key={appeal.kind} appeal={appeal} />
      ))}
      {own && mayAsk.length > 0 && (
        <div className="case-filters">
          {mayAsk.map((kind) => (
            <Button key={kind} size="small" onClick={() => setAsking(kind)}>
              {t(`ask.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {asking && (
        <AppealDialog event={event} kind={asking} providerId={providerId} close={() => setAsking(undefined)} />
      )}
    </li>
  );
}

function Appeal({ appeal: { kind, state, text, reason } }: { readonly appeal: CreditAppeal }) {
  const { t } = useTranslation('credit');
  const language = useLanguage();
  return (
    <div>
      {APPEAL_LABELS[kind][language]} <StateTag tone={APPEAL_TONES[state]}>{t(`appeal.${state}`)}</StateTag>
      <p className="case-text quiet">{text}</p>
      {reason !== null && (
        <p className="case-text">
          <strong>{t('reason')}</strong> {reason}
        </p>
      )}
    </div>
  );
}

function signed(hundredths: number): string {
  return hundredths > 0 ? `+${pointsText(hundredths)}` : pointsText(hundredths);
}

/** The contract or purchase that an event comes from, on the reader's own side of the console. */
function SourceLink({ source: { contractId, purchaseId, number } }: { readonly source: CreditEvent['source'] }) {
  const { t } = useTranslation('credit');
  const { roles } = useSignedIn();
  const side = roles.includes('provider') ? '/provider' : '';
  const words = t(contractId === null ? 'purchase' : 'contract', { number });
  if (contractId !== null) return <Link to={`${side}/contracts/${contractId}`}>{words}</Link>;
  return purchaseId === null ? words : <Link to={`${side}/purchases/${purchaseId}`}>{words}</Link>;
}
