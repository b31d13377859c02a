import { z } from 'zod';
import { checkCreditCode } from '../../domain/credit-code.ts';
import { RELATION_CODES } from '../../domain/experts/avoidance.ts';
import { SPECIALITY_CODES } from '../../domain/experts/specialities.ts';
import { figure } from '../../domain/procurement/rules.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import { invalid } from '../http/input-errors.ts';
import type { InputError } from '../problem.ts';

const MOST_TIES = 50;
const name = z.string().trim().min(2).max(100);
const creditCode = z.string().trim().max(40).nullable().default(null);

export const avoidanceSchema = z.strictObject({
  name: name.meta({ description: 'As registered' }),
  creditCode: creditCode.meta({ description: 'Where it is known; its check character is checked' }),
  relation: z.enum(RELATION_CODES),
  endedOn: z.iso.date().nullable().default(null).meta({ description: 'Last day of the tie; null while it lasts' }),
});

export const expertApplicationInput = z
  .strictObject({
    userId: z.uuid().optional().meta({ description: 'For the bank’s office: whom it enters. Without it: oneself' }),
    specialities: z.array(z.enum(SPECIALITY_CODES)).min(1).max(SPECIALITY_CODES.length),
    employer: name.meta({ description: 'Where the person works; never drawn where it takes part (EV-06)' }),
    employerCode: creditCode,
    qualifications: z.string().trim().min(4).max(2000),
    avoidances: z.array(avoidanceSchema).max(MOST_TIES),
    termMonths: z.int().min(1).meta({ description: 'At most AD-05' }),
  })
  .meta({
    id: 'ExpertApplicationInput',
    example: {
      specialities: ['social-work', 'care'],
      employer: '示例大学社会工作系',
      employerCode: null,
      qualifications: '高级社会工作师，从事社会救助服务评估十年（示例）。',
      avoidances: [{ name: '示例同行助残服务社', creditCode: null, relation: 'board', endedOn: null }],
      termMonths: 24,
    },
  });

export type ExpertApplicationInput = z.output<typeof expertApplicationInput>;

/**
 * What the shape alone cannot say.
 *
 * @throws Problem `invalid-input`: a wrong credit code (AD-02), a term beyond the longest (AD-05)
 */
export function refuseUnsound({ employerCode, avoidances, termMonths }: ExpertApplicationInput, on: Day): void {
  const most = figure('AD-05', 'term', on).count;
  const codes = [
    { pointer: '/employerCode', code: employerCode },
    ...avoidances.map((tie, at) => ({ pointer: `/avoidances/${at}/creditCode`, code: tie.creditCode })),
  ];
  const errors: InputError[] = [
    ...codes.flatMap(({ pointer, code }) =>
      code === null || checkCreditCode(code).ok ? [] : [wrong(pointer, 'credit_code', WRONG_CODE, 'AD-02')],
    ),
    ...(termMonths <= most
      ? []
      : [wrong('/termMonths', 'too_long', `聘期最长 ${most} 个月。 / A term is ${most} months at most.`, 'AD-05')]),
  ];
  if (errors.length > 0) throw invalid(errors);
}

const WRONG_CODE =
  '统一社会信用代码的校验码不符，请核对；不清楚的可以不填。 / The check character is wrong; leave it empty if unknown.';

function wrong(pointer: string, code: string, message: string, rule: string): InputError {
  return { pointer, in: 'body', code, message, rule };
}
