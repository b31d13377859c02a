import { z } from 'zod';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import { invalid } from '../http/input-errors.ts';
import type { Problem } from '../problem.ts';
import { directoryOf } from '../purchases/directory.ts';
import { refuseUnlawfulWords } from '../purchases/purchase-rules.ts';
import { route, type Sql } from '../route.ts';
import { inTransaction } from '../transaction.ts';
import { itemsSchema } from './edition-item.ts';
import { auditEdition, lockedDraft, notThisDraft } from './edition-draft.ts';
import { editionParams } from './edition-row.ts';

const headShape = {
  label: z.string().trim().min(1).max(40).meta({ description: 'What people call it: 2027.1' }),
  basis: z.string().trim().min(4).max(200).meta({ description: 'The document that it stands in' }),
  effectiveFrom: z.iso.date().meta({ description: 'Today or later' }),
};

const HEAD = { label: '2099.1', basis: '示例县民发〔2098〕9号', effectiveFrom: '2099-01-01' };

const done = z.object({ id: z.uuid(), revision: z.int() }).meta({ id: 'DirectoryDraft' });

/** It begins as a copy of the one in force. */
export const draftEdition = route({
  method: 'post',
  path: '/directory/editions',
  operationId: 'draftDirectoryEdition',
  summary: '起草新版目录 · Draft an edition of the directory for the own region',
  description: 'A copy of the one in force today. One draft at a time; somebody else approves it.',
  tag: 'purchases',
  access: ['work', 'Directory'],
  body: z.strictObject(headShape).meta({ id: 'DirectoryDraftInput', example: HEAD }),
  success: { status: 201, schema: done, description: 'The draft' },
  problems: ['directory-state', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ body, caller, createByStatement }) {
    refusePast(body.effectiveFrom);
    return createByStatement(async (db) => {
      await refuseTaken(db, caller.region, body.label);
      const id = await copyInForce(db, caller, body);
      return { id, revision: 1 };
    });
  },
});

const COPY = `
  WITH draft AS (
    INSERT INTO directory_version (region_code, label, basis, effective_from, drafted_by) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING RETURNING id
  ), copied AS (
    INSERT INTO catalogue_item (version_id, code, class, name_zh, name_en, content_zh, content_en, unit_zh, unit_en,
                                programmes, indicators)
    SELECT draft.id, i.code, i.class, i.name_zh, i.name_en, i.content_zh, i.content_en, i.unit_zh, i.unit_en, i.programmes,
           i.indicators
    FROM draft, catalogue_item i
    WHERE i.version_id = directory_in_force($1, (now() AT TIME ZONE 'Asia/Shanghai')::date)
  ), audited AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $5, $6, 'directory.drafted', 'directory-version', id::text, jsonb_build_object('label', $2::text) FROM draft
  )
  SELECT id FROM draft`;

async function copyInForce(
  db: Sql,
  { region, userId, roles }: Caller,
  { label, basis, effectiveFrom }: typeof HEAD,
): Promise<string> {
  const values = [region, label, basis, effectiveFrom, userId, roles[0] ?? null];
  const { rows } = await db.query<{ id: string }>(COPY, values);
  if (rows[0] === undefined) throw draftedAlready();
  return rows[0].id;
}

/** Replaces everything that the draft says, so that what is saved is what stood on the screen. */
export const changeEdition = route({
  method: 'put',
  path: '/directory/editions/{editionId}',
  operationId: 'changeDirectoryEdition',
  summary: '修改目录草案 · Change a draft of the directory',
  description: 'Items, standards and indicators as a whole. An item that is left out is retired.',
  tag: 'purchases',
  access: ['work', 'Directory'],
  params: editionParams,
  body: z
    .strictObject({
      revision: z.int().meta({ description: 'Of the draft that was read' }),
      ...headShape,
      items: itemsSchema,
    })
    .meta({
      id: 'DirectoryChangeInput',
      example: {
        ...{ revision: 1, ...HEAD },
        items: [
          {
            ...{ code: 'B12', class: 'direct', nameZh: '喘息服务', nameEn: 'Respite care', unitZh: '人·日' },
            ...{
              unitEn: 'recipient-day',
              contentZh: '家庭照护者短期离开时的替代照护。',
              contentEn: 'Care while the family carer is away.',
            },
            indicators: [
              {
                ...{
                  code: 'B12-1',
                  nameZh: '服务对象满意度',
                  nameEn: 'Recipients’ satisfaction',
                  unitZh: '%',
                  unitEn: '%',
                },
                ...{ target: { direction: 'atLeast', value: 90 }, methodZh: '回访', methodEn: 'Calls', weight: 100 },
              },
            ],
          },
        ],
      },
    }),
  success: { status: 200, schema: done, description: 'As it stands now' },
  problems: ['not-found', 'directory-state', 'negative-list'],
  async handle({ params: { editionId }, body, caller }, { database }) {
    refusePast(body.effectiveFrom);
    const { items, revision, label, basis, effectiveFrom } = body;
    const texts = items.map(({ nameZh }, at) => ({ pointer: `/items/${at}/nameZh`, text: nameZh }));
    refuseUnlawfulWords(texts, await directoryOf(database, caller.region));
    return inTransaction(database, async (db) => {
      const draft = await lockedDraft(db, caller, editionId, revision);
      await refuseTaken(db, caller.region, label, editionId);
      const editors = new Set([...draft.editors, ...(draft.draftedById === caller.userId ? [] : [caller.userId])]);
      const values = [editionId, label, basis, effectiveFrom, [...editors]];
      await db.query(CHANGE, values);
      const before = await db.query<ItemProgrammes>(EMPTY, [editionId]);
      await db.query(FILL, [editionId, JSON.stringify(withProgrammes(items, before.rows))]);
      await auditEdition(db, caller, {
        id: editionId,
        action: 'directory.changed',
        detail: { revision: revision + 1 },
      });
      return { id: editionId, revision: revision + 1 };
    });
  },
});

const CHANGE = `
  UPDATE directory_version SET label = $2, basis = $3, effective_from = $4, editors = $5::uuid[], revision = revision + 1
  WHERE id = $1`;

const EMPTY = 'DELETE FROM catalogue_item WHERE version_id = $1 RETURNING code, programmes';

interface ItemProgrammes {
  readonly code: string;
  readonly programmes: string[];
}

/** For whom an item is stays as it was where the change does not say (BU-03). */
function withProgrammes(items: z.output<typeof itemsSchema>, before: readonly ItemProgrammes[]) {
  const known = new Map(before.map(({ code, programmes }) => [code, programmes]));
  return items.map((item) => ({ ...item, programmes: item.programmes ?? known.get(item.code) ?? [] }));
}

const FILL = `
  INSERT INTO catalogue_item (version_id, code, class, name_zh, name_en, content_zh, content_en, unit_zh, unit_en,
                              programmes, indicators)
  SELECT $1, i.code, i.class, i."nameZh", i."nameEn", i."contentZh", i."contentEn", i."unitZh", i."unitEn", i.programmes,
         i.indicators
  FROM jsonb_to_recordset($2::jsonb) AS i (code text, class text, "nameZh" text, "nameEn" text, "contentZh" text,
    "contentEn" text, "unitZh" text, "unitEn" text, programmes text[], indicators jsonb)`;

export const discardEdition = route({
  method: 'delete',
  path: '/directory/editions/{editionId}',
  operationId: 'discardDirectoryEdition',
  summary: '作废目录草案 · Discard a draft of the directory',
  tag: 'purchases',
  access: ['work', 'Directory'],
  params: editionParams,
  success: { status: 204, description: 'Gone; that it was there stays in the audit trail' },
  problems: ['not-found', 'directory-state'],
  async handle({ params: { editionId }, caller }, { database }) {
    await inTransaction(database, async (db) => {
      const { label } = await lockedDraft(db, caller, editionId);
      await db.query('DELETE FROM directory_version WHERE id = $1', [editionId]);
      await auditEdition(db, caller, { id: editionId, action: 'directory.discarded', detail: { label } });
    });
    return undefined;
  },
});

function refusePast(effectiveFrom: string): void {
  const today = dayOf(instantOfMillis(Date.now()));
  if (effectiveFrom >= today) return;
  const message = `施行日期不得早于今天（${today}）。 / It takes effect today (${today}) at the earliest.`;
  throw invalid([{ pointer: '/effectiveFrom', in: 'body', code: 'too_early', message }]);
}

/** @throws Problem `invalid-input` when another edition of the region has this name */
async function refuseTaken(db: Sql, region: string, label: string, except: string | null = null): Promise<void> {
  const text = `SELECT 1 FROM directory_version WHERE region_code = $1 AND label = $2 AND id IS DISTINCT FROM $3::uuid`;
  if ((await db.query(text, [region, label, except])).rowCount === 0) return;
  const message = '本地区已有同名的目录版本。 / Another edition of the region has this name.';
  throw invalid([{ pointer: '/label', in: 'body', code: 'taken', message }]);
}

function draftedAlready(): Problem {
  return notThisDraft(
    '本地区已有一份目录草案，请在其上修改，或先作废。',
    'There is a draft for the region already: change it, or discard it first.',
  );
}
