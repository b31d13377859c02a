import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Edition = components['schemas']['DirectoryEdition'];
export type EditionDetail = components['schemas']['DirectoryEditionDetail'];
export type Item = components['schemas']['DirectoryItem'];
export type DraftHead = components['schemas']['DirectoryDraftInput'];

const PAGE = 30;

export function useEditions() {
  return useInfiniteQuery({
    queryKey: ['directory', 'editions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/directory/editions', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useEdition(editionId: string) {
  return useQuery({
    queryKey: ['directory', 'edition', editionId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/directory/editions/{editionId}', { params: { path: { editionId } }, signal })),
  });
}

/** An act on the directory: whatever is shown of it is read again, also the items that a purchase chooses from. */
export function useDirectoryAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['directory'] }),
        client.invalidateQueries({ queryKey: ['catalogue'] }),
      ]),
  });
}

/** Saves the draft as it was read, with what is different now; refused when somebody else has changed it since. */
export function useDraftChange({ id, revision, label, basis, effectiveFrom, items }: EditionDetail) {
  return useDirectoryAct((change: Partial<DraftHead & { readonly items: Item[] }>) =>
    answerOf(
      api.PUT('/api/v1/directory/editions/{editionId}', {
        params: { path: { editionId: id } },
        body: { revision, label, basis, effectiveFrom, items, ...change },
      }),
    ),
  );
}
