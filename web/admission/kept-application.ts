import { useCallback, useState } from 'react';
import type { AdmissionFacts } from '../../domain/providers/eligibility.ts';
import { APPLICANT_KIND_CODES } from '../../domain/providers/organisation-kind.ts';
import type { Provider } from './queries.ts';

export type Application = AdmissionFacts & { readonly facilities: string };

type Kept = readonly [Application, (part: Partial<Application>) => void, () => void];

/** What is typed is kept in this browser until it is handed in, whatever happens to the page. */
export function useKeptApplication(provider: Provider): Kept {
  const place = `jieli.admission.${provider.id}`;
  const [application, setApplication] = useState<Application>(() => ({ ...startOf(provider), ...keptAt(place) }));
  const change = useCallback(
    (part: Partial<Application>) =>
      setApplication((before) => {
        const next = { ...before, ...part };
        localStorage.setItem(place, JSON.stringify(next));
        return next;
      }),
    [place],
  );
  return [application, change, useCallback(() => localStorage.removeItem(place), [place])];
}

function startOf({ kind, creditCode, capacity, services }: Provider): Application {
  return {
    kind: APPLICANT_KIND_CODES.find((code) => code === kind) ?? 'social-organisation',
    creditCode: creditCode ?? '',
    capacity,
    staff: 0,
    socialWorkers: 0,
    facilities: '',
    services,
    statements: [],
  };
}

function keptAt(place: string): Partial<Application> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Application>;
  } catch {
    return {};
  }
}
