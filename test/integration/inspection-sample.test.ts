import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { draw } from '../../domain/procurement/draw.ts';
import { figure } from '../../domain/procurement/rules.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

const MORE = 10;

let world: ApiWorld;
let supervisor: Visitor;
let contract: RunningContract;
let pool: readonly string[];
beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
  contract = await runContract(world);
  const more = DEMO_RECIPIENTS.flat()
    .slice(-MORE)
    .map(({ id }) => id);
  await world.database.pool.query(
    `INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
     SELECT unnest($1::uuid[]), 'B01', $2, $3, 'contract', tstzrange(now(), NULL)`,
    [more, DEMO_ORGANISATIONS.provider1.id, contract.contractId],
  );
  pool = [...contract.recipientIds, ...more].toSorted();
}, 60_000);
afterAll(() => world.close());

async function asked(month: number): Promise<string> {
  const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contract.contractId } });
  const subject = { contractId: contract.contractId, month };
  return world.task({ kind: 'monthly-inspection', purchaseId, subject });
}

const sampleOf = async (id: string) => (await supervisor.get(taskPath(id))).body.material.sample;

describe('a monthly inspection', () => {
  test('asks recipients who were drawn as it was asked for, by a seed from which anybody can repeat the draw', async () => {
    const sample = await sampleOf(await asked(1));
    const { count } = figure('HS-23', 'drawn', '2026-12-01');
    expect(sample.poolSize).toBe(pool.length);
    expect(sample.poolHash).toBe(createHash('sha256').update(pool.join('\n')).digest('hex'));
    const repeated = draw({ seed: sample.seed, pool, excluded: [], count });
    expect(sample.drawn.map(({ id }: { id: string }) => id)).toEqual(repeated.drawn);
    expect(sample.drawn[0]).toMatchObject({ name: expect.stringMatching(/^.\*$/), number: expect.any(String) });
  });

  test('keeps its draw when somebody else takes over, and every month has another', async () => {
    const id = await asked(2);
    const before = await sampleOf(id);
    await world.database.pool.query(
      `UPDATE coverage SET period = tstzrange(lower(period), clock_timestamp()) WHERE contract_id = $1 AND upper_inf(period)`,
      [contract.contractId],
    );
    expect(await sampleOf(id)).toEqual(before);
    const nobody = await sampleOf(await asked(3));
    expect([nobody.seed === before.seed, nobody.poolSize, nobody.drawn]).toEqual([false, 0, []]);
  });

  test('has a draw that nobody changes, and that the contractor does not see', async () => {
    const id = await asked(4);
    const rewritten = world.database.pool.query(`UPDATE inspection_sample SET seed = 'x' WHERE task_id = $1`, [id]);
    await expect(rewritten).rejects.toMatchObject({ code: 'JL003' });
    expect((await (await world.as('provider1')).get(taskPath(id))).status).toBe(404);
  });
});
