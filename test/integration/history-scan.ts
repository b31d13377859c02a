import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';

/** All that developers can read of these workflows in the Temporal UI, as one text. */
export async function historiesOf(client: Client, workflowIds: readonly string[]): Promise<string> {
  const parts = workflowIds.map(async (id) => historyToJSON(await client.workflow.getHandle(id).fetchHistory()));
  return (await Promise.all(parts)).map((part) => decodePayloads(JSON.stringify(part))).join('\n');
}

/** Payloads stand in a history as base64; a scan has to look inside. */
function decodePayloads(json: string): string {
  return json.replaceAll(/"data":\s*"([A-Za-z0-9+/=]+)"/g, (_, data: string) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
}

/** What may stand in no history: names, phones, prices, proposals, and what people wrote into their forms. */
export async function secretsOf(db: Database, purchaseId: string): Promise<string[]> {
  const bids = await db.prisma.bid.findMany({ where: { purchaseId } });
  const takeovers = await db.prisma.takeover.findMany({ where: { contract: { purchaseId } } });
  return [
    ...DEMO_RECIPIENTS.flat().flatMap(({ name, phone }) => [name, phone]),
    ...DEMO_USERS.map(({ displayName }) => displayName),
    ...Object.values(DEMO_ORGANISATIONS).map(({ name }) => name),
    ...bids.flatMap((bid) => [bid.priceFen, bid.lastPriceFen].filter((price) => price !== null).map(String)),
    ...bids.map((bid) => bid.proposal!),
    ...takeovers.map((takeover) => takeover.reasonText),
  ];
}
