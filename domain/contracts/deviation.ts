import { yuanToFen } from '../money.ts';
import type { RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';

/** Something that a drafter wrote which contradicts the documents, the bid or the law (CO-01, CO-09). */
export interface Deviation {
  readonly rule: RuleId;
  readonly message: Bilingual;
}

const PRICE =
  /(?:合同价款|合同总?金额|合同总?价|成交价|中标价|服务费总?额|总价)[^，。；\d]{0,12}(\d[\d,]*(?:\.\d{1,2})?)\s*(万)?元/gu;
const SUBCONTRACT = /(?:可以?|允许|同意|有权)[^，。；不]{0,8}(?:转包|再分包|转让)/u;
const NO_TAKEOVER = /(?:不|无需|免于)(?:启动|执行|接受)?临时接管/u;

/**
 * What a free text of the draft contradicts: another price than the bid's, a permission to pass the contract on, a waiver of
 * the takeover. The price, the parties and the term are never typed, so a text is the only place where they could be bent.
 */
export function deviationsIn(text: string, priceFen: number): Deviation[] {
  const found: Deviation[] = [];
  for (const [, digits = '', tenThousands] of text.matchAll(PRICE)) {
    const fen = yuanToFen(digits.replaceAll(',', '')) * (tenThousands === undefined ? 1 : 10_000);
    if (fen !== priceFen) found.push(OTHER_PRICE);
  }
  if (SUBCONTRACT.test(text)) found.push(PASSED_ON);
  if (NO_TAKEOVER.test(text)) found.push(WITHOUT_TAKEOVER);
  return found;
}

const OTHER_PRICE: Deviation = {
  rule: 'CO-01',
  message: {
    zh: '文中的合同价款与成交价格不一致，合同不得背离响应文件的实质性内容（政府采购法第四十六条）。',
    en: 'The price in this text is not the bid’s; a contract does not depart from the bid in substance (GPL 46).',
  },
};

const PASSED_ON: Deviation = {
  rule: 'CO-09',
  message: {
    zh: '合同不得允许转包或者再分包（政府采购法第四十八条）。',
    en: 'A contract never allows the whole to be passed on, or a second subcontract (GPL 48).',
  },
};

const WITHOUT_TAKEOVER: Deviation = {
  rule: 'CT-01',
  message: {
    zh: '临时接管是签订合同的前提，不得排除。',
    en: 'The interim takeover is a condition of signing and cannot be waived.',
  },
};
