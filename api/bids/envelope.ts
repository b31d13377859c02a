import { createHash, randomBytes } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { ENVELOPE_HEAD, LONGEST_ENVELOPE, sealedText, type BidContent } from '../../domain/procurement/bid-content.ts';

/** A sealed bid as it is stored. */
export interface Envelope {
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, hexadecimal: what the receipt says. */
  readonly hash: string;
}

/** Seals a bid to the purchase's opening key; from here on nobody can read it, this process included. */
export async function sealBid(recipient: string, content: BidContent): Promise<Envelope> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const text = sealedText(content, randomBytes(16).toString('base64url'));
  return envelopeOf(Buffer.from(await encrypter.encrypt(text)));
}

/**
 * An envelope that was sealed outside; undefined when the bytes cannot be one. Whether it opens, and what it says, shows
 * at the opening only: then an envelope that does not, or whose price is above the ceiling, is refused.
 */
export function sealedEnvelope(bytes: Buffer): Envelope | undefined {
  const isEnvelope = bytes.length <= LONGEST_ENVELOPE && bytes.subarray(0, ENVELOPE_HEAD.length).equals(HEAD);
  return isEnvelope ? envelopeOf(bytes) : undefined;
}

const HEAD = Buffer.from(ENVELOPE_HEAD);

function envelopeOf(bytes: Buffer): Envelope {
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}
