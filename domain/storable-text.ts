/** Not blank, at most `longest` characters, without NUL and halves of characters, neither of which PostgreSQL stores. */
export function isStorableText(value: unknown, longest: number): value is string {
  if (typeof value !== 'string' || value.length > longest) return false;
  return value.trim() !== '' && !value.includes('\0') && !/\p{Surrogate}/u.test(value);
}
