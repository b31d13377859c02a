const KIND_DIGIT = { organisation: 'a', user: 'b', recipient: 'c' } as const;

/** A fixed id for a demo row, so that examples in documentation and tests can name it: the n-th of its kind, from 1. */
export function demoId(kind: keyof typeof KIND_DIGIT, n: number): string {
  return `00000000-0000-4000-8000-${KIND_DIGIT[kind]}${String(n).padStart(11, '0')}`;
}
