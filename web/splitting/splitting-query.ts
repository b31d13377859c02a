import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';
import { useSignedIn } from '../session/signed-in.tsx';

export type Splitting = components['schemas']['Splitting'];

function useReadsSupervision(): boolean {
  const { may } = useSignedIn();
  return may.some(({ action, subject }) => action === 'read' && subject === 'Supervision');
}

/** What a purchase adds up with; nothing for whoever does not watch the region. */
export function usePurchaseSplitting(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'splitting'],
    enabled: useReadsSupervision(),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/splitting', { params: { path: { purchaseId } }, signal })),
  });
}

/** Of the whole region in one year. Under the list's key: any purchase may change it. */
export function useRegionSplitting(year: number) {
  return useQuery({
    queryKey: ['purchases', 'splitting', year],
    enabled: useReadsSupervision(),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/splitting/{year}', { params: { path: { year } }, signal })),
  });
}

/** What the own office has bought of each item in a year without an open tender. */
export function useRunningTotals(year: number | undefined) {
  return useQuery({
    queryKey: ['purchases', 'totals', year],
    enabled: year !== undefined,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/totals/{year}', { params: { path: { year: year! } }, signal })),
  });
}
