import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSocialCreditCode } from 'util-helpers';
import { checkCreditCode, creditCodeCheckCharacter } from '../../domain/credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const characters = (length: number, unit: string) =>
  fc.array(fc.constantFrom(...unit), { minLength: length, maxLength: length }).map((parts) => parts.join(''));
const first17 = fc
  .tuple(characters(2, ALPHABET), characters(6, '0123456789'), characters(9, ALPHABET))
  .map((parts) => parts.join(''));

describe('a unified social credit code', () => {
  test('is accepted with the right check character', () => {
    expect(checkCreditCode('91350100M000100Y43')).toEqual({ ok: true, code: '91350100M000100Y43' });
  });

  test.each([
    ['91350100M000100Y4', 'LENGTH'],
    ['91350100M000100Y433', 'LENGTH'],
    ['91350100M000100Y4I', 'CHARACTER'],
    ['91350100m000100y43', 'CHARACTER'],
    ['9135010AM000100Y43', 'CHARACTER'],
    ['91350100M000100Y4A', 'CHECK_CHARACTER'],
  ])('%s is refused: %s', (code, problem) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, problem });
  });

  test('agrees with an independent implementation on every check character', () => {
    fc.assert(
      fc.property(first17, (body) => {
        const accepted = [...ALPHABET].filter((check) => isSocialCreditCode(body + check));
        expect(accepted).toEqual([creditCodeCheckCharacter(body)]);
        expect([...ALPHABET].filter((check) => checkCreditCode(body + check).ok)).toEqual(accepted);
      }),
    );
  });

  test('with any one character changed is refused', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.nat(29), (body, place, shift) => {
        const code = body + creditCodeCheckCharacter(body);
        const old = ALPHABET.indexOf(code.charAt(place));
        const changed = ALPHABET.charAt((old + 1 + shift) % ALPHABET.length);
        expect(checkCreditCode(code.slice(0, place) + changed + code.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  test('has no check character for a body that is none', () => {
    expect(creditCodeCheckCharacter('91350100M000100Y')).toBeUndefined();
    expect(creditCodeCheckCharacter('91350100M000100YI')).toBeUndefined();
  });
});
