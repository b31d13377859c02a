import { seesRegion } from '../../access/scope.ts';
import { PUBLISH } from '../../portal/allow-list.ts';
import { NOTICE_COLUMNS, NOTICE_TABLES } from '../../portal/published.ts';
import { purchaseParams } from '../../purchases/visible-purchase.ts';
import { noticeDocument } from '../notices/notice-document.ts';
import { pdfRoute } from './pdf-route.ts';

/** 开标记录表 for the office: also of a consultation, whose record the public sees with the result only. */
export const openingRecordPdf = pdfRoute({
  path: '/documents/purchases/{purchaseId}/opening',
  operationId: 'openingRecordPdf',
  summary: '开标记录表 PDF · Opening record as PDF',
  description: 'For the offices of the region, as soon as the bids are opened.',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  async read({ purchaseId }, caller, { database }) {
    const { rows } = await database.pool.query<{ region: string }>(
      `SELECT ${NOTICE_COLUMNS} FROM ${NOTICE_TABLES}
       WHERE n.purchase_id = $1 AND n.kind = 'opening-record' AND n.withdrawn_at IS NULL AND p.bids_opened_at IS NOT NULL`,
      [purchaseId],
    );
    const row = rows[0];
    return row !== undefined && seesRegion(caller, row.region) ? noticeDocument(PUBLISH.notice(row)) : undefined;
  },
});
