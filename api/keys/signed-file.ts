import { z } from 'zod';
import { keyId, signed, type SigningKey } from '../../prisma/signing-key.ts';

/** A text with its signature: what a receipt or an opening record is saved as, and verified without this service. */
export const signedFileSchema = z
  .object({
    format: z.literal('jieli-signed-1'),
    signed: z.string().meta({ description: 'The exact text that is signed: JSON' }),
    signature: z.string().meta({ description: 'Ed25519, base64' }),
    key: z.string().meta({ description: 'Which key: see /public/keys.json' }),
  })
  .meta({ id: 'SignedFile' });

export type SignedFile = z.input<typeof signedFileSchema>;

export function signedFile(key: SigningKey, text: string): SignedFile {
  return { format: 'jieli-signed-1', signed: text, signature: signed(key, text), key: keyId(key) };
}
