/** The part of a GB/T 2260 code that its subtree shares: 220000 → 22, 220100 → 2201, 220122 → 220122. */
export function regionPrefix(code: string): string {
  return code.replace(/(?:00)+$/, '');
}

/** True if `code` is the region itself or lies below it. */
export function isWithin(region: string, code: string): boolean {
  return code.startsWith(regionPrefix(region));
}
