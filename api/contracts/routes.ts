import type { Route } from '../route.ts';
import { getContract } from './get-contract.ts';
import { listContracts } from './list-contracts.ts';

export const CONTRACT_ROUTES: readonly Route[] = [listContracts, getContract];
