import { useCallback, useState } from 'react';

/** A visit as it is being typed, in the words of the form: a day and two clock times in Asia/Shanghai. */
export interface VisitDraft {
  /** The record's key: made once, so that sending twice records once. */
  readonly key: string;
  readonly recipient: string;
  readonly service: string;
  readonly staff: string;
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly done: string;
}

const STAFF = 'jieli.visit.staff';

function blank(): VisitDraft {
  const random = crypto.getRandomValues(new Uint8Array(12));
  return {
    ...{
      key: `web-${[...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`,
      recipient: '',
      service: '',
    },
    ...{ staff: localStorage.getItem(STAFF) ?? '', day: '', start: '', end: '', place: '', done: '' },
  };
}

/** Kept in this browser until it is on record, whatever happens to page and network. */
export function useVisitDraft(
  contractId: string,
  start: Partial<VisitDraft>,
): readonly [VisitDraft, (part: Partial<VisitDraft>) => void, () => void] {
  const place = `jieli.visit.${contractId}`;
  const [draft, setDraft] = useState<VisitDraft>(() => ({ ...blank(), ...keptAt(place), ...start }));
  const change = useCallback(
    (part: Partial<VisitDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        localStorage.setItem(place, JSON.stringify(next));
        return next;
      }),
    [place],
  );
  const forget = useCallback(() => {
    setDraft((before) => {
      localStorage.setItem(STAFF, before.staff);
      return before;
    });
    localStorage.removeItem(place);
  }, [place]);
  return [draft, change, forget];
}

function keptAt(place: string): Partial<VisitDraft> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<VisitDraft>;
  } catch {
    return {};
  }
}

/** As the api takes it. */
export function visitOf({ day, start, end, ...rest }: VisitDraft) {
  const at = (time: string) => `${day}T${time}:00+08:00`;
  return { ...rest, start: at(start), end: at(end) };
}

export function isComplete(draft: VisitDraft): boolean {
  return Object.values(draft).every((text: string) => text.trim() !== '') && draft.done.trim().length >= 2;
}
