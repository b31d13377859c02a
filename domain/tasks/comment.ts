/** What stands in a task's thread: what people say, and why the task changed hands. */
export const COMMENT_KINDS = ['note', 'delegation', 'takeover'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];
