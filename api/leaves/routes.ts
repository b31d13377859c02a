import type { Route } from '../route.ts';
import { leavePeople } from './colleagues.ts';
import { endLeave } from './end-leave.ts';
import { listLeaves } from './read-leaves.ts';
import { takeLeave } from './take-leave.ts';

export const LEAVE_ROUTES: readonly Route[] = [listLeaves, leavePeople, takeLeave, endLeave];
