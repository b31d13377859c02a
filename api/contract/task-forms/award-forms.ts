import { staticForm } from './task-form.ts';
import { mediumSchema, opinionSchema, reasonForm } from './text-fields.ts';

/** The buyer confirms the first-ranked candidate; there is no other choice (EV-15, EV-21). */
export const confirmAwardForm = staticForm(opinionSchema, { opinion: '评审程序合规，同意按推荐顺序确定第一名。' });

export const publishResultForm = staticForm(mediumSchema, { medium: '中国政府采购网吉林分网' });

/** Both ways are the buyer's by law; either way the reason is published (CO-08, REG 49). */
const next = reasonForm('排序第二的候选人满足采购需求，为保障服务及时开始，确定其为成交供应商。');
export const decideAfterRefusalForm = staticForm(next.schema, next.example, {
  restart: reasonForm('其余候选人报价接近最高限价，重新采购更能保证服务质量。'),
});
