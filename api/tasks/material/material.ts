import { z } from 'zod';
import type { TaskKind } from '../../../domain/tasks/task-kinds.ts';
import type { Caller } from '../../access/caller.ts';
import type { ApiContext } from '../../context.ts';
import { isEligible } from '../refusals.ts';
import type { TaskRow } from '../task-row.ts';
import { BidMaterial, bidMaterial } from './bids.ts';
import { ContractMaterial, contractMaterial } from './contract.ts';
import { DraftMaterial, draftMaterial } from './contract-draft.ts';
import { EarlierForm, earlierForms } from './earlier-forms.ts';
import { InspectionSample, inspectionSample } from './inspection-sample.ts';
import { LotRanking, rankings } from './rankings.ts';
import { TakeoverMaterial, takeoverMaterial } from './takeover.ts';

export const MaterialView = z
  .object({
    forms: z.array(EarlierForm),
    bids: z.array(BidMaterial).optional().meta({ description: 'For whoever may examine or score them' }),
    rankings: z.array(LotRanking).optional(),
    contract: ContractMaterial.optional(),
    draft: DraftMaterial.optional(),
    takeover: TakeoverMaterial.optional(),
    sample: InspectionSample.optional(),
  })
  .meta({ id: 'Material', description: 'What the task is about, by its kind' });

type Part = 'bids' | 'rankings' | 'contract' | 'draft' | 'takeover' | 'sample';

/** What is shown beside the form; earlier forms are listed in earlier-forms.ts. */
const PARTS: Partial<Record<TaskKind, readonly Part[]>> = {
  'examine-qualifications': ['bids'],
  'review-conformity': ['bids'],
  'judge-low-price': ['bids'],
  'score-bids': ['bids'],
  'confirm-scores': ['bids'],
  'sign-report': ['rankings'],
  'confirm-award': ['rankings'],
  'publish-result': ['rankings'],
  'draft-contract': ['rankings', 'draft'],
  'receive-bond': ['contract'],
  'decide-after-refusal': ['rankings'],
  'settle-bond': ['contract'],
  'approve-forfeiture': ['contract'],
  'approve-change': ['contract'],
  'sign-change': ['contract'],
  'publish-change': ['contract'],
  'approve-contract': ['contract'],
  'sign-contract': ['contract'],
  'publish-contract': ['contract'],
  'file-contract': ['contract'],
  'monthly-inspection': ['contract', 'sample'],
  'look-into-records': ['contract'],
  'accept-stage': ['contract'],
  'decide-deductions': ['contract'],
  'pay-instalment': ['contract'],
  'decide-dispute': ['contract'],
  'pay-dispute': ['contract'],
  'accept-service': ['contract'],
  'approve-acceptance': ['contract'],
  'weigh-takeover': ['contract'],
  'decide-takeover': ['takeover', 'contract'],
  'answer-standby': ['takeover'],
  'confirm-first-visits': ['takeover'],
  'confirm-last-resort-visits': ['takeover'],
  'settle-takeover': ['takeover', 'contract'],
  'resolve-takeover': ['takeover', 'contract'],
  'order-rectification': ['takeover', 'contract'],
  'report-rectification': ['contract'],
  'accept-rectification': ['takeover', 'contract'],
  'plan-succession': ['takeover', 'contract'],
  'approve-succession': ['takeover', 'contract'],
  'confirm-successor-visits': ['contract'],
};

/** What the subject is about, for somebody who may see the task. Bids are for those who may act on it. */
export async function materialOf(
  context: ApiContext,
  task: TaskRow,
  caller: Caller,
): Promise<z.input<typeof MaterialView>> {
  const parts = PARTS[task.kind] ?? [];
  const judges = isEligible(caller, task) && !task.excluded.includes(caller.userId);
  const [forms, bids, ranked, contract, draft, takeover, sample] = await Promise.all([
    earlierForms(context, task, caller),
    parts.includes('bids') && judges ? bidMaterial(context, task) : undefined,
    parts.includes('rankings') ? rankings(context, task) : undefined,
    parts.includes('contract') ? contractMaterial(context, task) : undefined,
    parts.includes('draft') ? draftMaterial(context, task) : undefined,
    parts.includes('takeover') ? takeoverMaterial(context, task, caller) : undefined,
    parts.includes('sample') ? inspectionSample(context, task) : undefined,
  ]);
  return {
    forms,
    ...(bids ? { bids } : {}),
    ...(ranked ? { rankings: ranked } : {}),
    ...(contract ? { contract } : {}),
    ...(draft ? { draft } : {}),
    ...(takeover ? { takeover } : {}),
    ...(sample ? { sample } : {}),
  };
}
