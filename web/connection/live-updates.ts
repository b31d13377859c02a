import type { QueryClient } from '@tanstack/react-query';
import { readAgain } from './read-again.ts';
import { useEffect, useSyncExternalStore } from 'react';
import { mayHaveChanged, queriesOf, type Change } from './live-queries.ts';
import { queryClient } from './query-client.ts';

export interface LiveState {
  /** Connected, or not yet missed. While it is false the page asks every ten seconds. */
  readonly live: boolean;
  /** Wall-clock milliseconds up to which the page's data are known to be current. */
  readonly asOf: number;
}

const ADDRESS = '/api/v1/events';
/** A restart of the api takes this long; telling of it sooner would only alarm. */
const GRACE_MS = 4_000;
/** Two heartbeats and a half: a connection that says nothing for so long is dead, whatever the browser believes. */
const SILENCE_MS = 38_000;
const POLL_MS = 10_000;
/** Where the api refuses (too many pages) or a proxy does not let it through, it is tried again after so long. */
const RETRY_MS = 15_000;
/** A page that nobody looks at gives up its connection: browsers allow six an address. */
const HIDDEN_MS = 60_000;
/** At most one re-reading a second, however much happens. */
const PAUSE_MS = 1_000;

/** Hears from the api what has changed and has the queries that show it read again, each by the person's own right. */
class LiveUpdates {
  #state: LiveState = { live: true, asOf: Date.now() };
  readonly #client: QueryClient;
  readonly #listeners = new Set<() => void>();
  readonly #pending = new Map<string, Change>();
  #flushing = false;
  #source: EventSource | undefined;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(client: QueryClient) {
    this.#client = client;
  }

  readonly state = (): LiveState => this.#state;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Connects; answers how to end it. */
  start(): () => void {
    const seen = () => this.#look();
    document.addEventListener('visibilitychange', seen);
    this.#connect();
    return () => {
      document.removeEventListener('visibilitychange', seen);
      this.#disconnect();
    };
  }

  #connect(): void {
    this.#disconnect();
    const source = new EventSource(ADDRESS);
    this.#source = source;
    this.#expectWord();
    source.addEventListener('ready', () => this.#refresh());
    source.addEventListener('refresh', () => this.#refresh());
    source.addEventListener('alive', () => this.#heard());
    source.addEventListener('changes', ({ data }: MessageEvent<string>) => this.#changed(JSON.parse(data) as Change[]));
    source.addEventListener('signed-out', () => void this.#askAgain());
    source.addEventListener('error', () => this.#failed(source));
  }

  #disconnect(): void {
    this.#source?.close();
    this.#source = undefined;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Another tab may be in front for the rest of the day. */
  #look(): void {
    if (document.hidden) this.#after('hidden', HIDDEN_MS, () => this.#disconnect());
    else if (this.#source === undefined) this.#connect();
    else this.#cancel('hidden');
  }

  #heard(): void {
    this.#cancel('lost');
    this.#cancel('poll');
    this.#cancel('retry');
    this.#expectWord();
    this.#set({ live: true, asOf: Date.now() });
  }

  #expectWord(): void {
    this.#after('silence', SILENCE_MS, () => {
      this.#connect();
      this.#lost();
    });
  }

  #failed(source: EventSource): void {
    if (source !== this.#source) return;
    if (!this.#timers.has('lost') && this.#state.live) this.#after('lost', GRACE_MS, () => this.#lost());
    // The browser tries again by itself, except after a refusal.
    if (source.readyState !== EventSource.CLOSED) return;
    void this.#askAgain();
    this.#after('retry', RETRY_MS, () => {
      const { live } = this.#state;
      this.#connect();
      if (!live) this.#lost();
    });
  }

  #lost(): void {
    this.#set({ ...this.#state, live: false });
    this.#after('poll', POLL_MS, () => void this.#poll());
  }

  async #poll(): Promise<void> {
    await this.#askAgain();
    if (this.#source !== undefined && !this.#state.live) this.#lost();
  }

  #changed(changes: readonly Change[]): void {
    this.#heard();
    for (const change of changes) this.#pending.set(`${change.topic} ${change.id}`, change);
    if (!this.#flushing) void this.#flush();
  }

  /** One re-reading after the other: a long list is never begun anew before it has come. */
  async #flush(): Promise<void> {
    this.#flushing = true;
    while (this.#pending.size > 0) {
      const keys = new Map([...this.#pending.values()].flatMap(queriesOf).map((key) => [JSON.stringify(key), key]));
      this.#pending.clear();
      await Promise.all([...keys.values()].map((queryKey) => readAgain(this.#client, { queryKey })));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.#flushing = false;
  }

  #refresh(): void {
    this.#heard();
    void this.#askAgain();
  }

  /** Reads whatever is on the screen anew; also how a lost session comes to light. */
  async #askAgain(): Promise<void> {
    const asked = Date.now();
    await readAgain(this.#client, { predicate: mayHaveChanged });
    const active = this.#client.getQueryCache().findAll({ type: 'active', predicate: mayHaveChanged });
    if (active.every(({ state }) => state.status === 'success' && !state.isInvalidated)) {
      this.#set({ ...this.#state, asOf: asked });
    }
  }

  #after(name: string, ms: number, act: () => void): void {
    this.#cancel(name);
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name);
        act();
      }, ms),
    );
  }

  #cancel(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  #set(state: LiveState): void {
    this.#state = state;
    for (const changed of this.#listeners) changed();
  }
}

const updates = new LiveUpdates(queryClient);

/** Keeps every page current while it is mounted, and says how current that is. */
export function useLiveUpdates(): LiveState {
  useEffect(() => updates.start(), []);
  return useSyncExternalStore(updates.subscribe, updates.state);
}
