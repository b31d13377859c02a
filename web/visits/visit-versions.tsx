import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { Visit } from './visits-query.ts';
import './words.ts';

type Version = components['schemas']['VisitVersions']['versions'][number];

/** That a record was corrected or withdrawn; who, when, why and what it said before are asked for when opened. */
export function VisitVersions({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('visits');
  const [open, setOpen] = useState(false);
  if (visit.version === 1) return null;
  const what = t(visit.withdrawnAt === null ? 'versions.corrected' : 'versions.withdrawn');
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{what}</strong>
      </summary>
      {open && <Versions visitId={visit.id} version={visit.version} />}
    </details>
  );
}

function Versions({ visitId, version }: { readonly visitId: string; readonly version: number }) {
  const { t } = useTranslation('visits');
  const { data, error, refetch } = useQuery({
    queryKey: ['visit-versions', visitId, version],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/visits/{visitId}/corrections', { params: { path: { visitId } }, signal })),
  });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('loading')} />;
  return (
    <ol className="visit-versions" reversed>
      {data.versions.map((one) => (
        <li key={one.version} value={one.version}>
          <Made made={one.made} />
          {one.made?.kind !== 'withdrawn' && <Content version={one} />}
        </li>
      ))}
    </ol>
  );
}

function Made({ made }: Pick<Version, 'made'>) {
  const { t } = useTranslation('visits');
  if (made === null) return <span className="quiet">{t('versions.first')}</span>;
  const { kind, side, by, at, reason, settled } = made;
  return (
    <>
      {t(`versions.${kind}`)} · {by}（{t(`versions.${side}`)}）·{' '}
      <time dateTime={at}>{formatInstant(at as Instant)}</time>
      <span className="case-about">{t('versions.why', { reason })}</span>
      {settled && <strong className="case-about">{t('versions.settled')}</strong>}
    </>
  );
}

function Content({ version: { service, staff, startedAt, endedAt, place, done } }: { readonly version: Version }) {
  return (
    <span className="case-about">
      {formatInstant(startedAt as Instant)} – {formatInstant(endedAt as Instant)} · {service} · {staff} · {place} ·{' '}
      {done}
    </span>
  );
}
