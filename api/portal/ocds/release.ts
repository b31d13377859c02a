import { NOTICE_KIND_LABELS, type NoticeKind } from '../../../domain/procurement/notice-kinds.ts';
import type { PublishedNotice } from '../allow-list.ts';
import { noticePath } from '../view.ts';
import { awardsUpTo, type AwardsSoFar } from './award-ids.ts';
import { partsOf } from './parts.ts';
import { organisation } from './values.ts';

/** A release of the Open Contracting Data Standard 1.1: what one notice says, in its words. */
export interface Release {
  readonly ocid: string;
  readonly id: string;
  readonly date: string;
  readonly tag: readonly string[];
  readonly initiationType: 'tender';
  readonly language: 'zh';
  readonly parties: readonly Party[];
  readonly buyer: Pick<Party, 'id' | 'name'>;
  readonly [part: string]: unknown;
}

interface Party {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Where the publisher's data lives. */
export interface Publication {
  /** Registered with the Open Contracting Partnership, e.g. `ocds-a1b2c3`. */
  readonly prefix: string;
  /** `https://host`. */
  readonly origin: string;
}

export function ocidOf({ prefix }: Publication, number: string): string {
  return `${prefix}-${number}`;
}

/** The releases of one purchase, one a notice, in the order of publication. */
export function releasesOf(publication: Publication, notices: readonly PublishedNotice[]): Release[] {
  return notices.map((notice, at) => releaseOf(publication, notice, awardsUpTo(notices.slice(0, at + 1))));
}

function releaseOf(publication: Publication, notice: PublishedNotice, awards: AwardsSoFar): Release {
  const { id, number, publishedAt, buyer } = notice;
  const { tag, suppliers = [], ...parts } = partsOf(notice, documentOf(publication, notice), awards);
  return {
    ocid: ocidOf(publication, number),
    id,
    date: publishedAt,
    tag,
    initiationType: 'tender',
    language: 'zh',
    parties: [
      { ...organisation(buyer), roles: ['buyer'] },
      ...[...new Set(suppliers)].map((name) => ({
        ...organisation(name),
        roles: [SUPPLIER_ROLE[notice.kind] ?? 'supplier'],
      })),
    ],
    buyer: organisation(buyer),
    ...parts,
  };
}

const SUPPLIER_ROLE: Partial<Record<NoticeKind, string>> = { 'opening-record': 'tenderer' };

function documentOf({ origin }: Publication, notice: PublishedNotice): object {
  return {
    id: notice.id,
    documentType: DOCUMENT_TYPE[notice.kind] ?? 'x_notice',
    title: `${notice.title}${NOTICE_KIND_LABELS[notice.kind].zh}`,
    url: `${origin}${noticePath(notice)}`,
    datePublished: notice.publishedAt,
    format: 'text/html',
    language: 'zh',
  };
}

const DOCUMENT_TYPE: Partial<Record<NoticeKind, string>> = {
  'intention-notice': 'plannedProcurementNotice',
  'single-source-notice': 'procurementPlan',
  'prequalification-notice': 'tenderNotice',
  'tender-notice': 'tenderNotice',
  'correction-notice': 'clarifications',
  'opening-record': 'bidders',
  'failure-notice': 'cancellationDetails',
  'termination-notice': 'cancellationDetails',
  'result-notice': 'awardNotice',
  'complaint-decision': 'complaints',
  'contract-notice': 'contractNotice',
  'interim-contract-notice': 'contractNotice',
  'contract-change-notice': 'contractNotice',
  'acceptance-notice': 'completionCertificate',
};
