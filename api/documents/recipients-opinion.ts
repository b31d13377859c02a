import type { RecipientsOpinion } from '../../domain/contracts/acceptance.ts';

type Published = { readonly [K in keyof RecipientsOpinion]?: RecipientsOpinion[K] | undefined };

/** What recipients said at an acceptance, in one sentence and in counts alone; undefined where nothing is known (DL-02). */
export function opinionInWords(opinion: Published): string | undefined {
  const { recipientsAsked: asked, recipientsSatisfied: satisfied, noOpinionReason } = opinion;
  if (asked === undefined || satisfied === undefined) {
    return noOpinionReason && `未能取得服务对象意见，原因：${noOpinionReason}`;
  }
  const answered = opinion.recipientsAnswered ?? asked;
  const all = answered === asked ? '' : `，收到意见${answered}份`;
  return `征求服务对象或者其监护人意见${asked}人${all}，其中满意${satisfied}人${share(satisfied, answered)}。`;
}

function share(satisfied: number, answered: number): string {
  return answered === 0 ? '' : `，满意率${Math.round((satisfied / answered) * 1000) / 10}%`;
}
