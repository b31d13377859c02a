import { useEffect } from 'react';

const KEYS = ['j', 'k', 'Enter', 'c', 'u', 'h', 'x', '/', '?', 'Escape'] as const;
export type InboxKey = (typeof KEYS)[number];

function isInboxKey(key: string): key is InboxKey {
  return (KEYS as readonly string[]).includes(key);
}

/** Calls for the inbox's keys, except where the person types or a control has its own meaning for the key. */
export function useInboxKeys(pressed: (key: InboxKey) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (!isInboxKey(key) || isControl(target, key)) return;
      event.preventDefault();
      pressed(key);
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
