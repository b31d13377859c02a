import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** The installation's Ed25519 key, with which receipts and opening records are signed. */
export type SigningKey = KeyObject;

/** PKCS#8 of an Ed25519 key is this, then its 32 bytes (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads the key from its environment variable (base64). Throws a sentence that says how to make one. */
export function readSigningKey(base64: string): SigningKey {
  const seed = Buffer.from(base64, 'base64');
  if (seed.length !== 32) {
    throw new Error('JIELI_SIGNING_KEY must be 32 random bytes in base64: openssl rand -base64 32');
  }
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** Signature of a text, base64. */
export function signed(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text), key).toString('base64');
}

/** The half that everybody may have, as PEM. */
export function publicPem(key: SigningKey): string {
  return createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString();
}

/** By this a signed file says which key it was signed with: the start of the SHA-256 of the public half, hexadecimal. */
export function keyId(key: SigningKey): string {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}
