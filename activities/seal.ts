import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { readBidContent, type BidContent } from '../domain/procurement/bid-content.ts';

/** 32 random bytes that only the worker holds. */
export type SealKey = Buffer;

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Reads the key from its environment variable (base64). Throws a sentence that says how to make one. */
export function readSealKey(base64: string): SealKey {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Error('JIELI_SEAL_KEY must be 32 random bytes in base64: openssl rand -base64 32');
  return key;
}

/** A new key of one purchase that only the worker can use: the recipient is public, the identity sealed with its key. */
export async function newWorkerKey(
  sealKey: SealKey,
  purchaseId: string,
): Promise<{ readonly recipient: string; readonly sealedIdentity: Uint8Array<ArrayBuffer> }> {
  const identity = await generateIdentity();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(purchaseId));
  const sealed = Buffer.concat([iv, cipher.update(identity, 'utf8'), cipher.final()]);
  return {
    recipient: await identityToRecipient(identity),
    sealedIdentity: new Uint8Array(Buffer.concat([sealed, cipher.getAuthTag()])),
  };
}

/** The identity that was sealed for this purchase. Throws when it belongs to another purchase or key. */
export function unsealedIdentity(sealKey: SealKey, purchaseId: string, sealedIdentity: Uint8Array): string {
  const sealed = Buffer.from(sealedIdentity);
  const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(purchaseId)).setAuthTag(sealed.subarray(-TAG_BYTES));
  return decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/**
 * Opens envelopes of one purchase. An envelope that does not open throws; one that opens and says nothing lawful is
 * undefined.
 */
export function openerWith(identity: string) {
  return async (envelope: Uint8Array): Promise<BidContent | undefined> => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return readBidContent(await decrypter.decrypt(envelope, 'text'));
  };
}
