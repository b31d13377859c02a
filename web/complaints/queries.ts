import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type ComplaintItem = components['schemas']['ComplaintItem'];
export type Complaint = components['schemas']['Complaint'];
export type ComplaintInput = components['schemas']['ComplaintInput'];
export type ComplaintWindow = components['schemas']['ComplaintWindow'];
type State = ComplaintItem['state'];

export function useComplaints({ state, purchase }: { readonly state?: State | undefined; readonly purchase?: string }) {
  return useInfiniteQuery({
    queryKey: ['complaints', state, purchase],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: 30, ...(state && { state }), ...(purchase && { purchase }), ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/complaints', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useComplaint(id: string) {
  return useQuery({
    queryKey: ['complaint', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/complaints/{complaintId}', { params: { path: { complaintId: id } }, signal })),
  });
}

/** Under the challenge's key: its answer opens the window. */
export function useComplaintWindow(challengeId: string) {
  return useQuery({
    queryKey: ['challenge', challengeId, 'complaint-window'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/challenges/{challengeId}/complaints/window', { params: { path: { challengeId } }, signal }),
      ),
  });
}
