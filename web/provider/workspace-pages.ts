import type { zh } from './words-zh.ts';

/** The provider's pages in the order of a purchase: what is open, what was bid, what is to be delivered. */
export const WORKSPACE_PAGES: readonly { readonly path: string; readonly word: keyof (typeof zh)['pages'] }[] = [
  { path: '/provider', word: 'home' },
  { path: '/provider/purchases', word: 'purchases' },
  { path: '/provider/bids', word: 'bids' },
  { path: '/provider/contracts', word: 'contracts' },
  { path: '/provider/admission', word: 'admission' },
  { path: '/provider/roster', word: 'roster' },
  { path: '/provider/credit', word: 'credit' },
];
