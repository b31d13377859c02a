import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../../prisma/seed/demo/organisations.ts';

/** Where the people of the benchmark work. */
export const REGION = DEMO_COUNTY;
export const OFFICE_ID = DEMO_ORGANISATIONS.buyer.id;

/** Another county, whose inboxes only the benchmark's own answering loop reads. */
export const STEPS_REGION = OTHER_COUNTY;
