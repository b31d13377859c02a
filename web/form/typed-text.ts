/**
 * What a field shows of a figure that is typed as text. What came from elsewhere (a draft, an example, clearing the form)
 * replaces the text; what is being typed is left alone: '1.' is 1, and a text that is no figure may have no value at all.
 *
 * @param figureIn the figure in a text; the text itself where it is none, undefined for nothing
 */
export function shownText(
  text: string,
  value: unknown,
  figureIn: (text: string) => number | string | undefined,
  textOf: (value: unknown) => string,
): string {
  const typed = figureIn(text);
  if (value === typed || (value === undefined && typeof typed === 'string')) return text;
  return textOf(value);
}
