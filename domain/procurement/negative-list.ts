/** A function that government must perform itself, or that is no service at all: never bought (§2.1, PL-04). */
export interface NegativeFunction {
  readonly code: string;
  /** The rule that forbids it, as in the table of rules. */
  readonly ruleId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Chinese phrases; one of them in a plan's text is a hit. */
  readonly keywords: readonly string[];
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export interface NegativeHit {
  readonly function: NegativeFunction;
  /** The phrase that was found. */
  readonly keyword: string;
}

/**
 * Words that, right before a phrase, turn it into its opposite: a plan must be able to say that staff are not dispatched
 * labour and that the township itself confirms eligibility. Only right before it, so that one disclaimer excuses nothing else.
 */
const DISCLAIMERS = [
  '不得以',
  '不得',
  '不含',
  '不包括',
  '不采用',
  '不属于',
  '不涉及',
  '不是',
  '并非',
  '严禁',
  '禁止',
  '由政府',
  '供政府',
  '由县级民政部门',
  '由民政部门',
  '由乡镇政府',
  '由乡镇（街道）',
];

/**
 * The first function of the negative list that a plan's text asks for, or undefined. Spaces and line breaks in the text
 * do not hide a phrase. A phrase right behind a disclaimer (不得以劳务派遣…, 由政府审核确认) is no hit.
 */
export function checkAgainstNegativeList(text: string, list: readonly NegativeFunction[]): NegativeHit | undefined {
  const plain = text.replace(/\s+/g, '');
  for (const entry of list) {
    const keyword = entry.keywords.find((phrase) => asksFor(plain, phrase));
    if (keyword !== undefined) return { function: entry, keyword };
  }
  return undefined;
}

function asksFor(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text.slice(0, at);
    if (!DISCLAIMERS.some((disclaimer) => before.endsWith(disclaimer))) return true;
  }
  return false;
}
