import { Client, Connection } from '@temporalio/client';
import { workflowId } from '../../../domain/workflow-id.ts';
import type { ServiceContractInput } from '../../../workflows/contract/course.ts';
import type { Bench } from '../bench.ts';
import { insertContracts, insertProviders, type ServedContract } from './contracts.ts';

/** A contract whose workflow runs and whose plan names two standby providers. */
export interface FailingContract extends ServedContract {
  readonly standby: readonly { readonly providerId: string; readonly capacity: number }[];
}

/** Half of the recipients fit into the first standby provider, four tenths into the second; the township has the rest. */
const SHARES = [0.5, 0.4] as const;

/** As the worker leaves it once it is signed. */
export async function insertFailingContract(
  { database: { pool }, installation, people }: Bench,
  recipients: number,
): Promise<FailingContract> {
  const drafterId = people[0]!.id;
  const [, ...providers] = await insertProviders(pool, 'TAKEOVER', 1 + SHARES.length, recipients);
  const [contract] = await insertContracts(pool, { prefix: 'TAKEOVER', drafterId, recipients: [recipients] });
  const { id: contractId, number, purchaseId, lotId, region, providerId } = contract!;
  const standby = providers.map((id, n) => ({ providerId: id, capacity: Math.floor(recipients * SHARES[n]!) }));
  for (const [n, { providerId: id }] of standby.entries()) {
    const values = [contractId, n + 1, id];
    await pool.query('INSERT INTO standby_provider (contract_id, position, provider_id) VALUES ($1, $2, $3)', values);
  }
  await pool.query('VACUUM ANALYZE recipient, service_order, coverage');
  const input: ServiceContractInput = { contractId, number, purchaseId, lotId, region, providerId, drafterId };
  await withClient(installation.environment.temporalAddress, (client) =>
    client.workflow.start('serviceContract', {
      ...{ workflowId: workflowId.contract(number), taskQueue: 'jieli', args: [input] },
    }),
  );
  return { ...contract!, standby };
}

export async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}
