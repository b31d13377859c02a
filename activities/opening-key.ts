import { createHash } from 'node:crypto';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { combine, split } from 'shamir-secret-sharing';
import { OPENING_THRESHOLD } from '../domain/procurement/opening.ts';

/** One holder's part of a new opening key, wrapped to the holder's own key. */
export interface WrappedShare {
  readonly wrapped: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the share, hexadecimal. */
  readonly shareCheck: string;
}

export interface SplitKey {
  /** age recipient of the whole: what bids are sealed to. */
  readonly recipient: string;
  /** SHA-256 of its identity, hexadecimal. */
  readonly keyCheck: string;
  /** In the order of the holders. */
  readonly shares: readonly WrappedShare[];
}

/**
 * A new opening key, split among the holders in this process's memory; its whole is written nowhere.
 *
 * @param holders age recipients of their own keys
 */
export async function newSplitKey(holders: readonly string[]): Promise<SplitKey> {
  const identity = await generateIdentity();
  const secret = new TextEncoder().encode(identity);
  const shares = await split(secret, holders.length, OPENING_THRESHOLD);
  secret.fill(0);
  const wrapped = await Promise.all(
    shares.map(async (share, at) => ({ wrapped: await sealTo(holders[at]!, share), shareCheck: checkOf(share) })),
  );
  for (const share of shares) share.fill(0);
  return { recipient: await identityToRecipient(identity), keyCheck: checkOf(identity), shares: wrapped };
}

/**
 * The identity that these shares make. Undefined when it is not the one that was published: too few, or wrong, shares
 * mostly combine to something without an error, so nothing is ever opened with an unchecked key.
 */
export async function combinedIdentity(shares: readonly Uint8Array[], keyCheck: string): Promise<string | undefined> {
  if (shares.length < 2) return undefined;
  // It refuses shares of which two stand for the same point, as one share in 255 of another key does by chance.
  const secret = await combine([...shares]).catch(() => undefined);
  const identity = new TextDecoder().decode(secret);
  return checkOf(identity) === keyCheck ? identity : undefined;
}

/** SHA-256, hexadecimal. */
export function checkOf(secret: Uint8Array | string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export async function sealTo(recipient: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(bytes));
}

/** Throws when it was sealed to somebody else. */
export async function unsealWith(identity: string, bytes: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(bytes);
}
