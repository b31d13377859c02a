import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';

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

/** A new opening key for one purchase: the recipient is public, the identity is sealed with the worker's key. */
export async function newOpeningKey(
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

/** What a bid says once it is opened. */
export interface BidContent {
  readonly lotId: string;
  readonly providerId: string;
  /** Fen. */
  readonly priceFen: number;
  readonly proposal: string;
}

/** Opens envelopes of one purchase. Throws when the sealed identity belongs to another purchase or key. */
export function openerFor(sealKey: SealKey, purchaseId: string, sealedIdentity: Uint8Array) {
  const sealed = Buffer.from(sealedIdentity);
  const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(purchaseId)).setAuthTag(sealed.subarray(-TAG_BYTES));
  const identity = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  return async (envelope: Uint8Array): Promise<BidContent> => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return JSON.parse(await decrypter.decrypt(envelope, 'text')) as BidContent;
  };
}
