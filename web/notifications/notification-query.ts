import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Notification = components['schemas']['Notification'];

/** The newest first. */
export function useNotifications(unread: boolean) {
  return useInfiniteQuery({
    queryKey: ['notifications', 'list', unread],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: 50, ...(unread && { unread: 'true' as const }), ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/notifications', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['notifications'] });
}

export function useRead() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (notificationId: string) =>
      answerOf(api.POST('/api/v1/notifications/{notificationId}/read', { params: { path: { notificationId } } })),
    onSettled,
  });
}

/** All that had come when the newest shown one came: what arrives while one reads stays unread. */
export function useReadAll() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (until: string) => answerOf(api.POST('/api/v1/notifications/read', { body: { until } })),
    onSettled,
  });
}
