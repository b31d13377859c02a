import { Readable } from 'node:stream';
import { z } from 'zod';
import { VISIT_REFUSALS } from '../../domain/contracts/visit-refusals.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { linesOf, NDJSON, type TextLine } from '../http/lines.ts';
import { Download, route } from '../route.ts';
import { openIntake, previewBatch, recordBatch, type Intake, type NumberedLine } from './record-visits.ts';
import { contractOfRecords, isOwn } from './visit-contract.ts';
import { readLine, visitLine, type LineResult } from './visit-line.ts';

/** What one request may hold; whoever has more sends several. */
export const BULK_LIMITS = { bytes: 16 * 1024 * 1024, lines: 20_000, lineBytes: 16 * 1024 } as const;
/** Lines recorded in one transaction: each costs the database a few hundred microseconds. */
const BATCH = 1_000;

export const recordVisits = route({
  method: 'post',
  path: '/contracts/{contractId}/visits/bulk',
  operationId: 'recordVisits',
  summary: '批量上传服务记录 · Record many visits',
  description: `One VisitLine a line, at most ${BULK_LIMITS.lines} lines and ${BULK_LIMITS.bytes} bytes. The answer has a line for each, \`{line, key, status: recorded | repeated | refused, code, …}\`, and the sums last. A thousand lines are recorded at once, so after a broken connection send everything again: keys make that safe. Order does not matter.`,
  tag: 'contracts',
  access: ['create', 'Visit'],
  params: contractParams,
  query: z.strictObject({
    source: z.enum(['bulk', 'excel']).default('bulk'),
    preview: z.enum(['true', 'false']).default('false').meta({ description: 'Only look: nothing is written' }),
  }),
  lines: { bytes: BULK_LIMITS.bytes, line: visitLine },
  success: { status: 200, media: NDJSON, description: 'What came of each line' },
  problems: ['not-found'],
  async handle({ params: { contractId }, query: { source, preview }, stream, caller }, { database }) {
    const contract = await contractOfRecords(database, caller, contractId);
    if (!isOwn(caller, contract)) throw contractNotFound();
    const intake: Intake = { contractId, providerId: contract.providerId, source, by: caller.userId };
    const id = preview === 'true' ? undefined : await openIntake(database, intake);
    const results: LineResult[] = [];
    for await (const group of linesOf(stream, BULK_LIMITS, BATCH)) {
      const { lines, unread } = readAll(group);
      results.push(
        ...(id === undefined
          ? [...(await previewBatch(database, intake, lines)), ...unread].sort((a, b) => a.line - b.line)
          : await recordBatch(database, { ...intake, id }, lines, unread)),
      );
    }
    return new Download(Readable.from(answerLines(results)), { 'Content-Type': `${NDJSON}; charset=utf-8` });
  },
});

function readAll(group: readonly TextLine[]): { lines: NumberedLine[]; unread: LineResult[] } {
  const lines: NumberedLine[] = [];
  const unread: LineResult[] = [];
  for (const { line, text } of group) {
    const one = readLine(line, text);
    if ('read' in one) lines.push({ line, read: one.read });
    else unread.push(one.result);
  }
  return { lines, unread };
}

const LINES_A_PIECE = 500;

function* answerLines(results: readonly LineResult[]): Generator<string> {
  for (let from = 0; from < results.length; from += LINES_A_PIECE) {
    yield results
      .slice(from, from + LINES_A_PIECE)
      .map(lineAnswer)
      .join('');
  }
  const count = (wanted: LineResult['status']) => results.filter(({ status }) => status === wanted).length;
  const sums = { recorded: count('recorded'), repeated: count('repeated'), refused: count('refused') };
  yield `${JSON.stringify({ sums })}\n`;
}

function lineAnswer({ code, field, ...result }: LineResult): string {
  const why = code === null ? {} : { code, ...(field === null ? {} : { field }), detail: VISIT_REFUSALS[code].zh };
  return `${JSON.stringify({ ...result, ...why })}\n`;
}
