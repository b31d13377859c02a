import type { VisitRefusalCode } from '../../domain/contracts/visit-refusals.ts';
import { Refusal, Unreachable, type ProblemBody } from '../connection/client.ts';
import type { SheetLine } from './sheet-lines.ts';

/** What came of one row. */
export interface RowResult {
  readonly row: number;
  readonly status: 'recorded' | 'repeated' | 'refused';
  readonly code?: VisitRefusalCode;
  readonly field?: string;
  readonly line: SheetLine['line'];
}

interface LineAnswer extends Omit<RowResult, 'row' | 'line'> {
  /** From 1, within the part that was sent. */
  readonly line: number;
}

/** Small enough for an answer within seconds, on a slow line too. */
const ROWS_A_PART = 2_000;

/**
 * Sends rows in parts.
 *
 * @param told called after each part with the rows that are through
 * @throws Refusal, Unreachable
 */
export async function sendRows(
  contractId: string,
  rows: readonly SheetLine[],
  mode: 'preview' | 'record',
  told: (done: number) => void,
): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_PART) {
    const part = rows.slice(from, from + ROWS_A_PART);
    const text = await sendPart(contractId, part.map(({ line }) => JSON.stringify(line)).join('\n'), mode);
    for (const answer of text.trim().split('\n')) {
      const { line, ...result } = JSON.parse(answer) as Partial<LineAnswer> & Omit<LineAnswer, 'line'>;
      const sent = line === undefined ? undefined : part[line - 1];
      if (sent !== undefined) results.push({ ...result, ...sent });
    }
    told(from + part.length);
  }
  return results;
}

async function sendPart(contractId: string, body: string, mode: 'preview' | 'record'): Promise<string> {
  const query = `source=excel&preview=${String(mode === 'preview')}`;
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const response = await fetch(`/api/v1/contracts/${contractId}/visits/bulk?${query}`, {
    ...{ method: 'POST', headers, body },
  }).catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause });
  });
  if (response.ok) return response.text();
  const problem = (await response.json().catch(() => undefined)) as ProblemBody | undefined;
  throw problem?.code === undefined ? new Unreachable(`answered ${response.status}`) : new Refusal(problem);
}
