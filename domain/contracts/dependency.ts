/** How much help a recipient needs, the most first: the order of every handover (CT-06). */
export const DEPENDENCY_ORDER = ['full', 'partial', 'self-care'] as const;
export type Dependency = (typeof DEPENDENCY_ORDER)[number];

/** Something counted by dependency level. */
export type Levels = Readonly<Record<Dependency, number>>;

export const NO_LEVELS: Levels = { full: 0, partial: 0, 'self-care': 0 };

export function totalOf(levels: Levels): number {
  return DEPENDENCY_ORDER.reduce((sum, level) => sum + levels[level], 0);
}
