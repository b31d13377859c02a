import type { ApiEnvironment } from './environment.ts';

/** A workflow's page in the Temporal UI, where there is one. The worker uses the server's default namespace (docs/operations.md). */
export function workflowUrl({ temporalUiUrl }: ApiEnvironment, workflowId: string): string | null {
  if (temporalUiUrl === undefined) return null;
  return `${temporalUiUrl.replace(/\/$/, '')}/namespaces/default/workflows/${encodeURIComponent(workflowId)}`;
}
