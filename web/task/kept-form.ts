/** What was typed and not yet taken by the api, with the draft that the api had when it was typed. */
export interface KeptForm {
  readonly form: unknown;
  readonly base: unknown;
}

/**
 * Kept on this computer until the api has the draft or the decision: a lost session, a reload, a closed window or an
 * outage loses nothing. Each person's own: the next one at the same computer does not get it.
 */
export function keptForm(userId: string, taskId: string): KeptForm | undefined {
  const text = localStorage.getItem(keyOf(userId, taskId));
  return text === null ? undefined : (JSON.parse(text) as KeptForm);
}

export function keepForm(userId: string, taskId: string, kept: KeptForm): void {
  localStorage.setItem(keyOf(userId, taskId), JSON.stringify(kept));
}

export function forgetForm(userId: string, taskId: string): void {
  localStorage.removeItem(keyOf(userId, taskId));
}

function keyOf(userId: string, taskId: string): string {
  return `jieli.form.${userId}.${taskId}`;
}
