import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;

let now = Date.now();

function subscribe(changed: () => void): () => void {
  const timer = setInterval(() => {
    now = Date.now();
    changed();
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** The wall clock in milliseconds, fresh every quarter of a minute, so that lights change while nobody touches the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
