import { z } from 'zod';
import { RECORD_RULE_CODES, type RecordRuleCode } from '../../domain/contracts/record-rules.ts';
import { workflowId } from '../../domain/workflow-id.ts';

export const ALERT_STATES = ['open', 'explained', 'confirmed'] as const;

export const alertSchema = z
  .object({
    id: z.uuid(),
    contract: z.object({ id: z.uuid(), number: z.string(), provider: z.string() }),
    rule: z.enum(RECORD_RULE_CODES),
    month: z.int().meta({ description: 'Month of service' }),
    figures: z.record(z.string(), z.number()).meta({ description: 'What was found, and the limit' }),
    foundAt: z.iso.datetime(),
    state: z.enum(ALERT_STATES),
    conclusion: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    taskId: z.string().meta({ description: 'The task that asks a supervisor to look' }),
  })
  .meta({ id: 'RecordAlert' });

export interface AlertRow {
  readonly id: string;
  readonly contractId: string;
  readonly number: string;
  readonly provider: string;
  readonly rule: RecordRuleCode;
  readonly month: number;
  readonly evidence: { readonly figures: Readonly<Record<string, number>>; readonly visitIds: readonly string[] };
  readonly foundAt: Date;
  readonly state: (typeof ALERT_STATES)[number];
  readonly conclusion: string | null;
  readonly decidedAt: Date | null;
}

export const ALERTS = `
  SELECT a.id, a.contract_id AS "contractId", c.number, o.name AS provider, a.rule, a.month, a.evidence,
         a.found_at AS "foundAt", a.state, a.conclusion, a.decided_at AS "decidedAt"
  FROM record_alert a JOIN contract c ON c.id = a.contract_id JOIN organisation o ON o.id = c.provider_id`;

export function alertAnswer(row: AlertRow): z.input<typeof alertSchema> {
  const { id, contractId, number, provider, rule, month, evidence, foundAt, state, conclusion, decidedAt } = row;
  return {
    ...{
      id,
      contract: { id: contractId, number, provider },
      rule,
      month,
      figures: evidence.figures,
      state,
      conclusion,
    },
    foundAt: foundAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    taskId: `${workflowId.recordAlert(id)}/look-into-records/1`,
  };
}
