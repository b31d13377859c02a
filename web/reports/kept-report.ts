import { useKeptDraft } from '../form/kept-draft.ts';

export const FIGURES = ['visitsPlanned', 'visitsDone', 'incidents', 'staffJoined', 'staffLeft'] as const;

type Figure = (typeof FIGURES)[number];

/** A report as it is being written; a figure that nobody has typed is null, never nought. */
export type Report = Readonly<Record<Figure, number | null>> & { readonly text: string };

const EMPTY: Report = {
  ...{ visitsPlanned: null, visitsDone: null, incidents: null, staffJoined: null, staffLeft: null },
  text: '',
};

/** Kept in this browser until it is handed in, whatever happens to the page. */
export function useKeptReport(contractId: string, month: number) {
  return useKeptDraft<Report>(`jieli.report.${contractId}.${month}`, EMPTY);
}

/** With every figure; call it once none is null. */
export function filled({ text, ...figures }: Report): Record<Figure, number> & { text: string } {
  return { ...(figures as Record<Figure, number>), text };
}
