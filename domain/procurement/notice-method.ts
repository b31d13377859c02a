import type { MethodCode } from './methods.ts';

/** The five methods of §2.4 by which a contractor is chosen: those that a notice may name. */
export type NoticeMethod = Exclude<MethodCode, 'below-threshold'>;

const BY_NAME: Readonly<Record<string, NoticeMethod>> = {
  公开招标: 'open-tender',
  邀请招标: 'invited-tender',
  竞争性谈判: 'competitive-negotiation',
  竞争性磋商: 'competitive-consultation',
  单一来源: 'single-source',
  单一来源采购: 'single-source',
};

/**
 * How the platform of the notices numbers a project: `…2021-C3-210232-…`, a letter for the method and 1 goods, 2 works or
 * 3 services. Only these three letters occur in notices whose method is also written out, and there they agree.
 */
const BY_LETTER: Readonly<Record<string, NoticeMethod>> = {
  G: 'open-tender',
  C: 'competitive-consultation',
  J: 'competitive-negotiation',
};

/** The method that a notice names, or undefined for any other than the five. */
export function methodOfName(name: string): NoticeMethod | undefined {
  const plain = name.replace(/[\s。；]+/g, '');
  return Object.hasOwn(BY_NAME, plain) ? BY_NAME[plain] : undefined;
}

/** The method that the project's number tells, for notices that name none; undefined when it has no such letter. */
export function methodOfNumber(number: string): NoticeMethod | undefined {
  const letter = /-([A-Z])[123]-/.exec(number)?.[1];
  return letter === undefined ? undefined : BY_LETTER[letter];
}
