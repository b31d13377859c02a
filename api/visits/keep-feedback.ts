import type { Database } from '../../prisma/database.ts';
import { Problem } from '../problem.ts';

/** What a recipient says of a visit. */
export interface Feedback {
  readonly tookPlace: boolean;
  /** 1–5; only of a visit that took place. */
  readonly rating: number | null;
  readonly remark: string | null;
}

/** A clerk who wrote down what was said on the phone, or the printed link. */
export type Channel = { readonly channel: 'link' } | { readonly channel: 'phone'; readonly recordedBy: string };

const KEEP = `
  INSERT INTO visit_feedback (visit_id, took_place, rating, remark, channel, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (visit_id) DO NOTHING`;

/** Keeps the first answer; false when there was one. */
export async function keepFeedback(
  { pool }: Database,
  visitId: string,
  { tookPlace, rating, remark }: Feedback,
  by: Channel,
): Promise<boolean> {
  const recordedBy = by.channel === 'phone' ? by.recordedBy : null;
  const values = [visitId, tookPlace, tookPlace ? rating : null, remark, by.channel, recordedBy];
  return (await pool.query({ name: 'keep-feedback', text: KEEP, values })).rowCount === 1;
}

export function alreadyGiven(): Problem {
  return new Problem('feedback-given', {
    detail: {
      zh: '这次服务的评价已经记下，每次服务评价一次。',
      en: 'What was said of this visit is on record; each visit is rated once.',
    },
  });
}
