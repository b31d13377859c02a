import type { NoticeOf } from '../../portal/allow-list.ts';
import { facts, officialTime, paragraph, paragraphs, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 暂停公告: force majeure keeps the purchase from going on; its time stands still (PB-06). */
export function suspensionNotice(notice: NoticeOf<'suspension-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  return {
    ...noticeHead(notice, '暂停公告'),
    blocks: sections(
      ['项目基本情况', facts(['项目编号', number], ['项目名称', title])],
      [
        '暂停原因',
        paragraph('因不可抗力，采购活动暂停。'),
        ...paragraphs(body.reason),
        ...paragraphs(body.evidence === undefined ? undefined : `依据：${body.evidence}`),
      ],
      [
        '期限',
        ...(body.since === undefined ? [] : [paragraph(`自${officialTime(body.since)}（北京时间）起暂停。`)]),
        paragraph('暂停期间期限停止计算，不接收响应文件，不开标，不签订合同；恢复后公告新的期限。'),
      ],
    ),
  };
}

/** 恢复公告: the purchase goes on, with its new dates. */
export function resumptionNotice(notice: NoticeOf<'resumption-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  const { since, until, deadline } = body;
  return {
    ...noticeHead(notice, '恢复公告'),
    blocks: sections(
      ['项目基本情况', facts(['项目编号', number], ['项目名称', title])],
      ['恢复原因', ...paragraphs(body.reason)],
      [
        '新的期限',
        ...(since === undefined || until === undefined
          ? []
          : [
              paragraph(
                `采购活动自${officialTime(since)}暂停，自${officialTime(until)}（北京时间）恢复，其间不计入期限。`,
              ),
            ]),
        ...(deadline === undefined
          ? []
          : [paragraph(`响应文件提交截止和开启时间顺延至${officialTime(deadline)}（北京时间）。`)]),
      ],
    ),
  };
}
