import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { usePurchase } from '../provider/queries.ts';
import { useLanguage } from '../words/i18n.ts';
import '../admission/admission.css';
import { ChallengeForm } from './challenge-form.tsx';
import { ChallengeLines } from './challenge-lines.tsx';
import { useChallenges, useChallengeWindows, type ChallengeWindow } from './queries.ts';
import './words.ts';

/** A provider's challenge to a purchase: what is open until when, the letter, and what became of earlier ones. */
export default function ChallengePage() {
  const { t } = useTranslation('challenges');
  const { purchaseId = '' } = useParams();
  const { data, error, refetch } = useChallengeWindows(purchaseId);
  const { data: purchase } = usePurchase(purchaseId);
  const open = data?.windows.filter(({ allowed }) => allowed) ?? [];
  usePageTitle(t('page.title'));
  return (
    <>
      <h1>{t('page.title')}</h1>
      {purchase && (
        <p className="page-about">
          <Link to={`/provider/purchases/${purchaseId}`}>{purchase.name}</Link> <code>{purchase.number}</code>
        </p>
      )}
      <p>{t('page.intro')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('page.loading')} />}
      {data && (
        <section className="case-panel">
          <h2>{t('page.windows')}</h2>
          <ul className="case-list">
            {data.windows.map((window) => (
              <Window key={window.ground} window={window} />
            ))}
          </ul>
        </section>
      )}
      {open.length > 0 && (
        <section className="case-panel">
          <h2>{t('page.form')}</h2>
          <ChallengeForm purchaseId={purchaseId} grounds={open.map(({ ground }) => ground)} />
        </section>
      )}
      <section className="case-panel">
        <h2>{t('page.own')}</h2>
        <Own purchaseId={purchaseId} />
      </section>
    </>
  );
}

function Own({ purchaseId }: { readonly purchaseId: string }) {
  const { t } = useTranslation('challenges');
  const { data, error, refetch } = useChallenges({ purchase: purchaseId });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('page.ownLoading')} />;
  const challenges = data.pages.flatMap(({ items }) => items);
  if (challenges.length === 0) return <p className="quiet">{t('page.ownNone')}</p>;
  return <ChallengeLines challenges={challenges} />;
}

function Window({ window }: { readonly window: ChallengeWindow }) {
  const { t } = useTranslation('challenges');
  const language = useLanguage();
  const { ground, allowed, until, countsFrom, provisional, reason } = window;
  const time =
    until === null ? t('page.notYet') : t('page.until', { at: formatInstant(until as Instant), from: countsFrom });
  return (
    <li>
      <StateTag tone={allowed ? 'good' : 'plain'}>{t(allowed ? 'page.open' : 'page.shut')}</StateTag>{' '}
      <strong>{t(`ground.${ground}`)}</strong> <code>CH-01</code>
      <div>
        {time}
        {provisional && `（${t('page.provisional')}）`}
      </div>
      {reason && <div className="quiet">{reason[language]}</div>}
    </li>
  );
}
