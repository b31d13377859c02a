import { z } from 'zod';
import { seesRegion } from '../../access/scope.ts';
import { dayOfInstant, facts, figures, paragraph, sections, type OfficialDocument } from '../document.ts';
import { pdfRoute } from './pdf-route.ts';

interface LotRow {
  readonly number: string;
  readonly name: string;
  readonly region: string;
  readonly buyer: string;
  readonly lot: number;
  readonly lotName: string;
  readonly rankedAt: Date | null;
  /** Name of the committee's chair; null before the published result, when names are secret (EV-08), or without one. */
  readonly chair: string | null;
}

interface ScoreRow {
  readonly rank: number;
  readonly provider: string;
  readonly priceFen: string;
  /** After the deduction of PL-16; null where the ranking is older. */
  readonly comparedFen: string | null;
  readonly technical: number;
  readonly price: number;
  readonly total: number;
  /** Points of each expert in the order of their ids, in hundredths. */
  readonly byExpert: readonly number[] | null;
}

/** 评分汇总表 of a lot. Experts stand by their number, not by name: the office needs the sums, not who gave them. */
export const scoreSummaryPdf = pdfRoute({
  path: '/documents/lots/{lotId}/scores',
  operationId: 'scoreSummaryPdf',
  summary: '评分汇总表 PDF · Summary of scores as PDF',
  description: 'For the offices of the region, once the lot is ranked.',
  access: ['read', 'Purchase'],
  params: z.object({ lotId: z.uuid() }),
  async read({ lotId }, caller, { database: { pool } }) {
    const [lots, scores] = await Promise.all([pool.query<LotRow>(LOT, [lotId]), pool.query<ScoreRow>(SCORES, [lotId])]);
    const lot = lots.rows[0];
    if (lot === undefined || scores.rows.length === 0 || !seesRegion(caller, lot.region)) return undefined;
    return scoreSummary(lot, scores.rows);
  },
});

const LOT = `
  SELECT p.number, p.name, p.region_code AS region, b.name AS buyer, l.seq AS lot, l.name AS "lotName",
         (SELECT max(e.at) FROM purchase_event e WHERE e.lot_id = l.id AND e.kind = 'ranking') AS "rankedAt",
         (SELECT u.display_name FROM committee_chair c JOIN app_user u ON u.id = c.expert_id
          WHERE c.purchase_id = p.id AND EXISTS (SELECT 1 FROM notice n WHERE n.purchase_id = p.id AND n.kind = 'result-notice'))
           AS chair
  FROM lot l JOIN purchase p ON p.id = l.purchase_id JOIN organisation b ON b.id = p.buyer_id
  WHERE l.id = $1`;

const SCORES = `
  SELECT k.rank, o.name AS provider, coalesce(b.last_price_fen, b.price_fen) AS "priceFen",
         k.compared_fen AS "comparedFen", k.technical_hundredths AS technical, k.price_hundredths AS price, k.total_hundredths AS total,
         (SELECT array_agg(given.points ORDER BY given.expert_id)
          FROM (SELECT s.expert_id, sum(s.hundredths)::int AS points FROM score s WHERE s.bid_id = b.id GROUP BY 1) given)
           AS "byExpert"
  FROM ranking k JOIN bid b ON b.id = k.bid_id JOIN organisation o ON o.id = b.provider_id
  WHERE k.lot_id = $1 ORDER BY k.rank`;

function scoreSummary(lot: LotRow, rows: readonly ScoreRow[]): OfficialDocument {
  const experts = Math.max(0, ...rows.map(({ byExpert }) => byExpert?.length ?? 0));
  return {
    subject: lot.name,
    title: '评分汇总表',
    number: `项目编号：${lot.number}`,
    blocks: sections(
      ['标段', facts(['标段', `第${lot.lot}标段（${lot.lotName}）`], ['评审小组组长', lot.chair ?? undefined])],
      [
        '汇总',
        {
          kind: 'table',
          caption: '综合评分（金额单位：元）',
          columns: [
            { title: '排序', width: 3, figures: true },
            { title: '供应商', width: 10 },
            { title: '最终报价', width: 6, figures: true },
            { title: '评审价格', width: 6, figures: true },
            { title: '技术商务分', width: 5, figures: true },
            { title: '价格分', width: 4, figures: true },
            { title: '总分', width: 4, figures: true },
          ],
          rows: rows.map(({ rank, provider, priceFen, comparedFen, technical, price, total }) => [
            String(rank),
            provider,
            figures(Number(priceFen)),
            figures(Number(comparedFen ?? priceFen)),
            ...[technical, price, total].map(points),
          ]),
        },
      ],
      [
        '各专家技术商务分',
        ...(experts === 0
          ? []
          : [
              {
                kind: 'table' as const,
                caption: '按专家序号',
                columns: [
                  { title: '供应商', width: 10 },
                  ...Array.from({ length: experts }, (_, n) => ({ title: `专家${n + 1}`, width: 4, figures: true })),
                ],
                rows: rows.map(({ provider, byExpert }) => [provider, ...(byExpert ?? []).map(points)]),
              },
            ]),
      ],
      [
        '说明',
        paragraph(
          '技术商务分为各专家打分的平均值，价格分按评审价格计算，不去掉最高和最低报价（EV-10）；小型和微型企业的评审价格为按采购文件扣除后的报价（PL-16）。',
        ),
      ],
    ),
    office: lot.buyer,
    date: dayOfInstant((lot.rankedAt ?? new Date()).toISOString()),
  };
}

function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
