/** How many people of one programme are served; never who they are. */
export interface Served {
  /** Code of a programme of the directory. */
  readonly programme: string;
  readonly people: number;
}

/**
 * Programmes that money may serve together, each source of it keeping its own direction (专款专用, BU-03; 吉民发〔2018〕21号
 * §3.4). Undefined where no source was declared: purchases from before the declaration.
 */
export function earmarkedProgrammes(sources: readonly (readonly string[])[]): ReadonlySet<string> | undefined {
  return sources.length === 0 ? undefined : new Set(sources.flat());
}

/** What of the wanted programmes no source serves, each once and in their order; nothing where none was declared. */
export function programmesOutside(wanted: readonly string[], sources: readonly (readonly string[])[]): string[] {
  const earmarked = earmarkedProgrammes(sources);
  if (earmarked === undefined) return [];
  return [...new Set(wanted)].filter((programme) => !earmarked.has(programme));
}

/** The people served whom no declared source may pay for, by programme; programmes without people are left out. */
export function servedOutside(served: readonly Served[], sources: readonly (readonly string[])[]): Served[] {
  const outside = programmesOutside(
    served.map(({ programme }) => programme),
    sources,
  );
  return outside.flatMap((programme) => {
    const people = served.reduce((sum, one) => (one.programme === programme ? sum + one.people : sum), 0);
    return people > 0 ? [{ programme, people }] : [];
  });
}
