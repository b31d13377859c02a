/** Must not begin a line: closing marks and stops. */
const NEVER_FIRST = new Set('，。、；：？！）》」』】〕〉”’…—％%,.;:?!)]}·');
/** Must not end a line: opening marks. */
const NEVER_LAST = new Set('（《「『【〔〈“‘([{');

/** Letters and figures of a number, an address or a word stay together; everything else may be parted. */
const ATOMS = /[A-Za-z0-9/][A-Za-z0-9_.,:/@%+-]*|[\s\S]/gu;

export interface Measure {
  /** Width of the first line, which may be indented, and of the others. */
  readonly first: number;
  readonly rest: number;
  readonly widthOf: (text: string) => number;
}

/**
 * Breaks a paragraph as Chinese is set: anywhere, but no stop at the beginning of a line and no opening bracket at its end;
 * numbers and words whole, unless one alone is wider than a line. Returns at least one line.
 */
export function breakLines(text: string, measure: Measure): string[] {
  const atoms = (text.match(ATOMS) ?? []).flatMap((atom) => fitting(atom, measure));
  const lines: string[] = [];
  let line: string[] = [];
  let width = 0;
  for (let position = 0; position < atoms.length; position += 1) {
    const atom = atoms[position]!;
    const room = lines.length === 0 ? measure.first : measure.rest;
    const wide = measure.widthOf(atom);
    if (line.length > 0 && width + wide > room + TOLERANCE) {
      position -= carriedOver(line, atom);
      lines.push(line.join('').trimEnd());
      line = [];
      width = 0;
      position -= 1;
      continue;
    }
    if (line.length === 0 && lines.length > 0 && atom === ' ') continue;
    line.push(atom);
    width += wide;
  }
  if (line.length > 0 || lines.length === 0) lines.push(line.join(''));
  return lines;
}

/** Points by which rounding may exceed a line. */
const TOLERANCE = 0.01;

/** Takes from the line's end what must stand on the next line, so that the break is lawful; returns how many atoms. */
function carriedOver(line: string[], next: string): number {
  let taken = 0;
  let follows = next;
  while (line.length > 1 && (NEVER_FIRST.has(follows) || NEVER_LAST.has(line.at(-1)!))) {
    follows = line.pop()!;
    taken += 1;
  }
  return taken;
}

/** An atom wider than a line, such as a hash in a narrow cell, is cut into characters. */
function fitting(atom: string, { rest, widthOf }: Measure): string[] {
  return atom.length > 1 && widthOf(atom) > rest ? [...atom] : [atom];
}

/** How much of a line may be white before filling it would tear it apart. */
const MOST_WHITE = 0.15;

/**
 * Space between characters so that a line of a width fills its room: negative where it is a little too wide. A line that
 * is not to be filled, the last of a paragraph, is only ever set closer.
 */
export function spacing(text: string, width: number, room: number, fill: boolean): number {
  const gaps = [...text].length - 1;
  const free = room - width;
  if (gaps < 1 || (free > 0 && (!fill || free > room * MOST_WHITE))) return 0;
  return free / gaps;
}
