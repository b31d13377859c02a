import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LimitKind, Limits } from '../../domain/procurement/limits.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';
import { useSignedIn } from '../session/signed-in.tsx';

export type ProjectItem = components['schemas']['ProjectItem'];
export type Project = components['schemas']['Project'];
export type ProjectInput = components['schemas']['ProjectInput'];
export type ProjectBudget = components['schemas']['ProjectBudget'];
export type ProcurementLimit = components['schemas']['ProcurementLimit'];
export type ProjectState = ProjectItem['state'];
export type ProjectLayer = ProjectItem['layer'];

/** What narrows the bank; it lives in the address. */
export interface ProjectFilter {
  readonly state?: ProjectState | undefined;
  readonly layer?: ProjectLayer | undefined;
  readonly year?: number | undefined;
  readonly longTerm?: 'true' | undefined;
  readonly q?: string | undefined;
}

const PAGE = 30;

export function useProjects(filter: ProjectFilter) {
  return useInfiniteQuery({
    queryKey: ['projects', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const { state, layer, year, longTerm, q } = filter;
      const query = {
        limit: PAGE,
        ...(state && { state }),
        ...(layer && { layer }),
        ...(year !== undefined && { year }),
        ...(longTerm && { longTerm }),
        ...(q && { q }),
        ...(cursor && { cursor }),
      };
      return answerOf(api.GET('/api/v1/projects', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useProject(projectId: string) {
  return useQuery({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/projects/{projectId}', { params: { path: { projectId } }, signal })),
  });
}

/** Under the list's key: whatever changes a project may change the year's sum. */
export function useProjectBudget(year: number) {
  return useQuery({
    queryKey: ['projects', 'budget', year],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/projects/budgets/{year}', { params: { path: { year } }, signal })),
  });
}

/** Amounts that the province sets, in force for the own region; whoever may not read them is shown none. */
export function useLimits() {
  const { may } = useSignedIn();
  return useQuery({
    queryKey: ['projects', 'limits'],
    enabled: may.some(({ action, subject }) => action === 'read' && subject === 'ProcurementLimit'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/limits', { signal })),
  });
}

/** The same as plain figures; nothing where nobody has entered them. */
export function useLimitFigures(): Limits {
  const { data } = useLimits();
  const of = (wanted: LimitKind) => data?.inForce.find(({ kind }) => kind === wanted)?.amountFen;
  return { openTenderFen: of('open-tender'), procurementFen: of('procurement') };
}

/** An act that changes projects; what is shown of them is read again. */
export function useProjectAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(['projects', 'project'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
