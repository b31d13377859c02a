/** Told by the api with the page: everything a demonstration shows is fictitious, and says so on every page. */
export const IS_DEMO = document.querySelector<HTMLMetaElement>('meta[name=jieli-mode]')?.content === 'demo';
