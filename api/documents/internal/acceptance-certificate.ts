import { ITEM_RESULTS, type ItemResult, type RecipientsOpinion } from '../../../domain/contracts/acceptance.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { contractScope } from '../../access/scope.ts';
import { contractParams } from '../../contracts/visible-contract.ts';
import {
  amount,
  dayOfInstant,
  facts,
  officialDay,
  paragraph,
  paragraphs,
  sections,
  type Block,
  type OfficialDocument,
} from '../document.ts';
import { opinionInWords } from '../recipients-opinion.ts';
import { pdfRoute } from './pdf-route.ts';

interface AcceptanceForm extends RecipientsOpinion {
  readonly opinion?: string;
  /** Of an acceptance from before the items of the contract were kept. */
  readonly items?: readonly { readonly code?: string; readonly met?: boolean; readonly note?: string }[];
}

interface ItemRow {
  readonly service: string;
  readonly name: string;
  readonly target: string;
  readonly result: ItemResult;
  readonly note: string | null;
}

interface Row {
  readonly number: string;
  readonly purchase: string;
  readonly name: string;
  readonly buyer: string;
  readonly provider: string;
  readonly amountFen: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly form: AcceptanceForm;
  readonly names: Readonly<Record<string, string>> | null;
  readonly found: readonly ItemRow[] | null;
  readonly acceptedAt: Date;
}

/** 验收书: item by item, with the recipients' opinion (DL-01, DL-02). */
export const acceptanceCertificatePdf = pdfRoute({
  path: '/documents/contracts/{contractId}/acceptance',
  operationId: 'acceptanceCertificatePdf',
  summary: '验收书 PDF · Acceptance certificate as PDF',
  description: 'For the offices of the region and the contractor, once the service is accepted.',
  access: ['read', 'Contract'],
  params: contractParams,
  async read({ contractId }, caller, { database }) {
    const where = { AND: [{ id: contractId, state: 'closed' }, contractScope(caller)] };
    const visible = await database.prisma.contract.findFirst({ where, select: { id: true } });
    if (visible === null) return undefined;
    const { rows } = await database.pool.query<Row>(ACCEPTANCE, [contractId]);
    return rows[0] && certificate(rows[0]);
  },
});

const ACCEPTANCE = `
  SELECT c.number, p.number AS purchase, p.name, b.name AS buyer, o.name AS provider, c.amount_fen AS "amountFen",
         c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", t.form, n.published_at AS "acceptedAt",
         (SELECT json_object_agg(i.code, i.name_zh)
          FROM unnest(l.catalogue_items) AS item (code)
          CROSS JOIN LATERAL catalogue_item_for(p.id, NULL, item.code) i) AS names,
         (SELECT json_agg(json_build_object('service', i.service, 'name', i.name, 'target', i.target,
                                            'result', w.result, 'note', w.note) ORDER BY i.seq)
          FROM acceptance a
          JOIN acceptance_answer w ON w.acceptance_id = a.id
          JOIN contract_indicator i ON i.contract_id = w.contract_id AND i.seq = w.seq
          WHERE a.task_id = t.id) AS found
  FROM contract c
  JOIN lot l ON l.id = c.lot_id
  JOIN purchase p ON p.id = c.purchase_id
  JOIN organisation b ON b.id = p.buyer_id
  JOIN organisation o ON o.id = c.provider_id
  JOIN notice n ON n.purchase_id = p.id AND n.kind = 'acceptance-notice' AND n.body ->> 'number' = c.number
    AND n.body ->> 'accepted' IS DISTINCT FROM 'false'
  JOIN task t ON t.kind = 'accept-service' AND t.outcome = 'accept' AND t.subject ->> 'contractId' = c.id::text
  WHERE c.id = $1
  ORDER BY t.submitted_at DESC LIMIT 1`;

function certificate(row: Row): OfficialDocument {
  const heard = opinionInWords(row.form);
  const days = [row.startsOn, row.endsOn].filter((day) => day !== null).map((day) => officialDay(day as Day));
  return {
    subject: row.name,
    title: '履约验收书',
    number: `合同编号：${row.number}`,
    blocks: sections(
      [
        '合同情况',
        facts(
          ['项目编号', row.purchase],
          ['采购人', row.buyer],
          ['承接主体', row.provider],
          ['合同金额', amount(Number(row.amountFen))],
          ['服务期限', days.length === 2 ? days.join('至') : undefined],
        ),
      ],
      ['逐项验收', ...itemsOf(row)],
      ['服务对象意见', ...(heard === undefined ? [] : [paragraph(heard)])],
      ['验收意见', ...paragraphs(row.form.opinion)],
      ['签章', paragraph('采购人（签章）：'), paragraph('承接主体（签章）：'), paragraph('服务对象代表（签字）：')],
    ),
    office: row.buyer,
    date: dayOfInstant(row.acceptedAt.toISOString()),
  };
}

const CAPTION = '按合同约定的标准';

function itemsOf({ found, form, names }: Row): Block[] {
  if (found !== null) {
    return [
      {
        kind: 'table',
        caption: CAPTION,
        columns: [
          { title: '服务事项', width: 5 },
          { title: '标准', width: 8 },
          { title: '结果', width: 4 },
          { title: '说明', width: 7 },
        ],
        rows: found.map(({ service, name, target, result, note }) => [
          service,
          `${name}${target}`,
          ITEM_RESULTS[result].zh,
          note ?? '',
        ]),
      },
    ];
  }
  const { items = [] } = form;
  if (items.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: CAPTION,
      columns: [
        { title: '服务事项', width: 8 },
        { title: '是否达标', width: 4 },
        { title: '说明', width: 10 },
      ],
      rows: items.map(({ code = '', met, note }) => [names?.[code] ?? code, met ? '达标' : '未达标', note ?? '']),
    },
  ];
}
