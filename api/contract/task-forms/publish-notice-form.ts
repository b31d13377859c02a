import { z } from 'zod';
import {
  HOLDER_ROLES,
  holderProblem,
  OPENING_HOLDERS,
  OPENING_OFFICES,
  OPENING_THRESHOLD,
  proposedHolders,
  type HolderCandidate,
  type HolderProblem,
} from '../../../domain/procurement/opening.ts';
import type { Bilingual } from '../../../domain/procurement/rules/rule.ts';
import { oneOf, rowsOf } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { mediumSchema } from './text-fields.ts';

/** Somebody of the region with a key of their own, and what people call them. */
interface Candidate extends HolderCandidate {
  readonly name: string;
}

/** Where the notice appears, and who holds the key that its bids are sealed to. */
export const publishNoticeForm: TaskForm<readonly Candidate[]> = {
  facts: (context, task) => rowsOf<Candidate>(context, CANDIDATES, [task.purchaseId, HOLDER_ROLES]),
  // Too few have keys: the service seals the key itself, until they have (docs/adr/0006).
  schema: (candidates) =>
    enough(candidates) ? mediumSchema.extend({ openingHolders: holdersSchema(candidates) }) : mediumSchema,
  example: (candidates) => ({
    medium: '中国政府采购网吉林分网',
    ...(enough(candidates) ? { openingHolders: proposedHolders(candidates).map(({ id }) => id) } : {}),
  }),
};

function enough(candidates: readonly Candidate[]): boolean {
  return holderProblem(proposedHolders(candidates)) === undefined;
}

function holdersSchema(candidates: readonly Candidate[]) {
  const holder = oneOf(candidates, '持有人', '有本人密钥的人员。');
  return z
    .array(holder)
    .length(OPENING_HOLDERS)
    .check((payload) => {
      const chosen = payload.value.flatMap((id) => candidates.find((candidate) => candidate.id === id) ?? []);
      const problem = holderProblem(chosen);
      if (problem !== undefined) refuse(payload, [], WORDS[problem], 'HS-17');
    })
    .meta({
      title: '开标密钥持有人',
      default: proposedHolders(candidates).map(({ id }) => id),
      description:
        `${OPENING_HOLDERS} 人，来自至少 ${OPENING_OFFICES} 个单位，同一单位不超过 ${OPENING_THRESHOLD - 1} 人；` +
        `截止后任意 ${OPENING_THRESHOLD} 人交出份额方可开启响应文件。`,
    });
}

const WORDS: Readonly<Record<HolderProblem, Bilingual>> = {
  number: {
    zh: `持有人须为 ${OPENING_HOLDERS} 人。`,
    en: `Name ${OPENING_HOLDERS} holders.`,
  },
  repeated: { zh: '同一人只能持有一份。', en: 'One person holds one share.' },
  offices: {
    zh: `持有人须来自至少 ${OPENING_OFFICES} 个单位。`,
    en: `The holders come from at least ${OPENING_OFFICES} offices.`,
  },
  'office-alone': {
    zh: `同一单位不得超过 ${OPENING_THRESHOLD - 1} 人，否则该单位可以单独开启响应文件。`,
    en: `No more than ${OPENING_THRESHOLD - 1} holders of one office: with more it could open the bids alone.`,
  },
};

/** Of the purchase's region, above or below it; in the order of their accounts. */
const CANDIDATES = `
  SELECT u.id, u.organisation_id AS "officeId", u.display_name || '（' || o.name || '）' AS name
  FROM app_user u
  JOIN holder_key k ON k.user_id = u.id
  JOIN organisation o ON o.id = u.organisation_id
  JOIN purchase p ON p.id = $1
  WHERE u.active AND u.roles && $2::text[]
    AND (starts_with(p.region_code, regexp_replace(u.region_code, '(00)+$', ''))
      OR starts_with(u.region_code, regexp_replace(p.region_code, '(00)+$', '')))
  ORDER BY array_position($2::text[], u.roles[1]), u.id`;
