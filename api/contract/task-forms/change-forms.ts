import { z } from 'zod';
import { staticForm } from './task-form.ts';
import { line, mediumSchema, opinionSchema, reasonForm } from './text-fields.ts';

export const approveChangeForm = staticForm(
  opinionSchema,
  { opinion: '标的相同、其他条款不变，累计金额在百分之十以内，资金有保障，同意变更。' },
  { refuse: reasonForm('追加的服务与原合同标的不同，应当另行采购。') },
);

export const signChangeForm = staticForm(
  z.strictObject({ signatory: line('签署人', '法定代表人或授权代表，在补充合同上签字的人。') }),
  { signatory: '示例承接主体法定代表人' },
  { decline: reasonForm('现有人员不能承担追加的服务。') },
);

export const publishChangeForm = staticForm(mediumSchema, { medium: '中国政府采购网吉林分网' });
