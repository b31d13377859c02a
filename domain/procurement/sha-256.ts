/**
 * SHA-256 (FIPS 180-4) in plain TypeScript: workflow code has no access to Node's crypto, and a draw must come out the
 * same everywhere; browsers lend theirs to pages with TLS only. For texts and envelopes of some hundred kilobytes; it is
 * not a secret-keeping primitive here.
 */

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) return false;
  return true;
}

function firstPrimes(howMany: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < howMany; candidate += 1) if (isPrime(candidate)) primes.push(candidate);
  return primes;
}

/** Largest integer whose n-th power is at most the value. */
function integerRoot(value: bigint, n: bigint): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** n <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** The first 32 bits of the fractional part of the n-th root, in integers so that no engine rounds it differently. */
function fractionBits(prime: number, n: bigint): number {
  return Number(integerRoot(BigInt(prime) << (32n * n), n) & 0xffffffffn);
}

const INITIAL = firstPrimes(8).map((prime) => fractionBits(prime, 2n));
const ROUND = firstPrimes(64).map((prime) => fractionBits(prime, 3n));

function rotateRight(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The message, a 1 bit, zeros, and its length in bits as 64 bits: a multiple of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(length - 4, message.length << 3);
  return view;
}

function schedule(view: DataView, offset: number): Uint32Array {
  const words = new Uint32Array(64);
  const word = (t: number): number => words[t] ?? 0;
  for (let t = 0; t < 16; t += 1) words[t] = view.getUint32(offset + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const a = word(t - 15);
    const b = word(t - 2);
    const s0 = rotateRight(a, 7) ^ rotateRight(a, 18) ^ (a >>> 3);
    const s1 = rotateRight(b, 17) ^ rotateRight(b, 19) ^ (b >>> 10);
    words[t] = word(t - 16) + s0 + word(t - 7) + s1;
  }
  return words;
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const [t, constant] of ROUND.entries()) {
    const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constant + (words[t] ?? 0)) | 0;
    const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + value;
}

/** SHA-256 of the text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return sha256OfBytes(new TextEncoder().encode(text));
}

/** SHA-256 of the bytes, as 64 lower-case hexadecimal digits. */
export function sha256OfBytes(bytes: Uint8Array): string {
  const view = padded(bytes);
  const state = Uint32Array.from(INITIAL);
  for (let offset = 0; offset < view.byteLength; offset += 64) compress(state, schedule(view, offset));
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}
