import type { Route } from '../route.ts';
import { carryProjectOver, scheduleProject, withdrawProject } from './project-acts.ts';
import { getProjectBudget, setSpecialFund } from './project-budget.ts';
import { proposeProject } from './propose-project.ts';
import { getProject, listProjects } from './read-projects.ts';

export const PROJECT_ROUTES: readonly Route[] = [
  proposeProject,
  listProjects,
  getProject,
  scheduleProject,
  carryProjectOver,
  withdrawProject,
  getProjectBudget,
  setSpecialFund,
];
