import { describe, expect, test } from '@jest/globals';
import { indicatorProblems, meetsTarget, type Indicator } from '../../domain/procurement/catalogue.ts';
import { checkAgainstNegativeList } from '../../domain/procurement/negative-list.ts';
import { readDirectory } from '../../prisma/seed/reference-data.ts';

const directory = readDirectory();

function indicator(code: string, weight: number): Indicator {
  const words = { nameZh: '率', nameEn: 'Rate', unitZh: '%', unitEn: '%', methodZh: '抽查', methodEn: 'Sample' };
  return { code, ...words, target: { direction: 'atLeast', value: 90 }, weight };
}

describe('an item’s indicators', () => {
  test('are a standard when their weights sum to 100', () => {
    expect(indicatorProblems([indicator('X-1', 60), indicator('X-2', 40)])).toEqual([]);
  });

  test.each([
    ['none', [], [{ code: 'NO_INDICATOR' }]],
    ['a sum of 90', [indicator('X-1', 90)], [{ code: 'WEIGHTS_NOT_100', total: 90 }]],
    [
      'a weight of nothing',
      [indicator('X-1', 100), indicator('X-2', 0)],
      [{ code: 'WEIGHT_NOT_POSITIVE', indicator: 'X-2' }],
    ],
  ])('are refused with %s', (_case, indicators, problems) => {
    expect(indicatorProblems(indicators)).toEqual(problems);
  });

  test('are met by a value on the bound itself', () => {
    expect(meetsTarget({ direction: 'atLeast', value: 95 }, 95)).toBe(true);
    expect(meetsTarget({ direction: 'atLeast', value: 95 }, 94.9)).toBe(false);
    expect(meetsTarget({ direction: 'atMost', value: 0 }, 0)).toBe(true);
    expect(meetsTarget({ direction: 'atMost', value: 0 }, 1)).toBe(false);
  });
});

describe('the service directory', () => {
  test('holds the nine transactional and eleven direct items of §2.1 and its seven programmes', () => {
    const named = (wanted: string) =>
      directory.items.filter((item) => item.class === wanted).map((item) => item.nameZh);
    expect(named('transactional').join('、')).toBe(
      '对象排查、家计调查、需求评估、规划设计、策略研究、课题调研、政策宣传、业务培训、绩效评价',
    );
    expect(named('direct').join('、')).toBe(
      '照料护理、康复训练、送医陪护、心理疏导、社区照顾、代际融洽、能力提升、社区倡导、社区参与、社会融入、资源链接',
    );
    expect(directory.programmes.map((programme) => programme.nameZh).join('、')).toBe(
      '最低生活保障、特困人员救助供养、医疗救助、临时救助、低收入家庭认定、农村留守儿童关爱保护、困境儿童保障',
    );
  });

  test.each(directory.items.map((item) => [item.code, item] as const))('has a sound standard for %s', (_code, item) => {
    expect(indicatorProblems(item.indicators)).toEqual([]);
    expect(item.indicators.length).toBeGreaterThanOrEqual(3);
    expect(item.indicators.length).toBeLessThanOrEqual(5);
    const known = directory.programmes.map((programme) => programme.code);
    expect(known).toEqual(expect.arrayContaining([...item.programmes]));
  });

  test('weighs the recipients’ satisfaction most in every direct service (§2.5)', () => {
    for (const item of directory.items.filter((one) => one.class === 'direct')) {
      const heaviest = item.indicators.toSorted((one, other) => other.weight - one.weight)[0];
      expect(heaviest?.nameZh).toBe('服务对象满意度');
    }
  });

  test('combines only items that it holds', () => {
    const codes = directory.items.map((item) => item.code);
    for (const combination of directory.combinations)
      expect(codes).toEqual(expect.arrayContaining([...combination.items]));
  });

  test('asks in none of its own texts for what is on the negative list', () => {
    const texts = [
      ...directory.items.map((item) => `${item.nameZh} ${item.contentZh}`),
      ...directory.combinations.map((combination) => `${combination.nameZh} ${combination.noteZh}`),
    ];
    for (const text of texts) expect(checkAgainstNegativeList(text, directory.negativeList)).toBeUndefined();
  });
});

describe('the negative list', () => {
  test.each([
    ['购买低保对象审核确认服务', 'NL-01'],
    ['对骗取救助的家庭实施行政处罚', 'NL-02'],
    ['代办行政复议', 'NL-03'],
    ['每月救助金发放到户', 'NL-04'],
    ['保障标准制定', 'NL-05'],
    ['对乡镇开展行政问责', 'NL-06'],
    ['受托履行国家监护', 'NL-07'],
    ['派员从事核对系统操作', 'NL-08'],
    ['劳务派遣服务采购', 'NL-09'],
    ['敬老院维修工程', 'NL-10'],
    ['承接主体垫资实施', 'NL-11'],
    ['局机关职工疗养', 'NL-12'],
  ])('refuses “%s” by %s with the rule and a reason in both languages', (text, code) => {
    const hit = checkAgainstNegativeList(text, directory.negativeList);
    expect(hit?.function).toMatchObject({ code, ruleId: 'PL-04' });
    expect(hit?.function.reasonZh).toMatch(/。$/);
    expect(hit?.function.reasonEn).toMatch(/\.$/);
  });

  test('finds a phrase that a line break cuts', () => {
    expect(checkAgainstNegativeList('采用劳务\n 派遣方式', directory.negativeList)?.keyword).toBe('劳务派遣');
  });

  test('lets a plan say what it does not buy', () => {
    const text = '以具名团队提供服务，不得以劳务派遣方式用工；调查报告供政府审核确认，不含行政处罚。';
    expect(checkAgainstNegativeList(text, directory.negativeList)).toBeUndefined();
  });

  test('is not talked out of a phrase by a disclaimer elsewhere in the text', () => {
    const text = '不得以劳务派遣方式用工。另购买劳务派遣人员十名。';
    expect(checkAgainstNegativeList(text, directory.negativeList)?.function.code).toBe('NL-09');
  });
});
