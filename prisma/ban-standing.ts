import type { PrismaClient } from './generated/client.ts';
import type { Tx } from './database.ts';

/** What a ban does today, as the view `ban_standing` says; nothing else in the code asks whether a ban is in force. */
export interface BanStanding {
  /** No bid, no admission. */
  readonly binds: boolean;
  /** In the portal, and on the credit platform. */
  readonly published: boolean;
}

/** Of some bans, by their ids. */
export async function banStandings(
  sql: Tx | PrismaClient,
  debarmentIds: readonly string[],
): Promise<ReadonlyMap<string, BanStanding>> {
  if (debarmentIds.length === 0) return new Map();
  const rows = await sql.$queryRaw<(BanStanding & { readonly id: string })[]>`
    SELECT debarment_id AS id, binds, published FROM ban_standing WHERE debarment_id = ANY(${debarmentIds}::uuid[])`;
  return new Map(rows.map(({ id, binds, published }) => [id, { binds, published }]));
}
