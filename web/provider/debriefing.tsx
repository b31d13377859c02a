import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { findRuleInForce, type RuleId } from '../../domain/procurement/rules.ts';
import { dayOf, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { PaperLink } from '../frame/paper-link.tsx';
import type { components } from '../generated/api.ts';
import { useLanguage } from '../words/i18n.ts';
import { minute } from './when.ts';

type Debriefing = components['schemas']['Debriefing'];
type LotResult = Debriefing['lots'][number];

/** What became of one's own bids: points by criterion, rank, reasons, and what can be done next (EV-18). */
export function OwnResult({ purchaseId }: { readonly purchaseId: string }) {
  const { t } = useTranslation('provider');
  // Whoever has not bid has no result, which is no trouble.
  const { data } = useQuery({
    queryKey: ['purchase', purchaseId, 'debriefing'],
    retry: false,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/debriefing', { params: { path: { purchaseId } }, signal })),
  });
  if (data === undefined) return null;
  return (
    <section className="card" aria-labelledby="own-result">
      <h2 id="own-result">{t('result.title')}</h2>
      <p className="quiet">{t('result.about')}</p>
      {data.lots.map((lot) => (
        <OneLot key={lot.seq} lot={lot} publishedAt={data.publishedAt} />
      ))}
      <Next purchaseId={purchaseId} until={data.challengeUntil} />
      <p>
        <PaperLink of={`purchases/${purchaseId}/debriefing`}>{t('result.pdf')}</PaperLink>
      </p>
    </section>
  );
}

function OneLot({ lot, publishedAt }: { readonly lot: LotResult; readonly publishedAt: string }) {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const { seq, name, outcome, awardId, rank, candidates, totalHundredths, criteria } = lot;
  const rule = lot.failureRule && findRuleInForce(lot.failureRule as RuleId, dayOf(publishedAt as Instant));
  return (
    <>
      <h3>
        {t('result.lot', { seq, name })}{' '}
        <span className={`tag tag-${outcome === 'won' ? 'fine' : 'plain'}`}>{t(`result.outcome.${outcome}`)}</span>
      </h3>
      {awardId !== null && (
        <p>
          <PaperLink of={`awards/${awardId}/letter`}>{t('result.letter')}</PaperLink>
          <span className="line-about">{t('result.letterAbout')}</span>
        </p>
      )}
      {lot.reason !== null && <p>{t('result.reason', { reason: reasonText(lot.reason, t) })}</p>}
      {rule && <p>{t('result.reason', { reason: rule.title[language] })}</p>}
      {rank !== null && totalHundredths !== null && (
        <p>{t('result.rank', { rank, candidates, total: points(totalHundredths) })}</p>
      )}
      {criteria.length > 0 && (
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t('result.criterion')}</th>
              <th scope="col">{t('result.points')}</th>
              <th scope="col">{t('result.most')}</th>
              <th scope="col">{t('result.missed')}</th>
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ code, titleZh, titleEn, weight, hundredths }) => (
              <tr key={code}>
                <th scope="row">{language === 'zh' ? titleZh : titleEn}</th>
                <td className="amount" data-label={t('result.points')}>
                  {points(hundredths)}
                </td>
                <td className="amount" data-label={t('result.most')}>
                  {weight}
                </td>
                <td className="amount" data-label={t('result.missed')}>
                  {points(weight * 100 - hundredths)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Next({ purchaseId, until }: { readonly purchaseId: string; readonly until: string }) {
  const { t } = useTranslation('provider');
  return (
    <>
      <h3>{t('result.next')}</h3>
      <ul>
        <li>
          <a href="#purchase-questions">{t('result.ask')}</a>
        </li>
        <li>
          <Link to={`/purchases/${purchaseId}/challenge`}>{t('result.challenge', { until: minute(until) })}</Link>
        </li>
      </ul>
    </>
  );
}

/** What the opening itself finds is a code; whoever examines writes in words. */
const CODES = ['withdrawn', 'unreadable', 'hash', 'header', 'above-ceiling'] as const;

function reasonText(reason: string, t: ReturnType<typeof useTranslation<'provider'>>['t']): string {
  const code = CODES.find((one) => one === reason);
  return code === undefined ? reason : t(`result.code.${code}`);
}

function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
