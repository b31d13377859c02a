import type { ProjectState } from '../domain/procurement/projects.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { keepRecords } from './project-records.ts';

/** What the forms of a project's tasks hold (api/contract/task-forms/project-forms.ts). */
interface DecisionForm {
  readonly opinion?: string;
  readonly conclusion?: string;
  readonly reason?: string;
  readonly consolidated?: boolean;
  readonly fundSource?: string;
  readonly need?: string;
  readonly recipients?: number;
  readonly budgetFen?: number;
}

/** The state that a decision leads to; the others leave it as it is. */
const LEADS_TO: Readonly<Record<string, ProjectState>> = {
  'guide-project/refuse': 'refused',
  'review-project/approve': 'reviewed',
  'key-review-project/approve': 'reviewed',
  'key-review-project/refuse': 'refused',
  'survey-project/withdraw': 'withdrawn',
  'review-project/refuse': 'refused',
  'reserve-project/reserve': 'reserved',
  'reserve-project/return': 'proposed',
  'revise-project/submit': 'proposed',
  'revise-project/withdraw': 'withdrawn',
};

export function projectActivities({ prisma }: Database) {
  return {
    /** What a person decided about a proposal, written down once however often this runs; the proposer is told. */
    async recordProjectDecision({
      projectId,
      taskId,
    }: {
      readonly projectId: string;
      readonly taskId: string;
    }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
        const task = found(await tx.task.findUnique({ where: { id: taskId } }), 'task');
        if ((await tx.projectEvent.count({ where: { projectId, key: taskId } })) > 0) return;
        const kind = `${task.kind}/${task.outcome}`;
        const form = (task.form ?? {}) as DecisionForm;
        await keepRecords(tx, projectId, task);
        const { surveyRequired } = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
        await tx.project.update({ where: { id: projectId }, data: changeOf(kind, form, surveyRequired) });
        const said = form.reason ?? form.opinion ?? form.conclusion ?? null;
        await tx.projectEvent.create({
          data: { projectId, key: taskId, kind, actorId: task.submittedBy, detail: { text: said } },
        });
        await tellProposer(tx, projectId, taskId, kind);
      });
    },
  };
}

/** A project that is due a key review counts as reviewed after that (PL-11). */
function changeOf(kind: string, form: DecisionForm, surveyRequired: boolean): Prisma.ProjectUpdateInput {
  const state = surveyRequired && kind === 'review-project/approve' ? undefined : LEADS_TO[kind];
  const { consolidated, fundSource, need, recipients, budgetFen, reason } = form;
  return {
    ...(state === undefined ? {} : { state }),
    ...(consolidated === undefined ? {} : { consolidated }),
    ...(fundSource === undefined ? {} : { fundSource }),
    ...(need === undefined ? {} : { need }),
    ...(recipients === undefined ? {} : { recipients }),
    ...(budgetFen === undefined ? {} : { budgetFen }),
    reason: reason ?? null,
  };
}

const TOLD: Readonly<Record<string, string>> = {
  'guide-project/refuse': 'project-refused',
  'review-project/refuse': 'project-refused',
  'key-review-project/refuse': 'project-refused',
  'reserve-project/reserve': 'project-reserved',
};

async function tellProposer(tx: Tx, projectId: string, key: string, decision: string): Promise<void> {
  const kind = TOLD[decision];
  if (kind === undefined) return;
  const { proposedBy, regionCode } = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
  const inbox = { role: 'officer', region: regionCode, userId: proposedBy };
  await notify(tx, { key: `${key}/${kind}`, inbox, kind, subject: { projectId } });
}
