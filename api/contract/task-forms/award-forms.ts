import { staticForm } from './task-form.ts';
import { mediumSchema, opinionSchema } from './text-fields.ts';

/** The buyer confirms the first-ranked candidate; there is no other choice (EV-15, EV-21). */
export const confirmAwardForm = staticForm(opinionSchema, { opinion: '评审程序合规，同意按推荐顺序确定第一名。' });

export const publishResultForm = staticForm(mediumSchema, { medium: '中国政府采购网吉林分网' });
