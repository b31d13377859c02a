import { ITEM_RESULTS } from '../../../domain/contracts/acceptance.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { facts, paragraph, sections, type Block, type OfficialDocument } from '../document.ts';
import { opinionInWords } from '../recipients-opinion.ts';
import { noticeHead } from './notice-head.ts';

const ACCEPTED = '按照采购合同约定的标准逐项验收，验收合格。';
const REFUSED = '按照采购合同约定的标准逐项验收，验收不合格。承接主体整改后重新验收。';

/** 验收结果公告: every item's result and the recipients' opinion (REG 45; DL-01 to DL-03). */
export function acceptanceNotice(notice: NoticeOf<'acceptance-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  const heard = opinionInWords(body);
  return {
    ...noticeHead(notice, '履约验收结果公告'),
    blocks: sections(
      [
        '合同基本情况',
        facts(
          ['合同编号', body.number],
          ['项目编号', number],
          ['项目名称', title],
          ['标段', body.lot === undefined ? undefined : `第${body.lot}标段`],
        ),
      ],
      ['验收结论', paragraph(body.accepted === false ? REFUSED : ACCEPTED)],
      ['逐项验收结果', ...itemsOf(body.items)],
      ['服务对象意见', ...(heard === undefined ? [] : [paragraph(heard)])],
    ),
  };
}

function itemsOf(items: NoticeOf<'acceptance-notice'>['body']['items'] = []): Block[] {
  if (items.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: '按合同约定的标准',
      columns: [
        { title: '服务事项', width: 8 },
        { title: '标准', width: 10 },
        { title: '结果', width: 4 },
      ],
      rows: items.map(({ service, name, result }) => [service, name, ITEM_RESULTS[result].zh]),
    },
  ];
}
