import type { Route } from '../route.ts';
import { contractPaper } from './contract-paper.ts';
import { getContract } from './get-contract.ts';
import { listContracts } from './list-contracts.ts';
import { listRecipients } from './list-recipients.ts';
import { proposeChange } from './propose-change.ts';

export const CONTRACT_ROUTES: readonly Route[] = [
  listContracts,
  getContract,
  listRecipients,
  contractPaper,
  proposeChange,
];
