import type { Route } from '../route.ts';
import { enterExpertApplication } from './enter-application.ts';
import { proposeExpertRemoval } from './propose-removal.ts';
import { getExpert, listExperts } from './read-experts.ts';

export const EXPERT_ROUTES: readonly Route[] = [listExperts, getExpert, enterExpertApplication, proposeExpertRemoval];
