import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Opening = components['schemas']['Opening'];

/** While something is expected: a lost event is made good within seconds. */
const SOON_MS = 5_000;

const MOVING: readonly Opening['state'][] = ['collecting', 'opening'];

/** The opening; read again with every change of the purchase, and by itself while it goes on. */
export function useOpening(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'opening'],
    queryFn: ({ signal }): Promise<Opening> =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/opening', { params: { path: { purchaseId } }, signal })),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? SOON_MS : false),
  });
}

function isMoving({ state, by, record, bids }: Opening): boolean {
  if (MOVING.includes(state)) return true;
  const readable = bids?.some(({ own }) => !own) === true;
  return state === 'opened' && by === 'holders' && record === null && readable;
}
