/** The wording of one lot's fields; undefined where the notice does not have the field. */
export interface LotWording {
  readonly name: string;
  readonly budget: string | undefined;
  readonly ceiling: string | undefined;
  readonly term: string | undefined;
}

/** A notice cut into its fields, nothing interpreted yet. */
export interface NoticeWording {
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly method: string | undefined;
  readonly total: string | undefined;
  /** True when the notice names sub-lots (分标) in free text, without a budget for each. */
  readonly unpricedLots: boolean;
  readonly lots: readonly LotWording[];
}

const LOT_NAME = '(?:标项[一二三四五六七八九十]+)?标项名称';
const BUDGET = '预算金额(?:[（(]元[）)])?';
const CEILING = '最高限价(?:（如有）|[（(]元[）)])?';
const TERM = '(?:合同|《项目合同》)履[约行]期限';

/** Any of these ends the field before it. The platform writes its fields without line breaks. */
const NEXT_FIELD = new RegExp(
  [
    '本(?:标项|项目)(?:（[是否]）|不|是否)接受联合体|',
    `(?:项目编号|采购计划文号|项目名称|采购方式|预算总金额(?:（元）)?|${BUDGET}|招标控制价|最高竞标限价|${CEILING}|采购需求`,
    `|${LOT_NAME}|数量|单位|简要规格描述或项目基本概况介绍、用途|${TERM}|(?:是否)?接受联合体(?:投标|竞标)|简要技术或服务需求|备注)`,
    '(?:（[^）]*）)?[:：]',
  ].join(''),
);

const END_OF_FIELDS = /二、(?:申请人|投标人|供应商)的资格(?:要求|条件)/;

/**
 * Cuts a notice into its fields. Three layouts are known: the platform's tables of 2021 (total, then lots) and of 2022
 * (lots only), and free text with a number, a budget and one object.
 */
export function readLayout(text: string): NoticeWording {
  const fields = text.slice(0, indexOf(text, END_OF_FIELDS));
  const blocks = lotBlocks(fields);
  const head = blocks.length === 0 ? fields : fields.slice(0, indexOf(fields, new RegExp(`${LOT_NAME}[:：]`)));
  const name = field(head, '项目名称');
  const total = field(head, '预算总金额(?:（元）)?') ?? field(head, BUDGET);
  return {
    number: /^[A-Z0-9][A-Z0-9-]+/i.exec(field(head, '项目编号') ?? '')?.[0],
    name,
    method: field(head, '采购方式'),
    total,
    unpricedLots: blocks.length === 0 && /\d分标[:：]/.test(fields),
    lots: blocks.length === 0 ? [lotWording(fields, name ?? '', total)] : blocks.map((block) => lotOf(block)),
  };
}

/** One block of text per lot, from its name up to the next lot's. */
function lotBlocks(fields: string): string[] {
  const starts = [...fields.matchAll(new RegExp(`${LOT_NAME}[:：]`, 'g'))].map((match) => match.index);
  return starts.map((start, position) => fields.slice(start, starts[position + 1]));
}

function lotOf(block: string): LotWording {
  return lotWording(block, field(block, LOT_NAME) ?? '', field(block, BUDGET));
}

function lotWording(block: string, name: string, budget: string | undefined): LotWording {
  return { name, budget, ceiling: field(block, CEILING), term: field(block, TERM) };
}

/** The text behind the first such label, up to the next label of any kind; undefined when there is no such label. */
function field(text: string, label: string): string | undefined {
  const match = new RegExp(`${label}[:：]`).exec(text);
  if (!match) return undefined;
  const rest = text.slice(match.index + match[0].length);
  return rest.slice(0, indexOf(rest, NEXT_FIELD)).trim();
}

function indexOf(text: string, pattern: RegExp): number {
  const at = text.search(pattern);
  return at < 0 ? text.length : at;
}
