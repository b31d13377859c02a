import { correctVisit } from './correct-visit.ts';
import { endRecipient } from './end-recipient.ts';
import type { Route } from '../route.ts';
import { giveFeedback } from './give-feedback.ts';
import { listRefusals } from './list-refusals.ts';
import { listVisits } from './list-visits.ts';
import { makeLinks } from './make-links.ts';
import { monthOfVisits } from './month-of-visits.ts';
import { setRecipientMobile } from './recipient-mobile.ts';
import { textLinks } from './text-links.ts';
import { recordVisits } from './record-bulk.ts';
import { recordVisit } from './record-visit.ts';
import { visitVersions } from './visit-versions.ts';
import { getPlan, setPlan } from './visit-plan.ts';

export const VISIT_ROUTES: readonly Route[] = [
  recordVisit,
  recordVisits,
  listVisits,
  listRefusals,
  monthOfVisits,
  getPlan,
  setPlan,
  makeLinks,
  textLinks,
  setRecipientMobile,
  giveFeedback,
  correctVisit,
  visitVersions,
  endRecipient,
];
