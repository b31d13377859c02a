import type { PublishedNotice } from '../allow-list.ts';

/** The awards that notices have made, and unmade, so far. */
export interface AwardsSoFar {
  /** Id of the award that stands for a lot. */
  readonly of: (lot: number | undefined) => string | undefined;
  /** Ids of the awards that the last of the notices replaces. */
  readonly void: readonly string[];
}

/** An award is made by a notice, for a lot. */
export function awardId(noticeId: string, lot: number): string {
  return `${noticeId}-${lot}`;
}

export function awardsUpTo(notices: readonly PublishedNotice[]): AwardsSoFar {
  const standing = new Map<number, string>();
  let replaced: string[] = [];
  for (const notice of notices) {
    replaced = [];
    if (notice.kind !== 'result-notice') continue;
    for (const { lot } of notice.body.lots) {
      const before = standing.get(lot);
      if (before !== undefined) replaced.push(before);
      standing.set(lot, awardId(notice.id, lot));
    }
  }
  return { of: (lot) => (lot === undefined ? undefined : standing.get(lot)), void: replaced };
}
