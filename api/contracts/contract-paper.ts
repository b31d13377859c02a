import { z } from 'zod';
import {
  CHANGE_GROUND_CODES,
  CHANGE_STATES,
  longestEnd,
  supplementRoom,
  type ChangeGround,
} from '../../domain/contracts/change.ts';
import type { Clause } from '../../domain/contracts/clauses.ts';
import type { Database } from '../../prisma/database.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import { contractScope, seesRegion } from '../access/scope.ts';
import { route } from '../route.ts';
import { businessDay } from './business-day.ts';
import { dayText } from './contract-answer.ts';
import { contractNotFound, contractParams } from './visible-contract.ts';

const clause = z.object({ title: z.string(), paragraphs: z.array(z.string()) });

const filingSchema = z.object({ filingNumber: z.string(), filedOn: z.iso.date() });

const paperSchema = z
  .object({
    number: z.string(),
    clauses: z.array(clause).nullable().meta({ description: 'Null for contracts from before the template' }),
    textHash: z.string().nullable().meta({ description: 'SHA-256 of the clauses, fixed with the draft' }),
    signedAt: z.iso.datetime().nullable().meta({ description: 'Business instant of the second signature' }),
    publishedAt: z.iso.datetime().nullable().meta({ description: 'Business instant of the contract notice (CO-02)' }),
    filing: filingSchema.nullable().meta({ description: 'With the finance department (CO-04)' }),
    bond: z
      .object({
        amountFen: z.int(),
        form: z.string(),
        receivedOn: z.iso.date(),
        state: z.enum(['held', 'returned', 'forfeited']),
        reason: z.string().nullable(),
      })
      .nullable(),
    changes: z.array(
      z.object({
        id: z.uuid(),
        seq: z.int(),
        ground: z.enum(CHANGE_GROUND_CODES),
        content: z.string(),
        reason: z.string(),
        extraFen: z.int(),
        newEndsOn: z.iso.date().nullable(),
        state: z.enum(CHANGE_STATES),
        signedAt: z.iso.datetime().nullable(),
      }),
    ),
    amountFen: z.int().meta({ description: 'As it was signed first' }),
    addedFen: z.int().meta({ description: 'By the supplements that are signed' }),
    roomFen: z.int().meta({ description: 'What supplements may still add (CO-06)' }),
    latestEnd: z.iso.date().nullable().meta({ description: 'To which the term may be made longer (CO-07)' }),
    mayPropose: z.boolean(),
  })
  .meta({ id: 'ContractPaper' });

/** What both sides signed, its bond, and what was changed since. Whoever stands by reads none of it. */
export const contractPaper = route({
  method: 'get',
  path: '/contracts/{contractId}/paper',
  operationId: 'contractPaper',
  summary: '合同文本、保证金和变更 · The contract’s text, bond and changes',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  success: { status: 200, schema: paperSchema, description: 'For the two parties' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database }) {
    const row = await database.prisma.contract.findFirst({
      where: { AND: [{ id: contractId }, contractScope(caller)] },
      include: { bond: true, changes: { orderBy: { seq: 'asc' } } },
    });
    if (row === null) throw contractNotFound();
    const official = seesRegion(caller, row.regionCode);
    if (!official && row.providerId !== caller.organisationId) throw contractNotFound();
    const { publishedAt, filing } = await afterSigning(database, row);
    const today = await businessDay(database.prisma, row.purchaseId);
    const counted = row.changes.filter(({ state }) => state === 'proposed' || state === 'signed');
    const added = (of: typeof row.changes) => of.reduce((sum, { extraFen }) => sum + extraFen, 0n);
    const open = row.changes.some(({ state }) => state === 'proposed');
    const endsOn = dayText(row.endsOn);
    return {
      number: row.number,
      clauses:
        row.text === null
          ? null
          : (row.text as unknown as Clause[]).map(({ title, paragraphs }) => ({ title, paragraphs: [...paragraphs] })),
      textHash: row.textHash,
      signedAt: row.signedAt?.toISOString() ?? null,
      publishedAt,
      filing,
      bond: row.bond && {
        amountFen: Number(row.bond.amountFen),
        form: row.bond.form,
        receivedOn: dayText(row.bond.receivedOn)!,
        state: row.bond.state as 'held',
        reason: row.bond.reason,
      },
      changes: row.changes.map((change) => ({
        id: change.id,
        seq: change.seq,
        ground: change.ground as ChangeGround,
        content: change.content,
        reason: change.reason,
        extraFen: Number(change.extraFen),
        newEndsOn: dayText(change.newEndsOn),
        state: change.state as 'proposed',
        signedAt: change.signedAt?.toISOString() ?? null,
      })),
      amountFen: Number(row.amountFen),
      addedFen: Number(added(row.changes.filter(({ state }) => state === 'signed'))),
      roomFen: Number(supplementRoom(row.amountFen, added(counted), today)),
      latestEnd: row.startsOn === null ? null : longestEnd(dayText(row.startsOn) as Day, today),
      mayPropose: row.kind === 'main' && row.state === 'running' && !open && endsOn !== null && today <= endsOn,
    };
  },
});

interface SignedContract {
  readonly id: string;
  readonly purchaseId: string;
  readonly number: string;
}

/** Its notice and its filing, as far as they have happened; what was filed stands in the decision of whoever filed it. */
async function afterSigning({ prisma }: Database, { id, purchaseId, number }: SignedContract) {
  const [notice, filed] = await Promise.all([
    prisma.notice.findFirst({
      where: { purchaseId, kind: 'contract-notice', body: { path: ['number'], equals: number } },
      select: { publishedAt: true },
    }),
    prisma.task.findFirst({
      where: { purchaseId, kind: 'file-contract', state: 'done', subject: { path: ['contractId'], equals: id } },
      select: { form: true },
    }),
  ]);
  return {
    publishedAt: notice?.publishedAt.toISOString() ?? null,
    filing: filingSchema.safeParse(filed?.form).data ?? null,
  };
}
