import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Leave = components['schemas']['Leave'];
export type LeaveInput = components['schemas']['LeaveInput'];

/** Who is away, now and later. */
export function useLeaves() {
  return useInfiniteQuery({
    queryKey: ['leaves', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      answerOf(api.GET('/api/v1/leaves', { params: { query: { limit: 50, ...(cursor && { cursor }) } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Who can stand in for a person; without one, whom a supervisor may enter. */
export function useLeavePeople(person: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['leaves', 'people', person],
    enabled,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/leaves/people', { params: { query: { ...(person && { for: person }) } }, signal })),
  });
}

/** Tasks come and go with a leave, so the inbox is read again as well. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['leaves'] }),
      client.invalidateQueries({ queryKey: ['inbox'] }),
    ]);
}

export function useTakeLeave() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (body: LeaveInput) => answerOf(api.POST('/api/v1/leaves', { body })),
    onSettled,
  });
}

export function useEndLeave() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (leaveId: string) =>
      answerOf(api.POST('/api/v1/leaves/{leaveId}/end', { params: { path: { leaveId } } })),
    onSettled,
  });
}
