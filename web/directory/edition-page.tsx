import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import '../admission/admission.css';
import '../frame/lines.css';
import './directory.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { Difference, TouchedPurchases } from './difference.tsx';
import { EditionActs } from './edition-acts.tsx';
import { ItemList } from './item-list.tsx';
import { useEdition, type EditionDetail } from './queries.ts';
import { StandingTag } from './standing-tag.tsx';
import './words.ts';

/** One edition of the directory: what is different in it, whom it touches, what it has. */
export default function EditionPage() {
  const { editionId = '' } = useParams();
  const { t } = useTranslation('directory');
  const { data, error, refetch } = useEdition(editionId);
  if (data) return <One edition={data} />;
  return error ? <Trouble error={error} retry={() => void refetch()} /> : <Waiting what={t('loading')} />;
}

function One({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation('directory');
  const { label, standing } = edition;
  usePageTitle(`${label} · ${t('title')}`);
  return (
    <article className="edition">
      <p className="way-back">
        <Link to="/directory">← {t('back')}</Link>
      </p>
      <header className="edition-head">
        <h1>
          {t('title')} {label}
        </h1>
        <StandingTag standing={standing} />
      </header>
      <Facts edition={edition} />
      <EditionActs edition={edition} />
      <Difference edition={edition} />
      <TouchedPurchases purchases={edition.purchases} />
      <ItemList edition={edition} />
    </article>
  );
}

function Facts({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation('directory');
  const { region, regionName, basis, effectiveFrom, draftedBy, approvedBy, publishedAt } = edition;
  const facts: [string, string][] = [
    [t('region'), `${regionName}（${region}）`],
    [t('basis'), basis],
    [t('from'), effectiveFrom],
    [t('draftedBy'), draftedBy ?? t('delivered')],
    ...(approvedBy === null ? [] : ([[t('approvedBy'), approvedBy]] satisfies [string, string][])),
    ...(publishedAt === null
      ? []
      : ([[t('publishedAt'), formatInstant(publishedAt as Instant)]] satisfies [string, string][])),
  ];
  return (
    <dl className="edition-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
