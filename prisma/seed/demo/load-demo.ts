import { hash } from '@node-rs/argon2';
import { identityToRecipient } from 'age-encryption';
import type pg from 'pg';
import { SPECIALITY_CODES } from '../../../domain/experts/specialities.ts';
import { upsert } from '../upsert.ts';
import { DEMO_CAPABILITIES } from './capabilities.ts';
import { DEMO_HOLDER_IDENTITIES } from './holder-keys.ts';
import { DEMO_ORGANISATIONS } from './organisations.ts';
import { DEMO_RECIPIENTS, SHOWCASE_RECIPIENTS } from './recipients.ts';
import { DEMO_PASSWORD, DEMO_USERS } from './users.ts';

/** Argon2id (the package's default algorithm) at OWASP's minimum: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const EXPERT_TERM_MS = 3 * 365 * 86_400_000;

/** Loads the demo's organisations, people and recipients. A password that somebody changed stays changed. */
export async function loadDemo(client: pg.ClientBase): Promise<void> {
  await loadOrganisations(client);
  await loadCapabilities(client);
  await loadUsers(client);
  await loadHolderKeys(client);
  await loadExperts(client);
  await loadRecipients(client);
}

async function loadOrganisations(client: pg.ClientBase): Promise<void> {
  const columns = {
    id: 'uuid',
    name: 'text',
    kind: 'text',
    credit_code: 'text',
    region_code: 'text',
    capacity: 'integer',
    admission: 'text',
    fictitious: 'boolean',
  };
  const rows = Object.values(DEMO_ORGANISATIONS).map(({ creditCode, regionCode, ...row }) => {
    return { ...row, credit_code: creditCode, region_code: regionCode, fictitious: true };
  });
  await upsert(client, { name: 'organisation', key: ['id'], columns, keep: ['admission'] }, rows);
}

/** What a provider stated itself since stays. */
async function loadCapabilities(client: pg.ClientBase): Promise<void> {
  const columns = { organisation_id: 'uuid', item: 'text', region_code: 'text', capacity: 'integer' };
  const rows = DEMO_CAPABILITIES.map(({ organisationId, regionCode, ...row }) => {
    return { ...row, organisation_id: organisationId, region_code: regionCode };
  });
  const key = ['organisation_id', 'item', 'region_code'] as const;
  await upsert(client, { name: 'provider_capability', key, columns, keep: ['capacity'] }, rows);
}

async function loadUsers(client: pg.ClientBase): Promise<void> {
  const columns = {
    id: 'uuid',
    username: 'text',
    display_name: 'text',
    password_hash: 'text',
    roles: 'text[]',
    organisation_id: 'uuid',
    region_code: 'text',
    demo: 'boolean',
  };
  const rows = await Promise.all(
    DEMO_USERS.map(async (user) => ({
      id: user.id,
      username: user.username,
      display_name: user.displayName,
      password_hash: await hash(DEMO_PASSWORD, ARGON2ID),
      roles: [user.role],
      organisation_id: DEMO_ORGANISATIONS[user.organisation].id,
      region_code: user.regionCode,
      demo: true,
    })),
  );
  await upsert(client, { name: 'app_user', key: ['id'], columns, keep: ['password_hash'] }, rows);
}

/** A key that somebody made in their own browser stays. */
async function loadHolderKeys(client: pg.ClientBase): Promise<void> {
  const columns = { user_id: 'uuid', recipient: 'text' };
  const rows = await Promise.all(
    DEMO_USERS.filter(({ username }) => username in DEMO_HOLDER_IDENTITIES).map(async ({ id, username }) => ({
      user_id: id,
      recipient: await identityToRecipient(DEMO_HOLDER_IDENTITIES[username]!),
    })),
  );
  await upsert(client, { name: 'holder_key', key: ['user_id'], columns, keep: ['recipient'] }, rows);
}

/** Every demo expert is in the bank for three years; what an office decided of one since stays. */
async function loadExperts(client: pg.ClientBase): Promise<void> {
  const columns = {
    user_id: 'uuid',
    region_code: 'text',
    specialities: 'text[]',
    employer: 'text',
    until: 'timestamptz',
    until_legal: 'timestamptz',
  };
  const until = new Date(Date.now() + EXPERT_TERM_MS).toISOString();
  const rows = DEMO_USERS.filter(({ role }) => role === 'expert').map(({ id, regionCode }, at) => ({
    ...{ user_id: id, region_code: regionCode, until, until_legal: until },
    specialities: [SPECIALITY_CODES[at % SPECIALITY_CODES.length]!, 'assistance'],
    employer: `示例高校${at + 1}`,
  }));
  const keep = ['region_code', 'specialities', 'employer', 'until', 'until_legal'] as const;
  await upsert(client, { name: 'expert', key: ['user_id'], columns, keep }, rows);
}

async function loadRecipients(client: pg.ClientBase): Promise<void> {
  const columns = {
    id: 'uuid',
    number: 'text',
    name: 'text',
    phone: 'text',
    region_code: 'text',
    township: 'text',
    programme: 'text',
    dependency: 'text',
    fictitious: 'boolean',
  };
  const rows = [...DEMO_RECIPIENTS.flat(), ...SHOWCASE_RECIPIENTS].map(({ regionCode, ...recipient }) => {
    return { ...recipient, region_code: regionCode, fictitious: true };
  });
  await upsert(client, { name: 'recipient', key: ['id'], columns }, rows);
}
