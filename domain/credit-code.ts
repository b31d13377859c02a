/** A unified social credit code (统一社会信用代码) whose check character is right. */
export type CreditCode = string & { readonly __brand: 'CreditCode' };

/** Why a text is not a unified social credit code. */
export type CreditCodeProblem = 'LENGTH' | 'CHARACTER' | 'CHECK_CHARACTER';

export type CreditCodeCheck =
  { readonly ok: true; readonly code: CreditCode } | { readonly ok: false; readonly problem: CreditCodeProblem };

/** GB 32100-2015: digits and capitals without I, O, S, V, Z; a character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = ALPHABET.length;

/** Registering department, kind, six digits of the region, then the organisation code and the check character. */
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

const CODE_LENGTH = 18;

/**
 * The check character of the first 17 characters (GB 32100-2015, 4.5): weights are the powers of 3 modulo 31.
 * Undefined when they are not 17 characters of the alphabet.
 */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  if (first17.length !== CODE_LENGTH - 1) return undefined;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/** Checks a code as written in a licence: 18 characters, capitals, no spaces. */
export function checkCreditCode(text: string): CreditCodeCheck {
  if (text.length !== CODE_LENGTH) return { ok: false, problem: 'LENGTH' };
  if (!SHAPE.test(text)) return { ok: false, problem: 'CHARACTER' };
  if (creditCodeCheckCharacter(text.slice(0, -1)) !== text.slice(-1)) return { ok: false, problem: 'CHECK_CHARACTER' };
  return { ok: true, code: text as CreditCode };
}
