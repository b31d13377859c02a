import { useEffect } from 'react';

export type InboxKey = 'j' | 'k' | 'Enter' | 'c' | '?';

const KEYS: readonly string[] = ['j', 'k', 'Enter', 'c', '?'];

/** Calls for the inbox's keys, except where the person types or a control has its own meaning for the key. */
export function useInboxKeys(pressed: (key: InboxKey) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!KEYS.includes(event.key) || isControl(event.target, event.key)) return;
      event.preventDefault();
      pressed(event.key as InboxKey);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [pressed]);
}

function isControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input:not([type=checkbox]), textarea, select, [role=combobox], dialog[open], [role=dialog]'))
    return true;
  return key === 'Enter' && target.closest('a, button, input') !== null;
}
