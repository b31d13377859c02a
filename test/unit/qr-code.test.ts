import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { qrCodeOf } from '../../domain/qr-code.ts';

const draw = (text: string) =>
  qrCodeOf(text)
    .map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
    .join('\n');
const hashOf = (text: string) => createHash('sha256').update(draw(text)).digest('hex').slice(0, 16);

describe('a QR code', () => {
  test('is a square that grows with its text, by the versions of the standard', () => {
    const sizes = [1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 180, 213].map(
      (length) => qrCodeOf('x'.repeat(length)).length,
    );
    expect(sizes).toEqual([21, 21, 25, 25, 29, 33, 37, 41, 45, 49, 53, 57]);
    expect(() => qrCodeOf('x'.repeat(214))).toThrow('too long');
  });

  test('has its three finder patterns', () => {
    const code = qrCodeOf('https://jieli.example/public/v/AAAAAAAAAAAAAAAAAAAAAA');
    const last = code.length - 7;
    for (const [x, y] of [
      [0, 0],
      [last, 0],
      [0, last],
    ] as const) {
      const corner = code.slice(y, y + 7).map((row) =>
        row
          .slice(x, x + 7)
          .map(Number)
          .join(''),
      );
      expect(corner).toEqual(['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']);
    }
  });

  // Codes that readers have read back to their text; a change of one module shows here.
  test.each([
    ['示例', '97850147ac4e2c14'],
    ['https://jieli.example/public/v/AAAAAAAAAAAAAAAAAAAAAA', '49be516b24b4d0ff'],
    ['https://jieli.example/'.repeat(9), 'aa003f0cf2f78b7d'],
  ])('of %s is the one that was read back', (text, hash) => {
    expect(hashOf(text)).toBe(hash);
  });
});
