/** An error whose message is all that a user needs: what is wrong and the way out. Printed without a stack. */
export class UserError extends Error {
  override name = 'UserError';
}

/** What to print of anything that was thrown. */
export function explain(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
