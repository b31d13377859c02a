import { z } from 'zod';
import { CHANGE_GROUND_CODES, CHANGE_GROUNDS, longestEnd, supplementRoom } from '../../domain/contracts/change.ts';
import { formatYuan } from '../../domain/money.ts';
import type { RuleId } from '../../domain/procurement/rules.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import type { Contract } from '../../prisma/generated/client.ts';
import { contractScope } from '../access/scope.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { businessDay } from './business-day.ts';
import { dayText } from './contract-answer.ts';
import { contractNotFound, contractParams } from './visible-contract.ts';

const MOST_FEN = 1_000_000_000_000;

const changeInput = z
  .strictObject({
    ground: z.enum(CHANGE_GROUND_CODES),
    content: z.string().trim().min(10).max(2000).meta({ description: 'What is added or changed; published' }),
    reason: z.string().trim().min(10).max(2000).meta({ description: 'Published with the change (CO-03)' }),
    extraFen: z.int().min(0).max(MOST_FEN).meta({ description: 'Fen added to the price' }),
    newEndsOn: z.iso.date().optional().meta({ description: 'New last day of service, where the term becomes longer' }),
  })
  .meta({
    id: 'ChangeInput',
    example: {
      ground: 'additional-service',
      content: '示例：为新增的十名失能老人追加同样标准的照料护理服务。',
      reason: '示例：年度评估新增十名失能老人，服务内容、单价和标准不变。',
      extraFen: 3_000_000,
    },
  });

type Input = z.output<typeof changeInput>;

/** The officer proposes; the approver and the provider sign; then it is published and filed (CO-03, CO-06, CO-10). */
export const proposeChange = route({
  method: 'post',
  path: '/contracts/{contractId}/changes',
  operationId: 'proposeChange',
  summary: '提出合同变更 · Propose a change of a contract',
  description: 'Of a main contract in force, one at a time. Somebody else approves, and the provider signs.',
  tag: 'contracts',
  access: ['create', 'Purchase'],
  params: contractParams,
  body: changeInput,
  success: {
    status: 202,
    schema: z.object({ id: z.uuid() }).meta({ id: 'ChangeProposed' }),
    description: 'Goes to the approver',
  },
  problems: ['not-found', 'change-refused', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { contractId }, body, caller, create }) {
    return create(async (tx) => {
      const where = { AND: [{ id: contractId }, contractScope(caller)] };
      const contract = await tx.contract.findFirst({ where, include: { changes: true } });
      if (contract === null) throw contractNotFound();
      await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
      const counted = contract.changes.filter(({ state }) => state === 'proposed' || state === 'signed');
      const added = counted.reduce((sum, { extraFen }) => sum + extraFen, 0n);
      const open = counted.some(({ state }) => state === 'proposed');
      refuseUnlawful(body, contract, { added, open, today: await businessDay(tx, contract.purchaseId) });
      const { newEndsOn, ...change } = body;
      const { id } = await tx.contractChange.create({
        data: {
          ...change,
          contractId,
          seq: contract.changes.length + 1,
          priorEndsOn: contract.endsOn!,
          newEndsOn: newEndsOn === undefined ? null : new Date(`${newEndsOn}T00:00:00Z`),
          proposedBy: caller.userId,
        },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'officer', action: 'change.proposed', detail: { changeId: id } },
          ...{ objectType: 'contract', objectId: contractId },
        },
      });
      return { id };
    });
  },
});

/** The same refusals as the database's, in words, with the article. @throws Problem `change-refused` */
function refuseUnlawful(
  { ground, extraFen, newEndsOn }: Input,
  contract: Contract,
  { added, open, today }: { readonly added: bigint; readonly open: boolean; readonly today: Day },
): void {
  const endsOn = dayText(contract.endsOn) as Day | null;
  const startsOn = dayText(contract.startsOn) as Day | null;
  if (
    contract.kind !== 'main' ||
    contract.state !== 'running' ||
    endsOn === null ||
    startsOn === null ||
    today > endsOn
  ) {
    throw refused('CO-10', '', {
      zh: '只有正在履行的合同可以变更（政府采购法第五十条）。',
      en: 'Only a contract in force is changed (GPL 50).',
    });
  }
  if (open)
    throw refused('CO-10', '', {
      zh: '已有一项变更在办理，请等待结果。',
      en: 'A change is being decided; wait for it.',
    });
  const room = supplementRoom(contract.amountFen, added, today);
  if (BigInt(extraFen) > room) {
    throw refused('CO-06', '/extraFen', {
      zh: `全部补充合同不得超过原合同金额的百分之十（政府采购法第四十九条），还可追加 ${formatYuan(Number(room))}。`,
      en: `All supplements together are at most ten per cent of the contract (GPL 49): ${formatYuan(Number(room))} is left.`,
    });
  }
  if (ground === 'additional-service' && extraFen === 0) {
    throw refused(CHANGE_GROUNDS[ground].rule, '/extraFen', {
      zh: '追加服务的补充合同须写明追加金额。',
      en: 'A supplement for more service says what it costs.',
    });
  }
  const latest = longestEnd(startsOn, today);
  if (newEndsOn !== undefined && (newEndsOn <= endsOn || newEndsOn > latest)) {
    throw refused('CO-07', '/newEndsOn', {
      zh: `变更后的服务期限须晚于 ${endsOn}，连同原期限最长三年，即不晚于 ${latest}（102号令第二十四条）。`,
      en: `The new end lies after ${endsOn} and, with the whole term at most three years, not after ${latest} (M102 24).`,
    });
  }
}

function refused(rule: RuleId, pointer: string, detail: Bilingual): Problem {
  const said = { zh: `${detail.zh}（规则 ${rule}）`, en: `${detail.en} (rule ${rule})` };
  return new Problem('change-refused', {
    detail: said,
    extra: { rule },
    ...(pointer !== '' && {
      errors: [{ pointer, in: 'body', code: 'custom', message: `${detail.zh} / ${detail.en}`, rule }],
    }),
  });
}
