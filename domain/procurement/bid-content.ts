import { LONGEST_FILE_NAME } from '../attachments.ts';
import { isStorableText } from '../storable-text.ts';
import { readMembers, type ConsortiumMember } from './consortium.ts';
import { isEnterpriseSize, type EnterpriseSize } from './sme-reserve.ts';

/** What a sealed envelope says to whoever opens it. */
export interface BidContent {
  readonly lotId: string;
  readonly providerId: string;
  /** Fen. */
  readonly priceFen: number;
  /** The response to the needs, at most LONGEST_PROPOSAL characters. */
  readonly proposal: string;
  /** What the bidder declares itself to be (PL-15, PL-16); absent when it declares nothing. */
  readonly enterpriseSize?: EnterpriseSize;
  /** Whom the bidder bids together with (PB-11); absent when it bids alone. */
  readonly consortium?: readonly ConsortiumMember[];
  /** Absent when there are none. */
  readonly files?: readonly BidFile[];
}

/** A file inside the envelope, sealed with everything else. */
export interface BidFile {
  readonly name: string;
  /** Base64; of the size of the file and a third. */
  readonly content: string;
}

/** Files of one bid. */
export const MOST_BID_FILES = 10;

/** Bytes of all files of one bid: what a weak line carries in the time that a request has. */
export const BID_FILES_BYTES = 5_242_880;

/** Characters; some twenty pages. */
export const LONGEST_PROPOSAL = 20_000;

/** Fen; ten billion yuan, far above any budget of this service and exact in every number format on the way. */
export const MOST_PRICE_FEN = 1_000_000_000_000;

/** Bytes: an envelope of the longest proposal, its text escaped, with room to spare; without files. */
export const LONGEST_TEXT_ENVELOPE = 262_144;

/** Bytes: the same with all the files that a bid may have, in base64. */
export const LONGEST_ENVELOPE = LONGEST_TEXT_ENVELOPE + Math.ceil(BID_FILES_BYTES / 3) * 4;

/** The first line of every age file: what tells an envelope from other bytes. */
export const ENVELOPE_HEAD = 'age-encryption.org/v1\n';

/** The text that is sealed. The salt, random, keeps a guessed price from being confirmed by whoever holds the envelope. */
export function sealedText({ files = [], enterpriseSize, consortium = [], ...bid }: BidContent, salt: string): string {
  const { lotId, providerId, priceFen, proposal } = bid;
  return JSON.stringify({
    ...{ lotId, providerId, priceFen, proposal },
    ...(enterpriseSize === undefined ? {} : { enterpriseSize }),
    ...(consortium.length > 0 ? { consortium } : {}),
    ...(files.length > 0 ? { files } : {}),
    salt,
  });
}

/**
 * What an opened envelope says; undefined for anything that is no bid. Envelopes are made outside the service, so nothing
 * in them is taken on trust: a text that the database cannot store would stop the opening for everybody.
 */
export function readBidContent(text: string): BidContent | undefined {
  const value = jsonIn(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { lotId, providerId, priceFen, proposal, files = [], ...rest } = value as Record<string, unknown>;
  if (typeof lotId !== 'string' || typeof providerId !== 'string') return undefined;
  if (!isPrice(priceFen) || !isStorableText(proposal, LONGEST_PROPOSAL)) return undefined;
  if (!areFiles(files)) return undefined;
  const consortium = rest['consortium'] === undefined ? [] : readMembers(rest['consortium']);
  if (consortium === undefined) return undefined;
  const enterpriseSize = declaredIn(rest);
  return {
    ...{ lotId, providerId, priceFen, proposal },
    ...(enterpriseSize === undefined ? {} : { enterpriseSize }),
    ...(consortium.length > 0 ? { consortium } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
}

/** Envelopes from before sizes were told apart say `smallEnterprise` alone. */
function declaredIn({ enterpriseSize, smallEnterprise }: Record<string, unknown>): EnterpriseSize | undefined {
  if (isEnterpriseSize(enterpriseSize)) return enterpriseSize;
  return smallEnterprise === true ? 'small' : undefined;
}

/** Of lawful number, names and size. What is in them shows when they are looked into. */
function areFiles(value: unknown): value is BidFile[] {
  if (!Array.isArray(value) || value.length > MOST_BID_FILES || !value.every(isFile)) return false;
  return value.reduce((sum, { content }) => sum + bytesIn(content), 0) <= BID_FILES_BYTES;
}

function isFile(value: unknown): value is BidFile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, content } = value as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_FILE_NAME) return false;

  if (/[\u0000-\u001f\u007f/\\]|\p{Surrogate}/u.test(name)) return false;
  return typeof content === 'string' && content.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(content);
}

function bytesIn(base64: string): number {
  return Math.floor((base64.length * 3) / 4);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPrice(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= MOST_PRICE_FEN;
}
