import type { MethodCode } from './methods.ts';
import type { Bilingual } from './rules/rule.ts';

/**
 * Methods whose winner, having refused to sign, may not take part when the purchase is made anew (CO-08; M74 22, K214 33).
 * For tenders the law knows no such ban, only the penalty (DB-02). The database holds the same list: `refusers_of`.
 */
const BARS_REFUSER: readonly MethodCode[] = ['competitive-negotiation', 'competitive-consultation', 'single-source'];

export function barsRefuser(method: MethodCode): boolean {
  return BARS_REFUSER.includes(method);
}

/** A lawful reason not to sign: then nobody is barred, and the bid bond is returned (M74 20, 22; K214 31). */
export const REFUSAL_EXCUSES = {
  'force-majeure': { zh: '因不可抗力', en: 'Force majeure' },
  'documents-allow': { zh: '采购文件认可的情形', en: 'A case that the documents allow' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RefusalExcuse = keyof typeof REFUSAL_EXCUSES;
