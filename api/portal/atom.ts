import { METHODS } from '../../domain/procurement/methods.ts';
import { NOTICE_KIND_LABELS } from '../../domain/procurement/notice-kinds.ts';
import { textsOf } from '../documents/document.ts';
import { noticeDocument } from '../documents/notices/notice-document.ts';
import type { PublishedAnswer, PublishedNotice } from './allow-list.ts';
import { escaped } from './html.ts';
import { answerPath, noticePath, purchasePath } from './view.ts';
import { WORDS } from './words.ts';

export interface Feed {
  /** Path of the feed: its address and its identity. */
  readonly path: string;
  readonly title: string;
  readonly origin: string;
  /** The newest first. */
  readonly items: readonly (PublishedNotice | PublishedAnswer)[];
}

/** A feed without entries has changed when the first rule of these purchases came into force, if ever. */
const BEFORE_ALL = '2026-07-01T00:00:00.000Z';

const SUMMARY_LENGTH = 300;

/** An Atom feed (RFC 4287). Ids do not depend on the host, so that a move of the site repeats no entry. */
export function atomFeed({ path, title, origin, items }: Feed): string {
  const updated = items[0]?.publishedAt ?? BEFORE_ALL;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>urn:jieli:feed:${escaped(path)}</id>
<title>${escaped(title)}</title>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${escaped(origin + path)}"/>
<link rel="alternate" type="text/html" href="${escaped(`${origin}/public/notices`)}"/>
<generator>Jieli</generator>
${items.map((item) => entry(origin, 'kind' in item ? noticeEntry(item) : answerEntry(item))).join('\n')}
</feed>
`;
}

/** What entries have that are of different kinds. */
interface Entry {
  readonly of: PublishedNotice | PublishedAnswer;
  readonly kind: string;
  readonly label: string;
  readonly path: string;
  /** Where the same stands as JSON. */
  readonly data: string;
  readonly texts: readonly string[];
}

function noticeEntry(of: PublishedNotice): Entry {
  const [, , , , ...texts] = textsOf(noticeDocument(of));
  const path = noticePath(of);
  return { of, kind: of.kind, label: NOTICE_KIND_LABELS[of.kind].zh, path, data: `${path}.json`, texts };
}

function answerEntry(of: PublishedAnswer): Entry {
  const { question, answer } = WORDS.zh;
  const texts = [`${question}：${of.question}`, `${answer}：${of.answer}`];
  const data = `${purchasePath(of.number)}.json`;
  return { of, kind: 'answer', label: WORDS.zh.answered, path: answerPath(of), data, texts };
}

function entry(origin: string, { of, kind, label, path, data, texts }: Entry): string {
  const { id, title, number, method, region, regionName, buyer, publishedAt } = of;
  return `<entry>
<id>urn:uuid:${id}</id>
<title>${escaped(`【${label}】${title}`)}</title>
<published>${publishedAt}</published>
<updated>${publishedAt}</updated>
<author><name>${escaped(buyer)}</name></author>
<link rel="alternate" type="text/html" href="${escaped(origin + path)}"/>
<link rel="alternate" type="application/json" href="${escaped(origin + data)}"/>
<category term="${kind}" label="${escaped(label)}" scheme="urn:jieli:notice-kind"/>
<category term="${escaped(region)}" label="${escaped(regionName)}" scheme="urn:jieli:region"/>
<category term="${method}" label="${escaped(METHODS[method].title.zh)}" scheme="urn:jieli:method"/>
<summary>${escaped(summary(number, texts))}</summary>
</entry>`;
}

function summary(number: string, texts: readonly string[]): string {
  const text = `${number} ${texts.join(' ')}`;
  return text.length > SUMMARY_LENGTH ? `${text.slice(0, SUMMARY_LENGTH)}…` : text;
}
