import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

type Export = components['schemas']['Export'];
export type ExportKind = Export['kind'];
/** As the list of the same name is filtered; what is undefined is not filtered by. */
export type ExportFilter = Readonly<Record<string, string | undefined>>;

const LOOK_MS = 700;

/** One table on its way into a file: asked for, looked after, fetched when it is ready. */
export function useExport(kind: ExportKind, filter: ExportFilter) {
  const [started, setStarted] = useState<Export>();
  const start = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/exports', { body: { kind, filter: given(filter) } })),
    onSuccess: setStarted,
  });
  const watched = useQuery<Export>({
    queryKey: ['export', started?.id],
    enabled: started !== undefined && isUnfinished(started),
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnfinished(data) ? LOOK_MS : false),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/exports/{exportId}', { params: { path: { exportId: started!.id } }, signal })),
  });
  const job = started && watched.data?.id === started.id ? watched.data : started;
  const cancel = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/exports/{exportId}', { params: { path: { exportId: job!.id } } })),
    onSettled: () => setStarted(undefined),
  });
  const readyId = job?.state === 'ready' ? job.id : undefined;
  useEffect(() => {
    if (readyId !== undefined) fetchFile(readyId);
  }, [readyId]);
  return {
    job,
    asking: start.isPending,
    error: start.error ?? watched.error,
    ask: () => {
      setStarted(undefined);
      start.mutate();
    },
    cancel: () => cancel.mutate(),
    forget: () => {
      setStarted(undefined);
      start.reset();
    },
  };
}

function given(filter: ExportFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export function isUnfinished({ state }: Export): boolean {
  return state === 'waiting' || state === 'running';
}

/** The browser saves it as it arrives; the page keeps nothing. */
export function fetchFile(id: string): void {
  const link = document.createElement('a');
  link.href = `/api/v1/exports/${id}/file`;
  link.download = '';
  link.click();
}
