import { z } from 'zod';
import { ADMISSION_STATES, type AdmissionState } from '../../domain/providers/admission-state.ts';
import type { Check } from '../../domain/providers/eligibility.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Admission, AdmissionService, Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { anyOf, REGION_ROLES, regionPrefix } from '../access/scope.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { serviceSchema } from './admission-input.ts';

const instant = z.iso.datetime();

export const admissionItem = z
  .object({
    id: z.uuid(),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    seq: z.int(),
    region: z.string(),
    kind: z.string(),
    state: z.enum(ADMISSION_STATES),
    capacity: z.int(),
    toVerify: z.int().meta({ description: 'Checks that a person has to make' }),
    appliedAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'AdmissionItem' });

export const admissionDetail = admissionItem
  .extend({
    creditCode: z.string(),
    staff: z.int(),
    socialWorkers: z.int(),
    facilities: z.string(),
    services: z.array(serviceSchema),
    statements: z.array(z.string()),
    checks: z.array(
      z.object({
        code: z.string(),
        rule: z.string(),
        verdict: z.enum(['met', 'verify', 'refused']),
        pointer: z.string(),
        text: BilingualSchema,
      }),
    ),
    reason: z.string().nullable().meta({ description: 'Why it was returned or refused' }),
    task: z.string().nullable().meta({ description: 'The office’s task, for the office only' }),
    workflowId: z.string().nullable().meta({ description: 'For the office only' }),
  })
  .meta({ id: 'Admission' });

type Row = Admission & { readonly organisation: { readonly id: string; readonly name: string } };

export const WITH_ORGANISATION = {
  organisation: { select: { id: true, name: true } },
} satisfies Prisma.AdmissionInclude;

/** Admissions: to the banks of the own region; for providers their own organisation's. */
export function admissionScope(caller: Caller): Prisma.AdmissionWhereInput {
  const some: Prisma.AdmissionWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) some.push({ organisationId: caller.organisationId });
  return anyOf(some);
}

export function itemOf(row: Row): z.input<typeof admissionItem> {
  const checks = row.checks as unknown as readonly Check[];
  return {
    id: row.id,
    organisation: row.organisation,
    seq: row.seq,
    region: row.regionCode,
    kind: row.kind,
    state: row.state as AdmissionState,
    capacity: row.capacity,
    toVerify: checks.filter(({ verdict }) => verdict === 'verify').length,
    appliedAt: row.appliedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

export function detailOf(
  row: Row & { readonly services: readonly AdmissionService[] },
  forOffice: boolean,
): z.input<typeof admissionDetail> {
  const workflow = workflowId.admission(row.organisationId, row.seq);
  return {
    ...itemOf(row),
    creditCode: row.creditCode,
    staff: row.staff,
    socialWorkers: row.socialWorkers,
    facilities: row.facilities,
    services: row.services.map(({ item, regionCode, capacity }) => ({ item, region: regionCode, capacity })),
    statements: row.statements,
    checks: [...(row.checks as unknown as Check[])],
    reason: row.reason,
    task: forOffice ? `${workflow}/review-admission/1` : null,
    workflowId: forOffice ? workflow : null,
  };
}
