import type { Day } from '../../time/shanghai.ts';
import type { Figure } from './figure.ts';

/** A: full text of the article read. B: figure confirmed in a secondary source. C: general knowledge, or the project's own. */
export type Confidence = 'A' | 'B' | 'C';

/** A text in both languages of the service. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * A legal rule, or one version of it: an id may occur several times with periods of force that do not overlap.
 * In force from `effectiveFrom` to `effectiveTo`, both included; without the latter until further notice.
 */
export interface Rule {
  readonly id: string;
  readonly title: Bilingual;
  readonly figures?: Readonly<Record<string, Figure>>;
  /** Instrument and article, by the keys of INSTRUMENTS where there is one. */
  readonly source: string;
  readonly confidence: Confidence;
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
  readonly note?: string;
}
