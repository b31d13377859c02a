import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApiWorld } from './api-world.ts';
import { bidsPath } from './bids-bidding.ts';
import { OpeningByHolders, type HeldBidding } from './opening-by-holders.ts';

/** A folder that holds what a supplier has kept, and nothing of ours: the published program, the key, the files. */
let folder: string;
let world: ApiWorld;
let opening: OpeningByHolders;
let bidding: HeldBidding;
let envelope: Buffer;
let receipt: Record<string, string>;

beforeAll(async () => {
  world = await ApiWorld.open();
  folder = await mkdtemp(join(tmpdir(), 'jieli-receipt-'));
  opening = new OpeningByHolders(world.database, world.context.environment.signingKey);
  bidding = await opening.bidding();
  const sealed = await opening.envelope(bidding, 'provider1', 61_000_000);
  envelope = Buffer.from(sealed, 'base64');
  const bidder = await world.as('provider1');
  const { body } = await bidder.post(`${bidsPath(bidding)}/sealed`, { lotId: bidding.lotIds[0], envelope: sealed });
  receipt = body.signedReceipt;
  for (const name of ['verify.mjs', 'signing-key.pem']) {
    const { status, body: text } = await world.nobody().get(`/public/keys/${name}`);
    expect(status).toBe(200);
    await save(name, text as string);
  }
  await save('receipt.json', JSON.stringify(receipt));
  await save('envelope.age', envelope);
}, 60_000);
afterAll(() => world.close());

function save(name: string, content: string | Buffer): Promise<void> {
  return writeFile(join(folder, name), content);
}

/** Exit status and output of a program that runs in that folder alone, with an empty environment. */
function run(program: string, ...args: string[]): Promise<{ readonly status: number; readonly said: string }> {
  return new Promise((answer) => {
    execFile(program, args, { cwd: folder, env: { PATH: process.env['PATH'] } }, (error, stdout, stderr) => {
      answer({ status: error === null ? 0 : Number(error.code ?? 1), said: `${stdout}${stderr}` });
    });
  });
}

const verify = (...files: string[]) => run(process.execPath, 'verify.mjs', ...files);

test('a receipt verifies with nothing but the file, the envelope and the public key', async () => {
  const { status, said } = await verify('receipt.json', 'signing-key.pem', 'envelope.age');
  expect([status, said.match(/✓/g)]).toEqual([0, ['✓', '✓']]);
  expect(said).toContain(bidding.number);
});

test('so it does with openssl, by the commands of the documentation', async () => {
  await save('signed.txt', receipt['signed']!);
  await save('signature.bin', Buffer.from(receipt['signature']!, 'base64'));
  const args = [
    '-verify',
    '-pubin',
    '-inkey',
    'signing-key.pem',
    '-rawin',
    '-in',
    'signed.txt',
    '-sigfile',
    'signature.bin',
  ];
  expect(await run('openssl', 'pkeyutl', ...args)).toMatchObject({ status: 0 });
});

test('any changed byte of the signed text, the signature or the envelope fails', async () => {
  const signed = receipt['signed']!;
  for (const at of [0, 20, Math.floor(signed.length / 2), signed.length - 2]) {
    const changed = signed.slice(0, at) + String.fromCharCode(signed.charCodeAt(at) ^ 1) + signed.slice(at + 1);
    await save('changed.json', JSON.stringify({ ...receipt, signed: changed }));
    expect((await verify('changed.json', 'signing-key.pem')).status).toBe(1);
  }
  const signature = Buffer.from(receipt['signature']!, 'base64');
  signature[5]! ^= 1;
  await save('changed.json', JSON.stringify({ ...receipt, signature: signature.toString('base64') }));
  expect((await verify('changed.json', 'signing-key.pem')).status).toBe(1);
  const bytes = Buffer.from(envelope);
  bytes[bytes.length - 1]! ^= 1;
  await save('changed.age', bytes);
  expect((await verify('receipt.json', 'signing-key.pem', 'changed.age')).status).toBe(1);
});

test('the signed record of the opening verifies in the same way', async () => {
  await opening.passDeadline(bidding);
  for (const seat of [1, 2, 3]) await opening.give(bidding, seat);
  await opening.combine(bidding);
  await opening.openEnvelopes(bidding);
  await opening.record(bidding);
  const { body } = await (await world.as('provider1')).get(`/api/v1/purchases/${bidding.purchaseId}/opening`);
  await save('record.json', JSON.stringify(body.record));
  const { status, said } = await verify('record.json', 'signing-key.pem');
  expect(status).toBe(0);
  expect(said).toContain((JSON.parse(receipt['signed']!) as { envelopeHash: string }).envelopeHash);
});

test('the public key is named by its id, as the receipt names it', async () => {
  const { body } = await world.nobody().get('/public/keys.json');
  expect(body.keys).toMatchObject([{ id: receipt['key'], algorithm: 'Ed25519' }]);
});
