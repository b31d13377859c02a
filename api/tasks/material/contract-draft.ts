import { z } from 'zod';
import type { ContractFacts } from '../../../domain/contracts/clauses.ts';
import { contractFacts } from '../../../prisma/contract-facts.ts';
import { businessDay } from '../../contracts/business-day.ts';
import { subjectId } from '../../contract/task-forms/form-facts.ts';
import type { ApiContext } from '../../context.ts';
import type { TaskRow } from '../task-row.ts';

export const DraftMaterial = z.record(z.string(), z.unknown()).meta({
  id: 'ContractFacts',
  description: 'What the contract takes from documents, bid and lot (domain/contracts/clauses.ts)',
});

/** The page writes the clauses with these facts and what is typed, as the worker does when the draft is handed in. */
export async function draftMaterial(
  { database: { prisma } }: ApiContext,
  task: TaskRow,
): Promise<z.input<typeof DraftMaterial> | undefined> {
  const awardId = task.subject['awardId'];
  const where = typeof awardId === 'string' ? { id: awardId } : { lotId: subjectId(task, 'lotId'), state: 'live' };
  const award = await prisma.award.findFirst({ where, select: { id: true } });
  if (award === null) return undefined;
  const facts: ContractFacts = await contractFacts(prisma, award.id, await businessDay(prisma, task.purchaseId!));
  return { ...facts };
}
