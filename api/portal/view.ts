import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { WORDS, type Language, type Words } from './words.ts';

/** How one visitor looks at the portal. It is all in the address: no cookie, and a link shows others the same. */
export interface View {
  readonly language: Language;
  /** 大字版. */
  readonly large: boolean;
  readonly words: Words;
  readonly demo: boolean;
  /** `https://host`, for addresses that leave the site. */
  readonly origin: string;
  /** Path of the page without query, as the visitor wrote it. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

export function viewOf(request: {
  readonly query: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly origin: string;
  readonly demo: boolean;
}): View {
  const query = Object.fromEntries(
    Object.entries(request.query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const language = query['lang'] === 'en' ? 'en' : 'zh';
  return { ...request, query, language, large: query['size'] === 'large', words: WORDS[language] };
}

export function say(view: View, { zh, en }: Bilingual): string {
  return view.language === 'en' ? en : zh;
}

/** Address of another page of the portal in the same language and size. */
export function at(view: View, path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  return address(path, {
    ...query,
    lang: view.language === 'en' ? 'en' : undefined,
    size: view.large ? 'large' : undefined,
  });
}

/** The same page looked at otherwise. */
export function here(view: View, changes: Readonly<Record<string, string | undefined>>): string {
  return address(view.path, { ...view.query, ...changes });
}

function address(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return search === '' ? path : `${path}?${search}`;
}

export function purchasePath(number: string): string {
  return `/public/p/${encodeURIComponent(number)}`;
}

export function noticePath({ id }: { readonly id: string }): string {
  return `/public/notices/${id}`;
}

/** Place of an answer on the page of its purchase. */
export function answerAnchor(id: string): string {
  return `answer-${id}`;
}

export function answerPath({ id, number }: { readonly id: string; readonly number: string }): string {
  return `${purchasePath(number)}#${answerAnchor(id)}`;
}
