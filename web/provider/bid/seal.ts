import { Encrypter } from 'age-encryption';
import { sealedText, type BidContent } from '../../../domain/procurement/bid-content.ts';
import { sha256OfBytes } from '../../../domain/procurement/sha-256.ts';

/** A bid that nobody can read before the opening, this browser included once it has forgotten the draft. */
export interface SealedBid {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** Names this envelope to the service, so that sending it again after a lost answer is not a second bid. */
  readonly key: string;
}

/** Seals a bid in the browser to the purchase's opening key. */
export async function seal(recipient: string, content: BidContent): Promise<SealedBid> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const bytes = await encrypter.encrypt(sealedText(content, randomText()));
  return { bytes, hash: sha256OfBytes(bytes), key: `bid-${randomText()}` };
}

/** Base64 in pieces: a function takes only so many arguments. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 128 random bits. */
function randomText(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)));
}
