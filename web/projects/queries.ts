import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type ProjectItem = components['schemas']['ProjectItem'];
export type Project = components['schemas']['Project'];
export type ProjectInput = components['schemas']['ProjectInput'];
export type ProjectBudget = components['schemas']['ProjectBudget'];
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

/** An act that changes projects; what is shown of them is read again. */
export function useProjectAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(['projects', 'project'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
