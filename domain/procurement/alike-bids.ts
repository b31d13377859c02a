import { figure } from './rules.ts';
import type { Day } from '../time/shanghai.ts';

/** What is compared between bids of one lot that have been opened. */
export interface ComparedBid {
  readonly bidId: string;
  readonly proposal: string;
  /** SHA-256 of each file, hexadecimal. */
  readonly files: readonly string[];
  /** Certificates of the people who work for the bidder now. */
  readonly certificates: readonly string[];
}

/** Why two bids look as if one hand had made them. */
export type AlikeSign = 'same-file' | 'same-passage' | 'same-staff';

export interface AlikeBid {
  /** The other bid. */
  readonly bidId: string;
  readonly sign: AlikeSign;
  /** The first passage that both have; null for files and staff. */
  readonly passage: string | null;
}

/**
 * Signs of what the law presumes to be collusion (EV-22; M87 第三十七条): the same file, the same passage that is not of the
 * documents, the same person in both teams. They ask the examiner to look and decide nothing.
 *
 * @param asked the requirements of the documents, which every bid may quote
 * @param day for the house's length of a passage (HS-20), in characters
 */
export function alikeBids(bids: readonly ComparedBid[], asked: string, day: Day): ReadonlyMap<string, AlikeBid[]> {
  const least = figure('HS-20', 'passage', day).count;
  const passages = bids.map(({ proposal }) => passagesOf(proposal, least, bare(asked)));
  const found = new Map<string, AlikeBid[]>(bids.map(({ bidId }) => [bidId, []]));
  bids.forEach((one, i) =>
    bids.slice(i + 1).forEach((other, offset) => {
      const shared = [...passages[i]!].find(([key]) => passages[i + 1 + offset]!.has(key))?.[1];
      const signs: (readonly [AlikeSign, string | null])[] = [
        ...(overlap(one.files, other.files) ? ([['same-file', null]] as const) : []),
        ...(shared === undefined ? [] : ([['same-passage', shared]] as const)),
        ...(overlap(one.certificates, other.certificates) ? ([['same-staff', null]] as const) : []),
      ];
      for (const [sign, passage] of signs) {
        found.get(one.bidId)!.push({ bidId: other.bidId, sign, passage });
        found.get(other.bidId)!.push({ bidId: one.bidId, sign, passage });
      }
    }),
  );
  return found;
}

/** Sentences by what is left of them without spaces and signs. */
function passagesOf(text: string, least: number, asked: string): ReadonlyMap<string, string> {
  const sentences = text.split(/[。！？；\n]/).map((sentence) => [bare(sentence), sentence.trim()] as const);
  return new Map(sentences.filter(([key]) => key.length >= least && !asked.includes(key)));
}

function bare(text: string): string {
  return text.replaceAll(/[\s\p{P}\p{S}]/gu, '');
}

function overlap(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}
