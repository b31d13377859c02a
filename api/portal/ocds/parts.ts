import { METHODS, type MethodCode } from '../../../domain/procurement/methods.ts';
import { NOTICE_KIND_LABELS } from '../../../domain/procurement/notice-kinds.ts';
import type { NoticeOf, PublishedNotice } from '../allow-list.ts';
import { awardId, type AwardsSoFar } from './award-ids.ts';
import { dayStart, lotId, money, organisation, valueOf } from './values.ts';

export interface Parts {
  readonly tag: readonly string[];
  /** Names of whom the notice names besides the buyer. */
  readonly suppliers?: readonly string[];
  readonly [part: string]: unknown;
}

/** A kind that the standard has no place for is a document of its tender. */
export function partsOf(notice: PublishedNotice, document: object, awards: AwardsSoFar): Parts {
  switch (notice.kind) {
    case 'intention-notice':
      return {
        tag: ['planning'],
        planning: {
          rationale: notice.body.summary,
          ...(notice.body.budgetFen === undefined ? {} : { budget: { amount: money(notice.body.budgetFen) } }),
          documents: [document],
        },
        tender: { ...tenderHead(notice), status: 'planned' },
      };
    case 'single-source-notice':
      return {
        tag: ['tender'],
        tender: {
          ...tenderHead(notice),
          status: 'planned',
          procurementMethodRationale: notice.body.facts,
          documents: [document],
        },
      };
    case 'prequalification-notice':
    case 'tender-notice':
      return { tag: ['tender'], tender: { ...tenderHead(notice), ...announced(notice), documents: [document] } };
    case 'correction-notice':
      return { tag: ['tenderAmendment'], tender: { ...corrected(notice), documents: [document] } };
    case 'opening-record':
      return opened(notice, document);
    case 'failure-notice':
      return { tag: ['tenderUpdate'], tender: { ...failed(notice), documents: [document] } };
    case 'termination-notice':
      return {
        tag: ['tenderCancellation'],
        tender: { id: notice.number, status: 'cancelled', statusDetails: notice.body.reason, documents: [document] },
      };
    case 'result-notice':
      return awarded(notice, document, awards);
    case 'contract-notice':
    case 'interim-contract-notice':
      return contracted(notice, document, awards);
    case 'contract-change-notice':
      return changed(notice, document, awards);
    case 'acceptance-notice':
      return acceptedService(notice, document, awards);
    default:
      return { tag: ['tenderUpdate'], tender: { id: notice.number, documents: [document] } };
  }
}

function tenderHead({ number, title, method }: PublishedNotice) {
  return {
    id: number,
    title,
    procurementMethod: PROCUREMENT_METHOD[method],
    procurementMethodDetails: METHODS[method].title.zh,
    mainProcurementCategory: 'services',
  };
}

/** By who may bid: everybody, whoever is chosen from those who apply or are drawn, or one. */
const PROCUREMENT_METHOD: Readonly<Record<MethodCode, 'open' | 'selective' | 'direct'>> = {
  'open-tender': 'open',
  'invited-tender': 'selective',
  'competitive-negotiation': 'selective',
  'competitive-consultation': 'selective',
  'single-source': 'direct',
  'below-threshold': 'selective',
};

function announced({ body }: NoticeOf<'tender-notice'> | NoticeOf<'prequalification-notice'>) {
  return {
    status: 'active',
    ...(body.deadline === undefined ? {} : { tenderPeriod: { endDate: body.deadline } }),
    lots: body.lots.map(({ seq, name, ceilingFen, budgetFen }) => ({
      id: lotId(seq),
      title: name,
      status: 'active',
      ...valueOf(ceilingFen ?? budgetFen),
    })),
    items: body.lots.flatMap(({ seq, items }) =>
      items.map(({ code, nameZh }) => ({
        id: `${seq}-${code}`,
        description: nameZh,
        classification: { scheme: 'x_JL-DIRECTORY', id: code, description: nameZh },
        relatedLot: lotId(seq),
      })),
    ),
  };
}

function corrected({ id, number, publishedAt, body }: NoticeOf<'correction-notice'>) {
  const description = body.changes.map(({ item, after }) => `${item}：${after}`).join('；');
  return {
    id: number,
    ...(body.deadline === undefined ? {} : { tenderPeriod: { endDate: body.deadline } }),
    amendments: [{ id, date: publishedAt, rationale: body.reason, description }],
  };
}

/** With the bid statistics extension. */
function opened({ number, publishedAt, body: { bids } }: NoticeOf<'opening-record'>, document: object): Parts {
  const suppliers = bids.map(({ provider }) => provider);
  return {
    tag: ['tenderUpdate'],
    suppliers,
    tender: { id: number, status: 'active', numberOfTenderers: new Set(suppliers).size, documents: [document] },
    bids: {
      details: bids.map(({ lot, provider, priceFen }) => ({
        id: `${lot}-${provider}`,
        date: publishedAt,
        status: 'valid',
        tenderers: [organisation(provider)],
        value: money(priceFen),
        relatedLots: [lotId(lot)],
      })),
    },
  };
}

/** One lot, or all of them. */
function failed({ number, body: { lot, reason } }: NoticeOf<'failure-notice'>) {
  if (lot === undefined) return { id: number, status: 'unsuccessful', statusDetails: reason };
  return { id: number, lots: [{ id: lotId(lot), status: 'unsuccessful', statusDetails: reason }] };
}

function awarded(notice: NoticeOf<'result-notice'>, document: object, { void: replaced }: AwardsSoFar): Parts {
  const { id, publishedAt, title, body } = notice;
  return {
    tag: replaced.length > 0 ? ['award', 'awardUpdate'] : ['award'],
    suppliers: body.lots.map(({ provider }) => provider),
    tender: { id: notice.number, status: 'complete', awardPeriod: { endDate: publishedAt } },
    awards: [
      ...replaced.map((before) => ({ id: before, status: 'cancelled', statusDetails: body.replacedReason })),
      ...body.lots.map(({ lot, provider, amountFen }) => ({
        id: awardId(id, lot),
        title,
        status: 'active',
        date: publishedAt,
        value: money(amountFen),
        suppliers: [organisation(provider)],
        relatedLots: [lotId(lot)],
        documents: [document],
      })),
    ],
  };
}

type ContractNotice = NoticeOf<'contract-notice'> | NoticeOf<'interim-contract-notice'>;

/** An interim contract of a takeover comes of no competition: the award that the standard asks for is direct. */
function contracted(notice: ContractNotice, document: object, awards: AwardsSoFar): Parts {
  const { id, title, publishedAt, kind, body } = notice;
  const interim = kind === 'interim-contract-notice';
  const award = interim ? id : awards.of(body.lot);
  const suppliers = body.provider === undefined ? [] : [body.provider];
  const related = body.lot === undefined ? {} : { relatedLots: [lotId(body.lot)] };
  return {
    tag: interim ? ['award', 'contract'] : ['contract'],
    suppliers,
    ...(interim
      ? {
          awards: [
            {
              id: award,
              title,
              status: 'active',
              date: publishedAt,
              suppliers: suppliers.map(organisation),
              ...related,
            },
          ],
        }
      : {}),
    contracts: [
      {
        id: body.number ?? id,
        awardID: award ?? id,
        title,
        status: 'active',
        ...('amountFen' in body ? valueOf(body.amountFen) : {}),
        ...('startsOn' in body
          ? { period: { startDate: dayStart(body.startsOn), endDate: dayStart(body.endsOn) } }
          : {}),
        ...related,
        documents: [document],
      },
    ],
  };
}

function changed(notice: NoticeOf<'contract-change-notice'>, document: object, awards: AwardsSoFar): Parts {
  const { id, publishedAt, body } = notice;
  const value = body.originalFen === undefined ? undefined : body.originalFen + (body.extraFen ?? 0);
  return {
    tag: ['contractAmendment'],
    contracts: [
      {
        id: body.number ?? id,
        awardID: awards.of(body.lot) ?? id,
        ...valueOf(value),
        ...(body.endsOn === undefined ? {} : { period: { endDate: dayStart(body.endsOn) } }),
        amendments: [{ id, date: publishedAt, rationale: body.reason, description: body.content }],
        documents: [document],
      },
    ],
  };
}

function acceptedService(notice: NoticeOf<'acceptance-notice'>, document: object, awards: AwardsSoFar): Parts {
  const { id, publishedAt, body } = notice;
  const met = body.accepted !== false;
  return {
    tag: ['implementation'],
    contracts: [
      {
        id: body.number ?? id,
        awardID: awards.of(body.lot) ?? id,
        ...(met ? { status: 'terminated' } : {}),
        implementation: {
          milestones: [
            {
              id: 'acceptance',
              title: NOTICE_KIND_LABELS['acceptance-notice'].zh,
              type: 'delivery',
              status: met ? 'met' : 'notMet',
              ...(met ? { dateMet: publishedAt } : { dateModified: publishedAt }),
            },
          ],
          documents: [document],
        },
      },
    ],
  };
}
