import { describe, expect, test } from '@jest/globals';
import { linesOfSheet, type Cell } from '../../../web/visits/sheet-lines.ts';

const HEADER: Cell[] = [
  '序号',
  '记录编号',
  '登记编号',
  '救助对象',
  '服务代码',
  '服务人员',
  '开始时间',
  '结束时间',
  '地点',
  '服务内容',
];

const ROW: Cell[] = [
  1,
  null,
  '220422-SL-0001',
  '示*',
  'B01',
  '示例甲',
  '2027-4-6 9:00',
  '2027/4/6 10:30',
  '示例村',
  '测量血压',
];

describe('the rows of a sheet of visits', () => {
  test('are read below the header, wherever it stands, with Excel’s own row numbers', () => {
    const lines = linesOfSheet([['服务记录导入表'], ['单位：示例'], HEADER, ROW]);
    expect(lines).toEqual([
      {
        row: 4,
        line: {
          ...{ key: '220422-SL-0001/B01/2027-04-06T09:00:00+08:00', recipient: '220422-SL-0001', service: 'B01' },
          ...{ staff: '示例甲', start: '2027-04-06T09:00:00+08:00', end: '2027-04-06T10:30:00+08:00' },
          ...{ place: '示例村', done: '测量血压' },
        },
      },
    ]);
  });

  test('of cells that are dates are taken as they stand in the sheet, in Asia/Shanghai', () => {
    const row = ROW.with(6, new Date('2027-04-06T09:00:00Z'));
    expect(linesOfSheet([HEADER, row])![0]!.line['start']).toBe('2027-04-06T09:00:00+08:00');
  });

  test('that were only offered by the template, or hold signatures, are no visits', () => {
    const offered = ROW.map((cell, at) => (at >= 5 ? null : cell));
    const signatures: Cell[] = ['制表人：示例', null, null, null, null, null, '审核人：'];
    expect(linesOfSheet([HEADER, offered, signatures])).toEqual([]);
  });

  test('keep a key of their own, and what cannot be read as a time', () => {
    const row = ROW.with(1, 'HZ-1').with(6, '上午');
    expect(linesOfSheet([HEADER, row])![0]!.line).toMatchObject({ key: 'HZ-1', start: '上午' });
  });

  test('of another table are none', () => {
    expect(
      linesOfSheet([
        ['姓名', '电话'],
        ['示例', '1000'],
      ]),
    ).toBeUndefined();
  });
});
