import { fullTitle, type OfficialDocument } from '../../documents/document.ts';
import { acceptanceCertificatePdf } from '../../documents/internal/acceptance-certificate.ts';
import { awardLetterPdf } from '../../documents/internal/award-letter.ts';
import { contractChangePdf, contractPdf } from '../../documents/internal/contract.ts';
import { debriefingPdf } from '../../documents/internal/debriefing.ts';
import { scoreSummaryPdf } from '../../documents/internal/score-summary.ts';
import { noticeDocument } from '../../documents/notices/notice-document.ts';
import { officialPdf } from '../../documents/pdf/official-pdf.ts';
import { PUBLISH } from '../../portal/allow-list.ts';
import { NOTICE_COLUMNS, NOTICE_TABLES } from '../../portal/published.ts';
import type { ApiContext } from '../../context.ts';
import { Download, type Route } from '../../route.ts';
import { answered, inOnePiece, type Paper, type Reading } from './reading.ts';

/** What the purchase's own page lists to the caller. */
export interface Listed {
  readonly number: string;
  readonly lots: readonly { readonly id: string; readonly seq: number }[];
  readonly notices: readonly { readonly id: string }[];
  readonly awards: readonly { readonly id: string; readonly provider: string }[];
  readonly contracts: readonly { readonly id: string; readonly number: string }[];
}

interface NoticeRow {
  readonly id: string;
  readonly withdrawn: boolean;
}

/** The notices that the caller's page lists, the oldest first. */
export async function* notices({ context }: Reading, listed: Listed): AsyncGenerator<Paper> {
  for (const { id } of listed.notices) {
    const { rows } = await context.database.pool.query<NoticeRow>({
      name: 'file-notice',
      text: `SELECT ${NOTICE_COLUMNS}, n.withdrawn_at IS NOT NULL AS withdrawn FROM ${NOTICE_TABLES} WHERE n.id = $1`,
      values: [id],
    });
    if (rows[0] === undefined) continue;
    yield { folder: '1_公告', ...noticePaper(context, rows[0]) };
  }
}

/** A notice that cannot be set as a paper must not cost the others: a text in its place says where it is to be read. */
function noticePaper({ log }: ApiContext, { withdrawn, ...row }: NoticeRow): Pick<Paper, 'title' | 'content'> {
  const mark = withdrawn ? '（已撤回）' : '';
  try {
    const document = noticeDocument(PUBLISH.notice(row));
    return { title: `${fullTitle(document)}${mark}.pdf`, content: pdfOf(document) };
  } catch (error) {
    log.error({ err: error, notice: row.id }, 'a notice cannot be set as a paper');
    const text = `公告 ${row.id} 未能生成 PDF，请在采购页面的“公告”中查看，并告知系统管理员。\n`;
    return { title: `公告未能生成${mark}.txt`, content: inOnePiece(text) };
  }
}

async function* pdfOf(document: OfficialDocument): AsyncGenerator<Uint8Array> {
  yield* officialPdf(document).stream as AsyncIterable<Uint8Array>;
}

/** Papers that are not for the public, each by the policy of its own route. */
export async function* internalPapers(reading: Reading, listed: Listed): AsyncGenerator<Paper> {
  const { purchaseId } = reading;
  for (const { id, seq } of listed.lots) {
    yield* paper(reading, scoreSummaryPdf, { lotId: id }, '2_评审和结果', `评分汇总表（第${seq}标段）.pdf`);
  }
  for (const { id, provider } of listed.awards) {
    yield* paper(reading, awardLetterPdf, { awardId: id }, '2_评审和结果', `成交（中标）通知书_${provider}.pdf`);
  }
  yield* paper(reading, debriefingPdf, { purchaseId }, '2_评审和结果', '评审结果告知书.pdf');
  for (const { id, number } of listed.contracts) yield* contractPapers(reading, id, number);
}

async function* contractPapers(reading: Reading, contractId: string, number: string): AsyncGenerator<Paper> {
  const folder = '3_合同和验收';
  yield* paper(reading, contractPdf, { contractId }, folder, `合同_${number}.pdf`);
  const { prisma } = reading.context.database;
  const changes = await prisma.contractChange.findMany({
    where: { contractId },
    select: { id: true, seq: true },
    orderBy: { seq: 'asc' },
  });
  for (const { id, seq } of changes) {
    yield* paper(reading, contractChangePdf, { contractId, changeId: id }, folder, `补充合同_${number}_第${seq}号.pdf`);
  }
  yield* paper(reading, acceptanceCertificatePdf, { contractId }, folder, `履约验收书_${number}.pdf`);
}

async function* paper(
  reading: Reading,
  route: Route,
  params: Readonly<Record<string, string>>,
  folder: string,
  title: string,
): AsyncGenerator<Paper> {
  const answer = await answered(route, reading, params);
  if (answer instanceof Download) yield { folder, title, content: answer.content as AsyncIterable<Uint8Array> };
}
