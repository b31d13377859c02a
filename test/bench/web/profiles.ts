/** How fast machine and network are. */
export interface Profile {
  readonly name: string;
  /** So many times slower than this machine. */
  readonly cpu: number;
  /** As the developer tools take it: milliseconds, bytes a second. */
  readonly network?: {
    readonly latency: number;
    readonly downloadThroughput: number;
    readonly uploadThroughput: number;
  };
}

const MEGABIT = 1_000_000 / 8;

/** This machine as it is; and Lighthouse's phone: processor four times slower, slow 4G (150 ms, 1.6 Mbit/s, as applied by the developer tools). */
export const PROFILES: readonly Profile[] = [
  { name: 'fast', cpu: 1 },
  {
    name: 'slow',
    cpu: 4,
    network: { latency: 562.5, downloadThroughput: 1.44 * MEGABIT, uploadThroughput: 0.675 * MEGABIT },
  },
];
