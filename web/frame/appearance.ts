import { useSyncExternalStore } from 'react';

export type Appearance = 'light' | 'dark';

const KEPT_AS = 'jieli.appearance';

const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** As the person chose, else as their system is set. */
function current(): Appearance {
  const chosen = localStorage.getItem(KEPT_AS);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

function show(): void {
  document.documentElement.dataset['appearance'] = current();
  for (const changed of listeners) changed();
}

system.addEventListener('change', show);
show(); // before anything is drawn, so that a dark screen does not flash

export function switchAppearance(appearance: Appearance): void {
  localStorage.setItem(KEPT_AS, appearance);
  show();
}

export function useAppearance(): Appearance {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, current);
}
