import { z } from 'zod';
import { directoryDifference } from '../../domain/procurement/directory-difference.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { Problem } from '../problem.ts';
import { route, type Sql } from '../route.ts';
import { inTransaction } from '../transaction.ts';
import { auditEdition, lockedDraft, notThisDraft } from './edition-draft.ts';
import { editionOf, editionParams, editionSchema, visibleEdition, type EditionRow } from './edition-row.ts';
import { editionBefore, hasPart, itemsOf } from './read-editions.ts';

/** From then on nobody can change it. Purchases that run keep the edition that they were planned under. */
export const publishEdition = route({
  method: 'post',
  path: '/directory/editions/{editionId}/publication',
  operationId: 'publishDirectoryEdition',
  summary: '批准并公布目录 · Approve and publish an edition of the directory',
  description: 'By somebody who had no part in the draft. It binds from its day on and is public at once.',
  tag: 'purchases',
  access: ['assign', 'Directory'],
  params: editionParams,
  body: z
    .strictObject({ revision: z.int().meta({ description: 'Of the draft that was read' }) })
    .meta({ id: 'DirectoryPublication', example: { revision: 1 } }),
  success: { status: 200, schema: editionSchema, description: 'Published' },
  problems: ['not-found', 'directory-state', 'directory-own-draft'],
  irrevocable: () => true,
  async handle({ params: { editionId }, body: { revision }, caller }, { database }) {
    return inTransaction(database, async (db) => {
      const draft = await lockedDraft(db, caller, editionId, revision);
      if (hasPart(draft, caller.userId)) throw ownDraft();
      await refuseDay(db, draft);
      const difference = await differenceOf(db, draft);
      await db.query(PUBLISH, [editionId, caller.userId]);
      await auditEdition(db, caller, {
        ...{ id: editionId, action: 'directory.published' },
        detail: { label: draft.label, revision, ...difference },
      });
      return editionOf(await visibleEdition(db, caller, editionId));
    });
  },
});

const PUBLISH = `UPDATE directory_version SET state = 'published', approved_by = $2, published_at = now() WHERE id = $1`;

async function differenceOf(db: Sql, draft: EditionRow): Promise<Readonly<Record<string, readonly string[]>>> {
  const before = await editionBefore(db, draft);
  const earlier = before === null ? [] : await itemsOf(db, before.id);
  const { added, changed, retired } = directoryDifference(earlier, await itemsOf(db, draft.id));
  const codes = (items: readonly { readonly code: string }[]) => items.map(({ code }) => code);
  return { added: codes(added), changed: codes(changed.map(({ after }) => after)), retired: codes(retired) };
}

/** @throws Problem `directory-state` when the day is over, or another edition of the region takes effect on it */
async function refuseDay(db: Sql, { region, effectiveFrom }: EditionRow): Promise<void> {
  const today = dayOf(instantOfMillis(Date.now()));
  if (effectiveFrom < today) {
    throw notThisDraft(
      `施行日期 ${effectiveFrom} 已过，请由起草人改为今天或以后的日期。`,
      `Its day, ${effectiveFrom}, is over: whoever drafts it sets today or a later one.`,
    );
  }
  const text = `SELECT label FROM directory_version WHERE region_code = $1 AND effective_from = $2 AND state = 'published'`;
  const { rows } = await db.query<{ label: string }>(text, [region, effectiveFrom]);
  if (rows[0] === undefined) return;
  throw notThisDraft(
    `${effectiveFrom} 已有 ${rows[0].label} 版施行，请由起草人另定施行日期。`,
    `Edition ${rows[0].label} takes effect on ${effectiveFrom} already: whoever drafts it sets another day.`,
  );
}

function ownDraft(): Problem {
  return new Problem('directory-own-draft', {
    detail: {
      zh: '您起草或修改过这份草案，须由另一人批准公布。',
      en: 'You drafted or changed this draft: somebody else approves it.',
    },
  });
}
