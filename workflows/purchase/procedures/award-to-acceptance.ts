import { confirmedAward } from '../award.ts';
import { signedContract } from '../contract.ts';
import { acceptance, monitoring } from '../delivery.ts';
import { eachLot, type Procedure } from '../procedure.ts';
import { resultNotice } from '../result.ts';

/** What every method ends with: the winner, the contract, the service and its acceptance (§2.4). */
export const AWARD_TO_ACCEPTANCE = {
  award: [eachLot(confirmedAward), resultNotice],
  contract: [eachLot(signedContract)],
  monitoring: [monitoring],
  acceptance: [acceptance],
} as const satisfies Partial<Procedure>;
