/**
 * What was typed and not yet taken by the api, kept in this browser tab: a lost session, a reload or an outage loses
 * nothing. Only the assignee's own tab has it, and it goes when the api has the draft or the decision.
 */
export function keptForm(taskId: string): unknown {
  const text = sessionStorage.getItem(keyOf(taskId));
  return text === null ? undefined : (JSON.parse(text) as unknown);
}

export function keepForm(taskId: string, form: unknown): void {
  sessionStorage.setItem(keyOf(taskId), JSON.stringify(form));
}

export function forgetForm(taskId: string): void {
  sessionStorage.removeItem(keyOf(taskId));
}

function keyOf(taskId: string): string {
  return `jieli.form.${taskId}`;
}
