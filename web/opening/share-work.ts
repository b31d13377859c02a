import { Decrypter, Encrypter } from 'age-encryption';
import { sha256OfBytes } from '../../domain/procurement/sha-256.ts';
import type { components } from '../generated/api.ts';
import { ShareTrouble } from './share-trouble.ts';

export type OwnShare = components['schemas']['OwnShare'];

/** The private key in a file that its holder has kept. @throws ShareTrouble `wrongFile` */
export async function identityIn(file: File, passphrase: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const text = await file
    .arrayBuffer()
    .then((bytes) => decrypter.decrypt(new Uint8Array(bytes), 'text'))
    .catch(() => undefined);
  const identity = /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(text ?? '')?.[0];
  if (identity === undefined) throw new ShareTrouble('wrongFile');
  return identity;
}

/**
 * The share, compared with what was published when it was made.
 *
 * @throws ShareTrouble `wrongKey`, `wrongShare`
 */
export async function unwrapped({ wrapped, shareCheck }: OwnShare, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const share = await decrypter.decrypt(bytesOf(wrapped ?? '')).catch(() => undefined);
  if (share === undefined) throw new ShareTrouble('wrongKey');
  if (sha256OfBytes(share) !== shareCheck) throw new ShareTrouble('wrongShare');
  return share;
}

/** Base64 of an age file that its recipient alone can open. */
export async function sealedTo(recipient: string, share: Uint8Array): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return btoa(String.fromCharCode(...(await encrypter.encrypt(share))));
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
