import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Complaint } from './queries.ts';
import './words.ts';

/** What was missing in the letter and until when, and what the complainant has handed in since (CH-07). */
export function Correction({ correction }: { readonly correction: NonNullable<Complaint['correction']> }) {
  const { t } = useTranslation('complaints');
  const { asked, until, given, at } = correction;
  return (
    <section className="case-panel">
      <h2>{t('correction.title')}</h2>
      <p className="case-text">{asked}</p>
      {given === null && <p>{t('correction.until', { at: formatInstant(until as Instant) })}</p>}
      {given !== null && <p className="case-text">{given}</p>}
      {at !== null && <p className="quiet">{t('correction.given', { at: formatInstant(at as Instant) })}</p>}
    </section>
  );
}
