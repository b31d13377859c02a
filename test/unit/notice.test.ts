import { describe, expect, test } from '@jest/globals';
import { readAmount } from '../../domain/procurement/notice-amount.ts';
import { readTerm } from '../../domain/procurement/notice-term.ts';
import { readNotice } from '../../domain/procurement/notice.ts';

const months = (count: number) => ({ kind: 'term', term: { unit: 'month', count } });
const days = (count: number) => ({ kind: 'term', term: { unit: 'day', count } });
const until = (day: string) => ({ kind: 'term', term: { unit: 'until', until: day } });

describe('a contract term', () => {
  test.each([
    ['一年', months(12)],
    ['自合同签订之日起24个月', months(24)],
    ['两年（24个月）', months(24)],
    ['十八个月', months(18)],
    ['二十四个月', months(24)],
    ['半年', months(6)],
    ['一年半', months(18)],
    ['２年', months(24)],
    ['合作期限20年，其中建设期2年，运营期18年', months(240)],
    ['60 个日历天', days(60)],
    ['180日历日内', days(180)],
    ['2周内', days(14)],
    ['30个工作日内', { kind: 'term', term: { unit: 'working-day', count: 30 } }],
    ['2022年5月31日前', until('2022-05-31')],
    ['自2027年1月1日起至2027年12月31日', until('2027-12-31')],
    ['自2027-01-01至2027-12-31止', until('2027-12-31')],
  ])('“%s” is read', (text, reading) => {
    expect(readTerm(text)).toEqual(reading);
  });

  test.each([
    ['详见磋商文件', 'elsewhere'],
    ['按合同约定', 'elsewhere'],
    ['具体见采购文件采购需求。', 'elsewhere'],
    ['自合同签订之日起至项目合同履约完毕。', 'none'],
    ['0', 'none'],
    ['每月5日前', 'none'],
    ['12月31日前', 'none'],
    ['2022年12月底前', 'none'],
    ['2022年2月30日前', 'none'],
    ['2-3个月', 'none'],
    ['二至三年', 'none'],
    ['1.5个月', 'none'],
    ['接到通知后5日内出具意见书', 'none'],
    ['3个日历天内提交报告', 'none'],
    ['服务期3年，合同一年一签', 'several'],
    ['2022年3月25日前完成；2022年3月31日前验收', 'several'],
  ])('“%s” is not guessed', (text, kind) => {
    expect(readTerm(text)).toEqual({ kind });
  });
});

describe('an amount', () => {
  test.each([
    ['700000', 70_000_000],
    ['952204.81', 95_220_481],
    ['2704462.7', 270_446_270],
    ['1,400,000.00', 140_000_000],
    ['500万元', 500_000_000],
    ['95.220481万元', 95_220_481],
    ['人民币壹佰零肆万壹仟壹佰元整（¥1041100.00）', 104_110_000],
    ['0.29', 29],
    ['0.5万元', 500_000],
  ])('“%s” is exact to the fen', (text, fen) => {
    expect(readAmount(text)).toEqual({ kind: 'amount', fen });
  });

  test.each(['/', '无', '', ' '])('“%s” is none', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'none' });
  });

  test.each([
    '0.125',
    '￥600.00/批次',
    '1分标1725127元；2分标404326元',
    '约90万元',
    '-5',
    '1.2.3',
    '90071992547409930',
  ])('“%s” is not guessed', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'unreadable' });
  });
});

describe('a notice', () => {
  function problems(replace: readonly [string, string]): readonly string[] {
    const sound =
      '项目编号：SLZC2027-C3-000001-SLJG项目名称：示例服务采购方式：竞争性磋商预算总金额（元）：300000采购需求：' +
      '标项一标项名称:示例甲数量:1预算金额（元）:100000简要规格描述或项目基本概况介绍、用途：示例最高限价（如有）：/' +
      '合同履约期限：1年本标项（否）接受联合体投标备注：' +
      '标项二标项名称:示例乙数量:1预算金额（元）:200000简要规格描述或项目基本概况介绍、用途：示例最高限价（如有）：200000' +
      '合同履约期限：1年本标项（否）接受联合体投标备注：';
    const reading = readNotice(sound.replace(...replace));
    return reading.ok ? [] : reading.problems.map((problem) => problem.messageEn);
  }

  test('that states everything is read', () => {
    expect(problems(['', ''])).toEqual([]);
  });

  test.each([
    [['项目编号', '编号'], 'The notice has no project number.'],
    [['项目名称：示例服务', ''], 'The notice has no project name.'],
    [['竞争性磋商', '询价'], 'The method “询价” is none of the five of §2.4.'],
    [['（元）：300000', '（元）：300001'], 'The total “300001” is not the sum of the lots’ budgets.'],
    [['（元）：300000', '（元）：三十万'], 'The total “三十万” is not one amount in yuan.'],
    [['（元）:200000', '（元）:约20万'], 'Lot 2: the budget “约20万” is not one amount in yuan.'],
    [['：200000合同', '：200000.01合同'], 'Lot 2: the ceiling “200000.01” is above the lot’s budget.'],
    [['：200000合同', '：见文件合同'], 'Lot 2: the ceiling “见文件” is not one amount in yuan.'],
    [['合同履约期限：1年', ''], 'Lot 1: it states no contract term.'],
    [['标项名称:示例甲', '标项名称:'], 'Lot 1: it has no name.'],
  ] as const)('with %j changed is answered with a sentence', (replace, sentence) => {
    expect(problems(replace)).toEqual([sentence]);
  });

  test('without a method and without a telling number is not taken for an open tender', () => {
    const reading = readNotice('项目编号：2027-001项目名称：示例预算金额：20万元采购需求：示例合同履行期限：1年。');
    expect(reading.ok ? [] : reading.problems.map(({ field }) => field)).toEqual(['method']);
  });

  test('of empty text is told every field that is missing', () => {
    const reading = readNotice('');
    expect(reading.ok ? [] : reading.problems.map(({ field }) => field)).toEqual([
      'number',
      'name',
      'method',
      'lots',
      'budget',
      'term',
    ]);
  });
});
