import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';

/** A key that was made in this browser. */
export interface NewKey {
  /** The public half, for the service. */
  readonly recipient: string;
  /** The private half as an age file under the passphrase; `age -d` opens it as well. */
  readonly file: Uint8Array;
}

export async function newKey(passphrase: string): Promise<NewKey> {
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return { recipient, file: await encrypter.encrypt(`# public key: ${recipient}\n${identity}\n`) };
}
