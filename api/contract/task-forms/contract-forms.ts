import { z } from 'zod';
import { staticForm } from './task-form.ts';
import { day, line, mediumSchema, opinionSchema, reasonForm } from './text-fields.ts';

export const approveContractForm = staticForm(
  opinionSchema,
  { opinion: '合同与采购文件、响应文件一致，接管预案齐备，同意签署。' },
  { return: reasonForm('请补充接管预案中的资料移交期限。') },
);

export const signContractForm = staticForm(
  z.strictObject({ signatory: line('签署人', '法定代表人或授权代表，在合同上签字的人。') }),
  { signatory: '示例承接主体法定代表人' },
  { refuse: reasonForm('人员变动，无法按响应文件组成服务团队。') },
);

export const publishContractForm = staticForm(mediumSchema, { medium: '中国政府采购网吉林分网' });

/** The copy at the finance department (CO-04). */
export const fileContractForm = staticForm(
  z.strictObject({
    filingNumber: line('备案号', '同级财政部门给出的备案编号。'),
    filedOn: day('备案日期', '财政部门受理备案的日期。'),
  }),
  { filingNumber: '示例财采备〔2027〕1号', filedOn: '2027-05-10' },
);
