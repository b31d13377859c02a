import { formatYuan } from '../../domain/money.ts';
import { PROJECT_STATE_LABELS, type ProjectState } from '../../domain/procurement/projects.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import type { Database } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { notFound, Problem } from '../problem.ts';
import { projectScope } from './project-answer.ts';

interface Wanted {
  readonly budgetFen: number;
  readonly budgetYear: number;
}

/**
 * What the database refuses of a purchase that carries out a project (trigger purchase_of_project), told before.
 *
 * @throws Problem `not-found`, `project-state`, `budget-exceeded` (PL-01)
 */
export async function refuseBeyondProject(
  { prisma }: Database,
  caller: Caller,
  projectId: string,
  wanted: Wanted,
): Promise<void> {
  const project = await prisma.project.findFirst({ where: { AND: [{ id: projectId }, projectScope(caller)] } });
  if (project === null) throw notFound({ zh: '该项目', en: 'This project' });
  if (project.state !== 'scheduled') throw notInState(project.state as ProjectState, 'scheduled');
  const most = Number(project.budgetFen);
  if (wanted.budgetFen <= most && wanted.budgetYear === project.budgetYear) return;
  throw new Problem('budget-exceeded', {
    detail: {
      zh: `项目库核定的是${project.budgetYear}年度${formatYuan(most)}（PL-01）。采购预算不得超出；需要调整的，先变更项目。`,
      en: `The bank has ${formatYuan(most)} for ${project.budgetYear} (PL-01). A purchase cannot go beyond; change the project first.`,
    },
    errors: [
      {
        pointer: '/budgetFen',
        in: 'body',
        code: 'beyond_project',
        message: '超出项目库核定。 / Beyond the project.',
        rule: 'PL-01',
      },
    ],
  });
}

/** An act that the project's present state does not allow. */
export function notInState(state: ProjectState, ...needed: readonly ProjectState[]): Problem {
  const named = (language: keyof Bilingual) => needed.map((one) => PROJECT_STATE_LABELS[one][language]);
  return new Problem('project-state', {
    detail: {
      zh: `项目现为“${PROJECT_STATE_LABELS[state].zh}”，只有“${named('zh').join('”或“')}”的项目可以这样办理。请刷新页面查看最新情况。`,
      en: `The project is ${PROJECT_STATE_LABELS[state].en}; this needs ${named('en').join(' or ')}. Reload to see how it stands.`,
    },
    extra: { state },
  });
}
