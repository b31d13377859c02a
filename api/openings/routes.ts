import type { Route } from '../route.ts';
import { getOpening } from './get-opening.ts';
import { handOnShare, listSuccessors } from './hand-on-share.ts';
import { getHolderKey, putHolderKey } from './holder-key.ts';
import { ownShare } from './own-share.ts';
import { signOpeningOff } from './sign-off.ts';

export const OPENING_ROUTES: readonly Route[] = [
  getOpening,
  signOpeningOff,
  ownShare,
  listSuccessors,
  handOnShare,
  getHolderKey,
  putHolderKey,
];
