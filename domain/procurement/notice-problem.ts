import type { TermReading } from './notice-term.ts';

export type NoticeField = 'number' | 'name' | 'method' | 'budget' | 'lots' | 'ceiling' | 'term';

/** A field that keeps a notice from being imported, with a sentence for the person who brought it. */
export interface NoticeProblem {
  readonly field: NoticeField;
  /** Position of the lot, from 1; absent when the field is the whole notice's. */
  readonly lot?: number;
  readonly messageZh: string;
  readonly messageEn: string;
}

/** A problem of the whole notice. */
export function noticeProblem(field: NoticeField, messageZh: string, messageEn: string): NoticeProblem {
  return { field, messageZh, messageEn };
}

/** A problem of one lot; the sentences begin with which. */
export function lotProblem(field: NoticeField, lot: number, messageZh: string, messageEn: string): NoticeProblem {
  return { field, lot, messageZh: `第${lot}标项：${messageZh}`, messageEn: `Lot ${lot}: ${messageEn}` };
}

const TERM_SENTENCES: Readonly<Record<Exclude<TermReading['kind'], 'term'>, readonly [zh: string, en: string]>> = {
  elsewhere: ['指向其他文件，没有写明期限', 'refers to another document and states no length'],
  several: [
    '写有多个期限，须由经办人确定合同的履约期限',
    'names several periods; an officer must say which one is the contract’s',
  ],
  none: ['没有写明确定的期限', 'states no definite length'],
};

/** The sentence for a term that could not be read, with its wording (shortened). */
export function termProblem(lot: number, wording: string, kind: Exclude<TermReading['kind'], 'term'>): NoticeProblem {
  const [zh, en] = TERM_SENTENCES[kind];
  const quoted = wording.length > 60 ? `${wording.slice(0, 60)}…` : wording;
  return lotProblem('term', lot, `合同履约期限“${quoted}”${zh}。`, `the contract term “${quoted}” ${en}.`);
}
