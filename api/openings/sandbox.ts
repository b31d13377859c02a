import { Decrypter, Encrypter } from 'age-encryption';
import { DEMO_HOLDER_IDENTITIES } from '../../prisma/seed/demo/holder-keys.ts';

/** What a demo holder's browser would hand in: base64 of the share, sealed to the desk. Undefined for anybody else's. */
export async function sandboxShare(share: {
  readonly username: string;
  readonly wrapped: Uint8Array;
  readonly deskRecipient: string;
}): Promise<string | undefined> {
  const identity = DEMO_HOLDER_IDENTITIES[share.username];
  if (identity === undefined) return undefined;
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  // A demo person may have made a key of their own since.
  const opened = await decrypter.decrypt(share.wrapped).catch(() => undefined);
  if (opened === undefined) return undefined;
  const encrypter = new Encrypter();
  encrypter.addRecipient(share.deskRecipient);
  return Buffer.from(await encrypter.encrypt(opened)).toString('base64');
}
