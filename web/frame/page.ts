import { isValidElement, lazy, type ComponentType, type ReactNode } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

/** A page whose code is fetched when it is shown, or a little earlier. */
export function page(load: Load) {
  return Object.assign(lazy(load), { load });
}

/** A failure is not told here: the page asks again when it is shown, and says what went wrong. */
export function loadEarly(element: ReactNode): void {
  if (isValidElement(element) && isPage(element.type)) element.type.load().catch(() => undefined);
}

function isPage(type: unknown): type is ReturnType<typeof page> {
  return typeof type === 'object' && type !== null && 'load' in type;
}
