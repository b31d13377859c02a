import { createHash, randomBytes } from 'node:crypto';
import { Encrypter } from 'age-encryption';

/** What an envelope says to whoever opens it. */
export interface SealedContent {
  readonly lotId: string;
  readonly providerId: string;
  /** Fen. */
  readonly priceFen: number;
  readonly proposal: string;
}

export interface Envelope {
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, hexadecimal: what the receipt says. */
  readonly hash: string;
}

/**
 * Seals a bid to the purchase's opening key; from here on nobody can read it, this process included. The salt keeps
 * a guessed price from being confirmed by whoever holds the envelope.
 */
export async function sealBid(recipient: string, content: SealedContent): Promise<Envelope> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const plaintext = JSON.stringify({ ...content, salt: randomBytes(16).toString('base64url') });
  const bytes = Buffer.from(await encrypter.encrypt(plaintext));
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}
