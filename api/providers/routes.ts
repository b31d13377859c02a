import type { Route } from '../route.ts';
import { applyForAdmission } from './apply-for-admission.ts';
import { getCredit } from './get-credit.ts';
import { getAdmission, listAdmissions } from './read-admissions.ts';
import { getProvider, listProviders } from './read-providers.ts';

export const PROVIDER_ROUTES: readonly Route[] = [
  applyForAdmission,
  listAdmissions,
  getAdmission,
  listProviders,
  getProvider,
  getCredit,
];
