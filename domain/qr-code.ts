/**
 * A QR code (ISO/IEC 18004) of a text in byte mode with error correction M, versions 1 to 10: enough for an address of 200
 * characters. Dark modules are true.
 */
export type QrCode = readonly (readonly boolean[])[];

/** Per version, from 1: code words of error correction a block, and the blocks as [count, data words]. ISO/IEC 18004 table 9. */
const BLOCKS: readonly (readonly [ecc: number, ...blocks: readonly (readonly [count: number, words: number])[]])[] = [
  [10, [1, 16]],
  [16, [1, 28]],
  [26, [1, 44]],
  [18, [2, 32]],
  [24, [2, 43]],
  [16, [4, 27]],
  [18, [4, 31]],
  [22, [2, 38], [2, 39]],
  [22, [3, 36], [2, 37]],
  [26, [4, 43], [1, 44]],
];

/** Centres of the alignment patterns per version (table E.1). */
const ALIGNED: readonly (readonly number[])[] = [
  ...[[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34]],
  ...[
    [6, 22, 38],
    [6, 24, 42],
    [6, 26, 46],
    [6, 28, 50],
  ],
];

/** @throws Error for a text that version 10 cannot hold */
export function qrCodeOf(text: string): QrCode {
  const bytes = [...new TextEncoder().encode(text)];
  const version = BLOCKS.findIndex((_, at) => bytes.length <= capacityOf(at + 1)) + 1;
  if (version === 0) throw new Error('The text is too long for a QR code of version 10.');
  const words = interleaved(dataWords(bytes, version), version);
  const grid = new Grid(version);
  grid.place(words);
  return grid.masked();
}

function dataCount(version: number): number {
  const [, ...blocks] = BLOCKS[version - 1]!;
  return blocks.reduce((sum, [count, words]) => sum + count * words, 0);
}

function lengthBits(version: number): number {
  return version < 10 ? 8 : 16;
}

function capacityOf(version: number): number {
  return Math.floor((dataCount(version) * 8 - 4 - lengthBits(version)) / 8);
}

/** Mode, length, bytes, terminator, and what fills the rest. */
function dataWords(bytes: readonly number[], version: number): number[] {
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let n = count - 1; n >= 0; n -= 1) bits.push((value >>> n) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, lengthBits(version));
  for (const byte of bytes) push(byte, 8);
  const capacity = dataCount(version) * 8;
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let filler = 0xec; bits.length < capacity; filler ^= 0xec ^ 0x11) push(filler, 8);
  return Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => (value << 1) | bit, 0),
  );
}

/** Blocks with their error correction, word after word in turn. */
function interleaved(words: readonly number[], version: number): number[] {
  const [ecc, ...groups] = BLOCKS[version - 1]!;
  const divisor = divisorOf(ecc);
  const blocks: number[][] = [];
  let at = 0;
  for (const [count, size] of groups) {
    for (let n = 0; n < count; n += 1) blocks.push(words.slice(at, (at += size)));
  }
  const corrections = blocks.map((block) => remainderOf(block, divisor));
  const inTurn = (lists: readonly (readonly number[])[]) =>
    Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, n) =>
      lists.flatMap((list) => (n < list.length ? [list[n]!] : [])),
    ).flat();
  return [...inTurn(blocks), ...inTurn(corrections)];
}

/** In GF(256) with the polynomial 0x11d. */
function product(a: number, b: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    result = (result << 1) ^ ((result >>> 7) * 0x11d);
    result ^= ((b >>> bit) & 1) * a;
  }
  return result;
}

function divisorOf(degree: number): number[] {
  const result = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let n = 0; n < degree; n += 1) {
    for (let at = 0; at < degree; at += 1) result[at] = product(result[at]!, root) ^ (result[at + 1] ?? 0);
    root = product(root, 2);
  }
  return result;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): number[] {
  const result = divisor.map(() => 0);
  for (const word of data) {
    const factor = word ^ result.shift()!;
    result.push(0);
    divisor.forEach((coefficient, at) => (result[at]! ^= product(coefficient, factor)));
  }
  return result;
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The square while it is being filled: rows of modules, and which of them are the pattern's own. */
class Grid {
  readonly #version: number;
  readonly #size: number;
  readonly #dark: boolean[][];
  readonly #fixed: boolean[][];

  constructor(version: number) {
    this.#version = version;
    this.#size = version * 4 + 17;
    const empty = () => Array.from({ length: this.#size }, () => Array<boolean>(this.#size).fill(false));
    this.#dark = empty();
    this.#fixed = empty();
    this.#drawPatterns();
  }

  #set(x: number, y: number, dark: boolean): void {
    this.#dark[y]![x] = dark;
    this.#fixed[y]![x] = true;
  }

  #drawPatterns(): void {
    const last = this.#size - 1;
    for (let n = 0; n < this.#size; n += 1) {
      this.#set(6, n, n % 2 === 0);
      this.#set(n, 6, n % 2 === 0);
    }
    for (const [x, y] of [
      [3, 3],
      [last - 3, 3],
      [3, last - 3],
    ] as const)
      this.#drawFinder(x, y);
    const centres = ALIGNED[this.#version - 1]!;
    const end = centres.at(-1);
    for (const x of centres) {
      for (const y of centres) {
        const inCorner = (x === 6 && y === 6) || (x === 6 && y === end) || (x === end && y === 6);
        if (!inCorner) this.#drawAlignment(x, y);
      }
    }
    this.#drawFormat(0);
    this.#drawVersion();
  }

  #drawFinder(cx: number, cy: number): void {
    for (let dy = -4; dy <= 4; dy += 1) {
      for (let dx = -4; dx <= 4; dx += 1) {
        const [x, y, ring] = [cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy))];
        if (x >= 0 && x < this.#size && y >= 0 && y < this.#size) this.#set(x, y, ring !== 2 && ring !== 4);
      }
    }
  }

  #drawAlignment(cx: number, cy: number): void {
    for (let dy = -2; dy <= 2; dy += 1) {
      for (let dx = -2; dx <= 2; dx += 1) this.#set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }

  /** Correction M (0b00) and mask, with their own correction, twice. */
  #drawFormat(mask: number): void {
    let rest = mask;
    for (let n = 0; n < 10; n += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (n: number) => ((bits >>> n) & 1) === 1;
    for (let n = 0; n <= 5; n += 1) this.#set(8, n, bit(n));
    this.#set(8, 7, bit(6));
    this.#set(8, 8, bit(7));
    this.#set(7, 8, bit(8));
    for (let n = 9; n < 15; n += 1) this.#set(14 - n, 8, bit(n));
    for (let n = 0; n < 8; n += 1) this.#set(this.#size - 1 - n, 8, bit(n));
    for (let n = 8; n < 15; n += 1) this.#set(8, this.#size - 15 + n, bit(n));
    this.#set(8, this.#size - 8, true);
  }

  #drawVersion(): void {
    if (this.#version < 7) return;
    let rest = this.#version;
    for (let n = 0; n < 12; n += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (this.#version << 12) | rest;
    for (let n = 0; n < 18; n += 1) {
      const [a, b, dark] = [this.#size - 11 + (n % 3), Math.floor(n / 3), ((bits >>> n) & 1) === 1];
      this.#set(a, b, dark);
      this.#set(b, a, dark);
    }
  }

  /** Words run up and down in columns of two, from the right. */
  place(words: readonly number[]): void {
    let at = 0;
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let n = 0; n < this.#size; n += 1) {
        for (const x of [right, right - 1]) {
          const y = ((right + 1) & 2) === 0 ? this.#size - 1 - n : n;
          if (this.#fixed[y]![x] === true || at >= words.length * 8) continue;
          this.#dark[y]![x] = ((words[at >>> 3]! >>> (7 - (at & 7))) & 1) === 1;
          at += 1;
        }
      }
    }
  }

  /** With the mask of the least penalty. */
  masked(): QrCode {
    const penalties = MASKS.map((_, mask) => {
      this.#apply(mask);
      const penalty = penaltyOf(this.#dark);
      this.#apply(mask);
      return penalty;
    });
    const best = penalties.indexOf(Math.min(...penalties));
    this.#apply(best);
    return this.#dark;
  }

  /** Applied twice it is gone. */
  #apply(mask: number): void {
    const flips = MASKS[mask]!;
    this.#dark.forEach((row, y) =>
      row.forEach((dark, x) => {
        if (this.#fixed[y]![x] === false) row[x] = dark !== flips(x, y);
      }),
    );
    this.#drawFormat(mask);
  }
}

/** Long runs, squares, and an uneven share of dark modules make a code harder to read (7.8.3). */
function penaltyOf(grid: QrCode): number {
  const columns = grid.map((_, x) => grid.map((row) => row[x]!));
  const lines = [...grid, ...columns].reduce((sum, line) => sum + penaltyOfLine(line), 0);
  let squares = 0;
  for (let y = 0; y + 1 < grid.length; y += 1) {
    for (let x = 0; x + 1 < grid.length; x += 1) {
      const dark = grid[y]![x]!;
      if (dark === grid[y]![x + 1] && dark === grid[y + 1]![x] && dark === grid[y + 1]![x + 1]) squares += 3;
    }
  }
  const dark = grid.flat().filter(Boolean).length;
  const share = Math.floor(Math.abs((dark * 20) / grid.length ** 2 - 10)) * 10;
  return lines + squares + share;
}

const FINDER_LIKE = /(?=10111010000|00001011101)/g;

function penaltyOfLine(line: readonly boolean[]): number {
  const text = line.map((dark) => (dark ? '1' : '0')).join('');
  const runs = (text.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, { length }) => sum + length - 2, 0);
  return runs + 40 * [...text.matchAll(FINDER_LIKE)].length;
}
