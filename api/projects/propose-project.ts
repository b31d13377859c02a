import { layerOfRegion, type ProjectLayer } from '../../domain/procurement/projects.ts';
import { surveyReasons } from '../../domain/procurement/needs-survey.ts';
import { clockOf } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { invalid } from '../http/input-errors.ts';
import { directoryOf, type Directory } from '../purchases/directory.ts';
import { refuseUnknownItems, refuseUnlawfulWords } from '../purchases/purchase-rules.ts';
import { route } from '../route.ts';
import { projectDone } from './project-answer.ts';
import { projectInput, type ProjectInput } from './project-input.ts';

/** The row is its workflow's own outbox. What may never be bought is refused here and leaves no row (PL-04, PL-05). */
export const proposeProject = route({
  method: 'post',
  path: '/projects',
  operationId: 'proposeProject',
  summary: '申报项目 · Propose a project for the bank',
  description:
    'By an office for itself, or by a township’s staff for the township, whose proposal the county guides (§2.2).',
  tag: 'projects',
  access: ['create', 'Project'],
  body: projectInput,
  success: { status: 202, schema: projectDone, description: 'Recorded; others are asked to examine it' },
  problems: ['negative-list', 'directory-item-retired', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ body, caller, create }, { database, environment }) {
    const layer = layerOf(caller, body);
    const directory = await directoryOf(database, caller.region);
    refuseUnknownItems([{ pointer: '/catalogueItems', codes: body.catalogueItems }], directory);
    refuseUnlawfulWords(textsOf(body), directory);
    const now = instantOfMillis(Date.now());
    const { scale } = clockOf(environment.daySeconds, now);
    const clock = { clockEpoch: new Date(now), clockScale: Math.round(scale) };
    const surveyRequired = needsSurvey(body, directory);
    return create((tx) => record(tx, caller, { ...body, layer, surveyRequired, ...clock }));
  },
});

/** By rule, from what is to be bought and for how much (PL-10). */
function needsSurvey({ catalogueItems, budgetFen }: ProjectInput, { items }: Directory): boolean {
  const directService = items.some((item) => item.class === 'direct' && catalogueItems.includes(item.code));
  return surveyReasons({ directService, budgetFen }, dayOf(instantOfMillis(Date.now()))).length > 0;
}

function textsOf({ name, need }: ProjectInput): { pointer: string; text: string }[] {
  return [
    { pointer: '/name', text: name },
    { pointer: '/need', text: need },
  ];
}

/**
 * A township's own staff propose for a township, everybody else for their office.
 *
 * @throws Problem `invalid-input` when the township is missing, or named by an office that is none
 */
function layerOf(caller: Caller, { township }: ProjectInput): ProjectLayer {
  const ofTownship = hasRole(caller, 'clerk') && !hasRole(caller, 'officer');
  if (ofTownship === (township !== null)) return ofTownship ? 'township' : layerOfRegion(caller.region);
  const message = ofTownship
    ? '请选择申报的乡镇（街道）。 / Say which township proposes it.'
    : '县级以上部门申报的项目不填乡镇；乡镇项目由乡镇工作人员申报。 / Only a township’s own staff propose for it.';
  throw invalid([{ pointer: '/township', in: 'body', code: 'layer', message, rule: 'PL-06' }]);
}

type NewProject = ProjectInput & {
  readonly surveyRequired: boolean;
  readonly layer: ProjectLayer;
  readonly clockEpoch: Date;
  readonly clockScale: number;
};

async function record(tx: Tx, caller: Caller, { catalogueItems, townships, ...body }: NewProject) {
  const { userId, region, organisationId } = caller;
  const number = await nextNumber(tx, region, body.budgetYear);
  const { id } = await tx.project.create({
    data: {
      ...body,
      ...{ number, regionCode: region, organisationId, proposedBy: userId },
      ...{ catalogueItems: [...catalogueItems], townships: [...townships] },
      events: { create: { key: 'proposed', kind: 'proposed', actorId: userId } },
    },
  });
  await tx.auditEvent.create({
    data: {
      ...{ actorId: userId, actorRole: caller.roles[0] ?? null, action: 'project.propose' },
      ...{ objectType: 'project', objectId: id, detail: { number, layer: body.layer } },
    },
  });
  return { id, number, state: 'proposed' as const };
}

/** XM<year>-<region>-<count>: unique in the installation. */
export async function nextNumber(tx: Tx, region: string, year: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('project_number') AS n`;
  return `XM${year}-${region}-${String(row!.n).padStart(4, '0')}`;
}
