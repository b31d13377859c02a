import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the package's default algorithm) at OWASP's minimum: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/**
 * True if the password belongs to the hash. Without a hash (no such user) it takes the same time and answers false, so
 * that nobody learns by the clock which usernames exist.
 */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password', ARGON2ID);
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== undefined;
}
