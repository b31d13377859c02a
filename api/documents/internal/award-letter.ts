import { z } from 'zod';
import type { MethodCode } from '../../../domain/procurement/methods.ts';
import { isTender } from '../../../domain/procurement/notice-kinds.ts';
import { periodOf } from '../../../domain/procurement/rules.ts';
import { seesRegion } from '../../access/scope.ts';
import { amount, dayOfInstant, facts, paragraph, type OfficialDocument } from '../document.ts';
import { pdfRoute } from './pdf-route.ts';

interface AwardRow {
  readonly number: string;
  readonly name: string;
  readonly method: MethodCode;
  readonly region: string;
  readonly buyer: string;
  readonly lot: number;
  readonly lotName: string;
  readonly providerId: string;
  readonly provider: string;
  readonly amountFen: string;
  readonly publishedAt: Date;
}

/** 中标通知书, 成交通知书: sent with the result notice (EV-17); it binds both sides (GPL 46). */
export const awardLetterPdf = pdfRoute({
  path: '/documents/awards/{awardId}/letter',
  operationId: 'awardLetterPdf',
  summary: '成交（中标）通知书 PDF · Award letter as PDF',
  description: 'For the offices of the region and the winner, once the result is published.',
  access: ['read', 'Purchase'],
  params: z.object({ awardId: z.uuid() }),
  async read({ awardId }, caller, { database }) {
    const { rows } = await database.pool.query<AwardRow>(AWARD, [awardId]);
    const row = rows[0];
    if (row === undefined) return undefined;
    return seesRegion(caller, row.region) || row.providerId === caller.organisationId ? awardLetter(row) : undefined;
  },
});

const AWARD = `
  SELECT p.number, p.name, p.method, p.region_code AS region, b.name AS buyer, l.seq AS lot, l.name AS "lotName",
         o.id AS "providerId", o.name AS provider, a.amount_fen AS "amountFen", n.published_at AS "publishedAt"
  FROM award a
  JOIN lot l ON l.id = a.lot_id
  JOIN purchase p ON p.id = l.purchase_id
  JOIN organisation b ON b.id = p.buyer_id
  JOIN organisation o ON o.id = a.provider_id
  JOIN notice n ON n.purchase_id = p.id AND n.kind = 'result-notice'
    AND n.body -> 'lots' @> jsonb_build_array(jsonb_build_object('lot', l.seq, 'provider', o.name))
  WHERE a.id = $1 AND a.state = 'live'
  ORDER BY n.published_at LIMIT 1`;

function awardLetter(row: AwardRow): OfficialDocument {
  const won = isTender(row.method) ? '中标' : '成交';
  const day = dayOfInstant(row.publishedAt.toISOString());
  const { count } = periodOf('CO-01', undefined, day);
  return {
    title: `${won}通知书`,
    number: `项目编号：${row.number}`,
    addressee: row.provider,
    blocks: [
      paragraph(`经依法组织采购，确定你单位为下列项目的${won}供应商，特此通知。`),
      facts(
        ['项目名称', row.name],
        ['标段', `第${row.lot}标段（${row.lotName}）`],
        [`${won}金额`, amount(Number(row.amountFen))],
      ),
      paragraph(
        `请自本通知书发出之日起${count}日内，按照采购文件和你单位的承诺与采购人订立书面合同，合同应当载明临时接管预案。` +
          '本通知书对双方具有法律效力，改变结果或者放弃的，依法承担责任。',
      ),
    ],
    office: row.buyer,
    date: day,
  };
}
