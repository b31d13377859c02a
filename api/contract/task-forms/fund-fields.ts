import { z } from 'zod';
import { programmesOutside } from '../../../domain/contracts/earmark.ts';
import { fundChoices, programmeNames, purchaseProgrammes, type FundChoice } from '../../../prisma/earmarks.ts';
import type { ApiContext } from '../../context.ts';
import { oneOf } from './form-facts.ts';
import { refuse } from './form-issue.ts';

/** What a declaration of a purchase's money is chosen from (BU-03). */
export interface FundFacts {
  readonly funds: readonly FundChoice[];
  /** Programmes whose recipients the purchase serves. */
  readonly serves: readonly string[];
  /** Every programme of the directory: code and name. */
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
}

export const NO_FUNDS: FundFacts = { funds: [], serves: [], programmes: [] };

export async function fundFacts({ database: { pool } }: ApiContext, purchaseId: string): Promise<FundFacts> {
  const [funds, serves, names] = await Promise.all([
    fundChoices(pool, purchaseId),
    purchaseProgrammes(pool, purchaseId),
    programmeNames(pool),
  ]);
  return { funds, serves, programmes: [...names].map(([id, { zh }]) => ({ id, name: zh })) };
}

/** Which source pays, and for whose programmes: both asked for as soon as the region has entered a source. */
export function fundFields({ funds, serves, programmes }: FundFacts) {
  if (funds.length === 0 || programmes.length === 0) return {};
  const choices = funds.map(({ id, nameZh }) => ({ id, name: nameZh }));
  return {
    fund: oneOf(choices, '资金渠道', '由哪项资金支付；专项资金不得改变原使用方向（BU-03）。'),
    programmes: z
      .array(oneOf(programmes, '救助项目', '救助项目名称。'))
      .min(1)
      .max(programmes.length)
      .meta({
        title: '本次资金服务的救助项目',
        description: `本项采购的服务面向：${namesOf(serves, programmes)}。付款时逐期核对服务对象所属救助项目。`,
        default: [...serves],
      }),
  };
}

/** Refuses a source that was not given for what it is to pay for, and one that does not reach what the purchase serves. */
export function checkFund(payload: z.core.ParsePayload, { funds, serves, programmes }: FundFacts): void {
  const { fund, programmes: named } = payload.value as { readonly fund?: string; readonly programmes?: string[] };
  const chosen = funds.find(({ id }) => id === fund);
  if (chosen === undefined || named === undefined) return;
  const beyond = programmesOutside(named, [chosen.programmes]);
  if (beyond.length > 0) {
    const which = namesOf(beyond, programmes);
    refuse(
      payload,
      ['programmes'],
      {
        zh: `“${chosen.nameZh}”的使用方向不包括${which}。请去掉这些救助项目，或者改选可以用于它们的资金渠道。`,
        en: `${chosen.nameEn} was not given for ${which}. Take them out, or choose a source that may serve them.`,
      },
      'BU-03',
    );
    return;
  }
  const missing = programmesOutside(serves, [named]);
  if (missing.length === 0) return;
  const which = namesOf(missing, programmes);
  refuse(
    payload,
    ['programmes'],
    {
      zh: `本项采购的服务还面向${which}，所列资金不能用于它们。请补列，或者改选可以用于它们的资金渠道；都不行的，选“不予确认”退回调整采购内容。`,
      en: `The services also serve ${which}, for which this money is not named. Add them, choose another source, or reject the budget so that the services are changed.`,
    },
    'BU-03',
  );
}

/** A valid declaration: the first source that may serve everything. */
export function fundExample({ funds, serves, programmes }: FundFacts): object {
  const fund = funds.find((one) => programmesOutside(serves, [one.programmes]).length === 0) ?? funds[0];
  if (fund === undefined || programmes.length === 0) return {};
  return { fund: fund.id, programmes: serves.length > 0 ? [...serves] : [...fund.programmes] };
}

export function namesOf(codes: readonly string[], programmes: FundFacts['programmes']): string {
  return codes.map((code) => programmes.find(({ id }) => id === code)?.name ?? code).join('、');
}
