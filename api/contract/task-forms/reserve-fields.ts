import type { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import { figure, ruleInForce } from '../../../domain/procurement/rules.ts';
import type { Bilingual } from '../../../domain/procurement/rules/rule.ts';
import { sourceInWords } from '../../../domain/procurement/rules/source-words.ts';
import { RESERVE_EXCEPTIONS, type ReserveDuty } from '../../../domain/procurement/sme-reserve.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { refuse } from './form-issue.ts';
import { choice, text } from './text-fields.ts';

/** What a plan says of the reserve; an exception and its reason only where one is due. */
interface ReserveAnswer {
  readonly smeReserve?: 'reserved' | 'open' | undefined;
  readonly smeException?: string | undefined;
  readonly smeReason?: string | undefined;
}

const CHOICES = { reserved: '专门面向中小企业采购', open: '面向所有供应商采购' };

const zhOf = (labels: Readonly<Record<string, Bilingual>>) =>
  Object.fromEntries(Object.entries(labels).map(([code, { zh }]) => [code, zh]));

/** Whether the purchase is for SMEs alone: asked wherever the law applies, insisted on where the reserve is due (PL-15). */
export function reserveFields(duty: ReserveDuty, onDay: Day): z.ZodRawShape {
  if (duty === 'none') return {};
  const most = formatYuan(figure('PL-15', 'amount', onDay).fen);
  const about = `采购限额标准以上、${most} 以下的服务采购，除法定例外情形外应当专门面向中小企业采购（PL-15）。`;
  const smeReserve = choice(CHOICES, '面向中小企业', about);
  if (duty === 'free') return { smeReserve: smeReserve.optional() };
  return {
    smeReserve,
    smeException: choice(
      zhOf(RESERVE_EXCEPTIONS),
      '可以不预留的情形',
      '面向所有供应商采购的，选择所依据的情形（财库〔2020〕46号第六条）。',
    ).optional(),
    smeReason: text('不预留的理由', '写明符合该情形的事实和依据；专门面向中小企业采购的不填。', 10).optional(),
  };
}

/** A reserve that is due is made, or left out for a reason of the law: never both, never neither. */
export function checkReserve(payload: z.core.ParsePayload, duty: ReserveDuty, onDay: Day): void {
  if (duty !== 'due') return;
  const { smeReserve, smeException, smeReason } = payload.value as ReserveAnswer;
  if (smeReserve === 'reserved') {
    if (smeException !== undefined) refuse(payload, ['smeException'], CONTRADICTION, 'PL-15');
    if (smeReason !== undefined) refuse(payload, ['smeReason'], CONTRADICTION, 'PL-15');
    return;
  }
  if (smeException === undefined) refuse(payload, ['smeException'], mustBeReserved(onDay), 'PL-15');
  if (smeReason === undefined) refuse(payload, ['smeReason'], WITHOUT_REASON, 'PL-15');
}

const CONTRADICTION = {
  zh: '专门面向中小企业采购的，不填不预留的情形和理由。',
  en: 'A reserved purchase has no exception and no reason for one.',
};
const WITHOUT_REASON = {
  zh: '不预留给中小企业的，写明理由。',
  en: 'Give the reason why the purchase is not reserved.',
};

function mustBeReserved(onDay: Day): Bilingual {
  const most = formatYuan(figure('PL-15', 'amount', onDay).fen);
  const { zh, en } = sourceInWords(ruleInForce('PL-15', onDay).source);
  return {
    zh: `采购限额标准以上、${most} 以下的服务采购应当专门面向中小企业；不预留的须选择法定情形（${zh}）。`,
    en: `Services above the procurement limit and up to ${most} are reserved for SMEs unless the law has an exception (${en}).`,
  };
}

/** Services of this kind are bought from social organisations first. */
export function reserveExample(duty: ReserveDuty): ReserveAnswer {
  if (duty !== 'due') return {};
  return {
    smeReserve: 'open',
    smeException: 'social-organisations',
    smeReason: '社会救助服务按照国家有关政策优先向社会组织购买，本地承接主体以社会组织为主（示例）。',
  };
}
