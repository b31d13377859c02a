import { METHOD_GROUNDS } from '../../domain/procurement/method-grounds.ts';
import { METHODS, type InvitationWay, type MethodCode } from '../../domain/procurement/methods.ts';
import type { RuleId } from '../../domain/procurement/rules.ts';

interface MethodInput {
  readonly method: MethodCode;
  readonly ground?: { readonly code: string; readonly statement: string } | undefined;
  readonly whyNotConsultation?: string | undefined;
  readonly invitation?: InvitationWay | undefined;
  readonly supplierId?: string | undefined;
}

interface MethodProblem {
  readonly path: PropertyKey[];
  readonly zh: string;
  readonly en: string;
  readonly rule: RuleId;
}

/** Methods that are an exception: the case and its facts are stated by whoever opens the purchase. */
const EXCEPTIONS: readonly MethodCode[] = ['invited-tender', 'competitive-negotiation', 'single-source'];

/** What is missing or does not fit between a method and the reasons and ways given for it. */
export function* methodProblems(input: MethodInput): Generator<MethodProblem> {
  const { method, ground, invitation, supplierId } = input;
  const title = METHODS[method].title;
  const grounds = METHOD_GROUNDS[method];
  const rule = grounds[0]?.rule ?? 'ME-32';
  if (ground === undefined && EXCEPTIONS.includes(method)) {
    const zh = `采用${title.zh}须说明符合的法定情形和事实依据。`;
    yield { path: ['ground'], zh, en: `State the case of the law for ${title.en.toLowerCase()} and its facts.`, rule };
  }
  if (ground !== undefined && !grounds.some(({ code }) => code === ground.code)) {
    const zh = `该情形不是采用${title.zh}的法定情形，请从列出的情形中选择。`;
    yield {
      path: ['ground', 'code'],
      zh,
      en: `This is no case of ${title.en.toLowerCase()}: choose one of its own.`,
      rule,
    };
  }
  if (method === 'competitive-negotiation' && input.whyNotConsultation === undefined) {
    const zh =
      '谈判以最低价成交。政府购买服务可以采用竞争性磋商、综合评分，请改用磋商；确需谈判的，写明不采用磋商的理由。';
    const en =
      'A negotiation goes to the lowest price. Take the consultation, which scores quality too, or say why not.';
    yield { path: ['whyNotConsultation'], zh, en, rule: 'ME-31' };
  }
  if (invitation !== undefined && !METHODS[method].invitation.includes(invitation)) {
    const zh = `${title.zh}不能以这种方式邀请供应商。`;
    yield { path: ['invitation'], zh, en: `${title.en} does not invite suppliers in this way.`, rule: 'ME-18' };
  }
  if ((method === 'single-source') !== (supplierId !== undefined)) {
    const [zh, en] =
      supplierId === undefined
        ? ['单一来源采购须指明拟定的唯一供应商。', 'A single-source purchase names its supplier.']
        : ['只有单一来源采购可以指定供应商。', 'Only a single-source purchase names a supplier.'];
    yield { path: ['supplierId'], zh, en, rule: 'ME-17' };
  }
}
