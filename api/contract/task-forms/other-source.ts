import { z } from 'zod';
import { programmesOutside, servedOutside, type Served } from '../../../domain/contracts/earmark.ts';
import { earmarksOf, fundChoices, programmeNames, servedBy, type FundChoice } from '../../../prisma/earmarks.ts';
import type { ApiContext } from '../../context.ts';
import { oneOf } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import { text } from './text-fields.ts';

/** People whom the declared sources may not pay for, and what may. */
export interface OutsideFacts {
  readonly people: readonly (Served & { readonly name: string })[];
  /** Sources that may serve all of them. */
  readonly funds: readonly Pick<FundChoice, 'id' | 'nameZh'>[];
}

/** Undefined where everybody served in the period belongs to a declared programme, or none was declared (BU-03). */
export async function outsideFacts(
  { database: { pool, prisma } }: ApiContext,
  contractId: string,
  seq: number,
): Promise<OutsideFacts | undefined> {
  const { purchaseId } = await prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
  const earmarks = await earmarksOf(pool, purchaseId);
  if (earmarks.length === 0) return undefined;
  const sources = earmarks.map(({ programmes }) => programmes);
  const people = servedOutside(await servedBy(pool, contractId, seq), sources);
  if (people.length === 0) return undefined;
  const [names, funds] = await Promise.all([programmeNames(pool), fundChoices(pool, purchaseId)]);
  const outside = people.map(({ programme }) => programme);
  return {
    people: people.map((one) => ({ ...one, name: names.get(one.programme)?.zh ?? one.programme })),
    funds: funds.filter(({ programmes }) => programmesOutside(outside, [programmes]).length === 0),
  };
}

/** Another source for their share, with the reason: asked for only where somebody is outside. */
export function otherSourceField(outside: OutsideFacts | undefined) {
  if (outside === undefined || outside.funds.length === 0) return {};
  const choices = outside.funds.map(({ id, nameZh }) => ({ id, name: nameZh }));
  return {
    otherSource: z
      .strictObject({
        fund: oneOf(choices, '另列的资金渠道', `可以用于${told(outside)}的资金。`),
        reason: text('另列理由', '批准文件或者预算安排，随付款一并存档。', 4),
      })
      .optional()
      .meta({
        title: '另列资金渠道',
        description: `本期服务了${told(outside)}，已申报的资金不能用于他们（BU-03）。他们应分担的部分须从另列的资金渠道支付。`,
      }),
  };
}

/** Nothing is paid for anybody outside before another source is named. `fen`: what the decision pays. */
export function checkOtherSource(payload: z.core.ParsePayload, fen: number, outside: OutsideFacts | undefined): void {
  if (outside === undefined || fen <= 0) return;
  const { otherSource } = payload.value as { readonly otherSource?: object };
  if (otherSource !== undefined) return;
  const who = told(outside);
  if (outside.funds.length === 0) {
    refuse(
      payload,
      ['voucher'],
      {
        zh: `本期服务了${who}，已申报的资金不能用于他们，本地区也没有登记可以用于他们的资金渠道，不能支付。请先在项目库页面登记资金渠道，或者全额暂不支付。`,
        en: `People outside the declared sources were served (${who}), and no source of the region may serve them. Enter one on the page of the project bank first, or withhold the whole.`,
      },
      'BU-03',
    );
    return;
  }
  refuse(
    payload,
    ['otherSource'],
    {
      zh: `本期服务了${who}，已申报的资金不能用于他们。请另列可以用于他们的资金渠道并写明理由，或者全额暂不支付。`,
      en: `People outside the declared sources were served (${who}). Name another source that may serve them and say why, or withhold the whole.`,
    },
    'BU-03',
  );
}

export function otherSourceExample(outside: OutsideFacts | undefined): object {
  const fund = outside?.funds[0];
  return fund === undefined
    ? {}
    : { otherSource: { fund: fund.id, reason: '年中追加预算，示例财预〔2027〕8号（示例）。' } };
}

function told({ people }: OutsideFacts): string {
  return people.map(({ name, people: count }) => `${name}${count}人`).join('、');
}
