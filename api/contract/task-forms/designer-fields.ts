import { z } from 'zod';
import { checkCreditCode } from '../../../domain/credit-code.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { line } from './text-fields.ts';

const MOST_DESIGNERS = 10;
const WRONG_CODE = { zh: '统一社会信用代码不正确。', en: 'The unified social credit code is wrong.' };
const REPEATED = { zh: '同一单位只填一行。', en: 'One line for an organisation.' };

/** Who prepared the purchase and may therefore not bid for it (PB-12); nobody as a rule. */
export function designersSchema() {
  return z
    .array(
      z.strictObject({
        name: line('单位名称', '提供前期服务的单位。'),
        creditCode: line('统一社会信用代码', '18 位，用于核对投标人。'),
      }),
    )
    .max(MOST_DESIGNERS)
    .check((payload) => {
      payload.value.forEach(({ creditCode }, at) => {
        if (!checkCreditCode(creditCode).ok) refuse(payload, [at, 'creditCode'], WRONG_CODE, 'PB-12');
      });
      for (const at of repeatedAt(payload.value.map(({ creditCode }) => creditCode))) {
        refuse(payload, [at, 'creditCode'], REPEATED, 'PB-12');
      }
    })
    .optional()
    .meta({
      title: '前期服务单位',
      description:
        '为本项目提供整体设计、规范编制或者项目管理、监理、检测等服务的单位，不得再参加本项目的投标（PB-12，实施条例第十八条）；没有的不填。',
    });
}
