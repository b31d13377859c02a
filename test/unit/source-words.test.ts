import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../domain/procurement/rules.ts';
import { chineseNumber, sourceInWords } from '../../domain/procurement/rules/source-words.ts';

describe('the source of a rule in words', () => {
  test.each([
    [6, '六'],
    [10, '十'],
    [19, '十九'],
    [20, '二十'],
    [103, '一百零三'],
    [110, '一百一十'],
    [563, '五百六十三'],
    [1184, '一千一百八十四'],
  ])('%s is counted as laws count', (value, words) => {
    expect(chineseNumber(value)).toBe(words);
  });

  test.each([
    ['GPL 6, 33; M102', '《政府采购法》第六条、第三十三条；《政府购买服务管理办法》'],
    ['M87 39-40', '《政府采购货物和服务招标投标管理办法》第三十九条至第四十条'],
    ['GPL 30(2), 31(2), 37', '《政府采购法》第三十条第（二）项、第三十一条第（二）项、第三十七条'],
    ['SAL 11, 70(4)(6)', '《社会救助法》第十一条、第七十条第（四）项、第（六）项'],
    ['M102 20-21; §2.5', '《政府购买服务管理办法》第二十条至第二十一条；吉民发〔2018〕21号第二部分第（五）项'],
    ['吉民发〔2018〕21号 §3.4', '吉民发〔2018〕21号第三部分第（四）项'],
    ['财库〔2026〕2号; M87 60', '财库〔2026〕2号；《政府采购货物和服务招标投标管理办法》第六十条'],
    ['浙江省燃气管理条例 17', '《浙江省燃气管理条例》第十七条'],
    ['CIV 563, 565, 566', '《民法典》第五百六十三条、第五百六十五条、第五百六十六条'],
    ['house rule: configuration', '本系统的办理规定（可由管理单位配置）'],
  ])('%s', (source, words) => {
    expect(sourceInWords(source).zh).toBe(words);
  });

  test('no rule is cited by a bare code', () => {
    for (const { id, source } of RULES) {
      const { zh } = sourceInWords(source);
      expect([id, /(?:^|；)(?:[A-Z]{2,}|[A-Z]\d+)\b|§|undefined|第条/.test(zh), zh]).toEqual([id, false, zh]);
    }
  });
});
