import type { Database } from '../../prisma/database.ts';
import type { Channel } from '../visits/keep-feedback.ts';

/** What one recipient says: 1 to 5 on each dimension. */
export interface SurveyWords {
  readonly effect: number;
  readonly management: number;
  readonly impact: number;
  readonly remark: string | null;
}

const KEEP = `
  INSERT INTO survey_answer (evaluation_id, recipient_id, effect, management, impact, remark, channel, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (evaluation_id, recipient_id) DO NOTHING`;

const SURVEY_OVER = 'JL182';

/** Keeps the first answer. `given`: there was one. `over`: the survey has ended. */
export async function keepAnswer(
  { pool }: Database,
  { evaluationId, recipientId }: { readonly evaluationId: string; readonly recipientId: string },
  { effect, management, impact, remark }: SurveyWords,
  by: Channel,
): Promise<'kept' | 'given' | 'over'> {
  const recordedBy = by.channel === 'phone' ? by.recordedBy : null;
  const values = [evaluationId, recipientId, effect, management, impact, remark, by.channel, recordedBy];
  try {
    return (await pool.query({ name: 'keep-answer', text: KEEP, values })).rowCount === 1 ? 'kept' : 'given';
  } catch (error) {
    if ((error as { code?: unknown }).code === SURVEY_OVER) return 'over';
    throw error;
  }
}
