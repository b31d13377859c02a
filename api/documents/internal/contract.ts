import { z } from 'zod';
import { CHANGE_GROUNDS, type ChangeGround } from '../../../domain/contracts/change.ts';
import type { Clause } from '../../../domain/contracts/clauses.ts';
import {
  dayOfInstant,
  amount,
  facts,
  officialDay,
  paragraph,
  paragraphs,
  sections,
  type OfficialDocument,
} from '../document.ts';
import type { Prisma } from '../../../prisma/generated/client.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import type { Caller } from '../../access/caller.ts';
import { contractScope, seesRegion } from '../../access/scope.ts';
import { contractParams } from '../../contracts/visible-contract.ts';
import { pdfRoute } from './pdf-route.ts';

const WITH_PARTIES = {
  purchase: { include: { buyer: { select: { name: true } } } },
  provider: { select: { name: true } },
} satisfies Prisma.ContractInclude;
type Row = Prisma.ContractGetPayload<{ include: typeof WITH_PARTIES }>;

/** 政府购买服务合同: the clauses as they were fixed with the draft, which both sides sign (CO-01). */
export const contractPdf = pdfRoute({
  path: '/documents/contracts/{contractId}/text',
  operationId: 'contractPdf',
  summary: '合同文本 PDF · The contract as PDF',
  description: 'For the offices of the region and the contractor, from the draft on.',
  access: ['read', 'Contract'],
  params: contractParams,
  async read({ contractId }, caller, { database: { prisma } }) {
    const where = { AND: [{ id: contractId }, contractScope(caller)] };
    const row = await prisma.contract.findFirst({ where, include: WITH_PARTIES });
    return row === null || row.text === null || !isParty(caller, row) ? undefined : contractDocument(row);
  },
});

/** 补充合同: one change, from the proposal on. */
export const contractChangePdf = pdfRoute({
  path: '/documents/contracts/{contractId}/changes/{changeId}',
  operationId: 'contractChangePdf',
  summary: '补充合同 PDF · A supplementary contract as PDF',
  description: 'For the offices of the region and the contractor.',
  access: ['read', 'Contract'],
  params: contractParams.extend({ changeId: z.uuid() }),
  async read({ contractId, changeId }, caller, { database: { prisma } }) {
    const change = await prisma.contractChange.findFirst({
      where: { id: changeId, contractId, contract: contractScope(caller) },
      include: { contract: { include: WITH_PARTIES } },
    });
    if (change === null || !isParty(caller, change.contract)) return undefined;
    return supplement(change, change.contract);
  },
});

function isParty(caller: Caller, { regionCode, providerId }: Row): boolean {
  return seesRegion(caller, regionCode) || providerId === caller.organisationId;
}

function contractDocument(row: Row): OfficialDocument {
  const clauses = row.text as unknown as readonly Clause[];
  const signed = row.signedAt;
  return {
    subject: row.purchase.name,
    title: signed === null ? '合同（草案）' : '合同',
    number: `合同编号：${row.number}`,
    blocks: [
      ...sections(
        ...clauses.map(
          ({ title, paragraphs: lines }) =>
            [title, ...lines.map((line, at) => paragraph(`${at + 1}. ${line}`))] as const,
        ),
      ),
      paragraph('甲方（签字、盖章）：　　　　　　　　乙方（签字、盖章）：'),
    ],
    office: row.purchase.buyer.name,
    date: dayOfInstant((signed ?? new Date()).toISOString()),
    notes: row.textHash === null ? [] : [`合同文本校验码（SHA-256）：${row.textHash}`],
  };
}

interface Change {
  readonly seq: number;
  readonly ground: string;
  readonly content: string;
  readonly reason: string;
  readonly extraFen: bigint;
  readonly newEndsOn: Date | null;
  readonly state: string;
  readonly signedAt: Date | null;
  readonly proposedAt: Date;
  readonly signatory: string | null;
}

function supplement(change: Change, row: Row): OfficialDocument {
  const { seq, ground, content, reason, extraFen, newEndsOn, state, signedAt, proposedAt, signatory } = change;
  const day = newEndsOn?.toISOString().slice(0, 10) as Day | undefined;
  return {
    subject: row.purchase.name,
    title: `补充合同（第${seq}号${state === 'signed' ? '' : '，未生效'}）`,
    number: `原合同编号：${row.number}`,
    blocks: sections(
      ['双方', facts(['甲方', row.purchase.buyer.name], ['乙方', row.provider.name])],
      [
        '变更依据',
        paragraph(
          `${CHANGE_GROUNDS[ground as ChangeGround].title.zh}（${CHANGE_GROUNDS[ground as ChangeGround].rule}）。`,
        ),
      ],
      [
        '变更内容',
        ...paragraphs(content),
        facts(
          ['追加金额', extraFen === 0n ? undefined : amount(Number(extraFen))],
          ['原合同金额', amount(Number(row.amountFen))],
          ['服务期限变更为', day === undefined ? undefined : `至${officialDay(day)}`],
        ),
        paragraph('原合同其他条款不变。'),
      ],
      ['变更理由', ...paragraphs(reason)],
      [
        '签署',
        facts(['乙方签署人', signatory ?? undefined]),
        paragraph('甲方（签字、盖章）：　　　　　　　　乙方（签字、盖章）：'),
      ],
    ),
    office: row.purchase.buyer.name,
    date: dayOfInstant((signedAt ?? proposedAt).toISOString()),
  };
}
