import { z } from 'zod';
import { REPAIR_SCOPE_LABELS, type RepairProposal, type RepairScope } from '../../../domain/providers/ban-repair.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { subjectId, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { reasonForm, text } from './text-fields.ts';

/** A ban and what its provider asks to end of it. */
export interface RepairFacts {
  readonly name: string;
  readonly rule: string;
  readonly document: string;
  readonly facts: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly scope: RepairScope;
  readonly statement: string;
  readonly terms: string;
  readonly proposal: RepairProposal | null;
  readonly findings: string | null;
}

const FACTS = `
  SELECT o.name, d.rule, d.document, d.facts, d.from_day::text AS "fromDay", d.until_day::text AS "untilDay",
         r.scope, r.statement, r.terms, r.proposal, r.findings
  FROM ban_repair r JOIN debarment d ON d.id = r.debarment_id JOIN organisation o ON o.id = r.organisation_id
  WHERE r.id = $1`;

const factsOf: TaskForm<RepairFacts>['facts'] = (context, task) =>
  theRow(context, task, FACTS, [subjectId(task, 'repairId')]);

const PROPOSALS: Readonly<Record<RepairProposal, string>> = { grant: '准予修复', refuse: '不予修复' };

function inShort(facts: RepairFacts): string {
  const { name, rule, document, fromDay, untilDay, scope, statement, terms, proposal, findings } = facts;
  return [
    `${name}申请信用修复：${REPAIR_SCOPE_LABELS[scope].zh}（${document}，${rule}，${fromDay} 至 ${untilDay}）。`,
    `违法事实：${facts.facts}`,
    `整改情况：${statement}`,
    `修复规定：${terms}`,
    ...(proposal === null ? [] : [`核查人建议${PROPOSALS[proposal]}：${findings}`]),
  ].join('\n');
}

export const examineRepairForm: TaskForm<RepairFacts> = {
  facts: factsOf,
  schema: (facts) =>
    z.strictObject({ findings: text('核查情况', `${inShort(facts)}\n逐项写明证明材料能否证明已经整改到位。`, 10) }),
  example: () => ({ findings: '材料显示已经改正并全部恢复服务，现场核对属实（示例）。' }),
  otherOutcomes: () => ({ refuse: reasonForm('材料不能证明全部恢复服务，建议不予修复（示例）。') }),
};

export const decideRepairForm: TaskForm<RepairFacts> = {
  facts: factsOf,
  schema: (facts) => z.strictObject({ reason: text('决定理由', `${inShort(facts)}\n申请单位将看到您写的理由。`, 4) }),
  example: () => ({ reason: '整改到位，社会影响消除，准予修复（示例）。' }),
  otherOutcomes: () => ({ refuse: reasonForm('尚有三名救助对象的服务没有恢复，可以补充材料后再次申请（示例）。') }),
};
