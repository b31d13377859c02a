import type { Route } from '../route.ts';
import { changeEdition, discardEdition, draftEdition } from './draft-edition.ts';
import { publishEdition } from './publish-edition.ts';
import { getEdition, listEditions } from './read-editions.ts';

export const DIRECTORY_ROUTES: readonly Route[] = [
  listEditions,
  getEdition,
  draftEdition,
  changeEdition,
  discardEdition,
  publishEdition,
];
