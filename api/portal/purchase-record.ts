import type { NoticeOf, PublishedAnswer, PublishedContract, PublishedDraw, PublishedNotice } from './allow-list.ts';

/** All that is public of one purchase. */
export interface PurchaseRecord {
  /** In the order of publication. */
  readonly notices: readonly [PublishedNotice, ...PublishedNotice[]];
  /** Questions with their answers, the newest first. */
  readonly answers: readonly PublishedAnswer[];
  readonly contracts: readonly PublishedContract[];
  readonly draws: readonly PublishedDraw[];
}

/** The newest notice of a kind. */
export function newestOf<K extends PublishedNotice['kind']>(
  notices: readonly PublishedNotice[],
  kind: K,
): NoticeOf<K> | undefined {
  return notices.findLast((notice): notice is NoticeOf<K> => notice.kind === kind);
}

export interface Step {
  readonly step: 'tender' | 'opening' | 'result' | 'contract' | 'acceptance';
  readonly state: 'done' | 'ahead' | 'failed';
  /** Instant of what happened, or is due; null while nobody can say. */
  readonly at: string | null;
  readonly notice: PublishedNotice | undefined;
}

/**
 * The course as the published notices tell it. The stage that the office has reached inside is not told: it may run ahead
 * of what is published.
 */
export function stepsOf(notices: readonly PublishedNotice[]): readonly Step[] {
  const tender = newestOf(notices, 'tender-notice');
  const deadline = newestOf(notices, 'correction-notice')?.body.deadline ?? tender?.body.deadline ?? null;
  const result = newestOf(notices, 'result-notice');
  const failed = newestOf(notices, 'failure-notice');
  const opened = newestOf(notices, 'opening-record') ?? (result || failed);
  const step = (name: Step['step'], notice: PublishedNotice | undefined, at: string | null = null): Step => ({
    step: name,
    state: notice === undefined ? 'ahead' : 'done',
    at: notice === undefined ? at : notice.publishedAt,
    notice,
  });
  const all = lotsOf(notices).length;
  const wholly = failed !== undefined && result === undefined && failures(notices).length >= Math.max(all, 1);
  if (wholly) {
    return [
      step('tender', tender),
      { step: 'opening', state: 'done', at: deadline, notice: newestOf(notices, 'opening-record') },
      { step: 'result', state: 'failed', at: failed.publishedAt, notice: failed },
    ];
  }
  return [
    step('tender', tender),
    { ...step('opening', opened, deadline), at: deadline ?? opened?.publishedAt ?? null },
    step('result', result),
    step('contract', newestOf(notices, 'contract-notice')),
    step('acceptance', newestOf(notices.filter(isNoRefusal), 'acceptance-notice')),
  ];
}

/** A service that was examined and not accepted is not yet at that step. */
function isNoRefusal(notice: PublishedNotice): boolean {
  return notice.kind !== 'acceptance-notice' || notice.body.accepted !== false;
}

/** The lots as they were announced. */
export function lotsOf(notices: readonly PublishedNotice[]): NoticeOf<'tender-notice'>['body']['lots'] {
  return newestOf(notices, 'tender-notice')?.body.lots ?? [];
}

function failures(notices: readonly PublishedNotice[]): readonly PublishedNotice[] {
  return notices.filter(({ kind }) => kind === 'failure-notice');
}

export interface AwardRow {
  readonly lot: number;
  readonly provider: string;
  readonly amountFen: number;
  readonly rank: number | undefined;
  readonly totalHundredths: number | undefined;
  readonly candidates: number | undefined;
  readonly deemed: boolean;
}

/** The published winners of a purchase, by lot. */
export function awardsOf(notice: NoticeOf<'result-notice'> | undefined): readonly AwardRow[] {
  return (notice?.body.lots ?? []).map(({ lot, provider, amountFen, rank, totalHundredths, candidates, deemed }) => ({
    lot,
    provider,
    amountFen,
    rank,
    totalHundredths,
    candidates,
    deemed: deemed ?? false,
  }));
}
