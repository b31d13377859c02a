import { z } from 'zod';
import { admissionChecks, refusedChecks, type Check } from '../../domain/providers/eligibility.ts';
import { APPLICANT_KIND_CODES } from '../../domain/providers/organisation-kind.ts';
import { STATEMENT_CODES } from '../../domain/providers/statements.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import { isWithin } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import type { InputError } from '../problem.ts';
import type { Directory } from '../purchases/directory.ts';

const MOST_PEOPLE = 100_000;
const MOST_SERVICES = 60;

const people = z.int().min(0).max(MOST_PEOPLE);

export const serviceSchema = z.strictObject({
  item: z.string().max(20).meta({ description: 'Code of the guidance directory' }),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ description: 'GB/T 2260 code within the region of the bank' }),
  capacity: z.int().min(1).max(MOST_PEOPLE).meta({ description: 'Recipients at once' }),
});

export const admissionInput = z
  .strictObject({
    kind: z.enum(APPLICANT_KIND_CODES),
    creditCode: z
      .string()
      .trim()
      .max(40)
      .meta({ description: 'As on the certificate; its check character is checked' }),
    capacity: people.min(1).meta({ description: 'Recipients it can serve at once, over all services' }),
    staff: people.meta({ description: 'Full-time staff' }),
    socialWorkers: people.meta({ description: 'Of them, qualified social workers' }),
    facilities: z
      .string()
      .trim()
      .min(10)
      .max(2000)
      .meta({ description: 'Premises, equipment, where the service starts from' }),
    services: z.array(serviceSchema).max(MOST_SERVICES),
    statements: z.array(z.enum(STATEMENT_CODES)).max(STATEMENT_CODES.length),
  })
  .meta({
    id: 'AdmissionInput',
    example: {
      kind: 'social-organisation',
      creditCode: '522204229999991113',
      capacity: 60,
      staff: 12,
      socialWorkers: 4,
      facilities: '示例一镇设有服务站一处，配备康复器材和服务车辆两台。',
      services: [{ item: 'B01', region: '220422', capacity: 60 }],
      statements: STATEMENT_CODES,
    },
  });

export type AdmissionInput = z.output<typeof admissionInput>;

/** What the office's rules say of the application today. */
export function checksOf(input: AdmissionInput, on: Day): readonly Check[] {
  return admissionChecks(input, on);
}

/**
 * Refuses what can never be admitted, before anything is stored.
 *
 * @throws Problem `invalid-input` with every rule that is offended
 */
export function refuseUnlawful(
  input: AdmissionInput,
  checks: readonly Check[],
  bank: string,
  directory: Directory,
): void {
  const errors = [
    ...refusedChecks(checks).map(({ code, pointer, rule, text }) => wrong(pointer, code, text, rule)),
    ...serviceErrors(input, bank, directory),
  ];
  if (errors.length > 0) throw invalid(errors);
}

function serviceErrors({ services }: AdmissionInput, bank: string, directory: Directory): InputError[] {
  const known = new Set(directory.items.map(({ code }) => code));
  return services.flatMap(({ item, region }, at) => {
    const pointer = `/services/${at}`;
    const repeated = services.findIndex((other) => other.item === item && other.region === region) < at;
    return [
      ...(known.has(item) ? [] : [wrong(`${pointer}/item`, 'unknown_item', NOT_IN_DIRECTORY, 'PL-05')]),
      ...(isWithin(bank, region) ? [] : [wrong(`${pointer}/region`, 'outside_bank', OUTSIDE)]),
      ...(repeated ? [wrong(pointer, 'repeated', REPEATED)] : []),
    ];
  });
}

const NOT_IN_DIRECTORY = { zh: '该服务不在指导性目录内。', en: 'This service is not in the guidance directory.' };
const OUTSIDE = { zh: '服务地区应在受理地区范围内。', en: 'The region lies outside the bank’s.' };
const REPEATED = { zh: '同一服务和地区只能填一行。', en: 'One line for a service and region.' };

function wrong(
  pointer: string,
  code: string,
  text: { readonly zh: string; readonly en: string },
  rule?: string,
): InputError {
  const message = `${text.zh} / ${text.en}`;
  return { pointer, in: 'body', code, message, ...(rule === undefined ? {} : { rule }) };
}
