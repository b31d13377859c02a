/** The text as LIKE takes it literally: `%`, `_` and the backslash stand for themselves. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** For `ILIKE`: whatever holds the text, as it was typed. */
export function likePattern(text: string): string {
  return `%${literal(text)}%`;
}

/** For Prisma, which escapes nothing by itself: whatever holds the text, in capital or small letters. */
export function containing(text: string) {
  return { contains: literal(text), mode: 'insensitive' } as const;
}
