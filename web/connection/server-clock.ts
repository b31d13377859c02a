import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from './client.ts';

const READ_EVERY_MS = 60_000;

/** What the server's clock showed at one moment of the browser's steady clock, which nobody can set. */
interface Reading {
  readonly serverMillis: number;
  readonly steadyMillis: number;
}

/**
 * The database's clock in milliseconds, fresh with every tick: it decides deadlines, and the clock of an office PC may be
 * minutes off. Undefined until it has been read once.
 */
export function useServerNow(tickMs: number): number | undefined {
  const { data } = useQuery({
    queryKey: ['time'],
    staleTime: READ_EVERY_MS,
    refetchInterval: READ_EVERY_MS,
    queryFn: async ({ signal }): Promise<Reading> => {
      const asked = performance.now();
      const { now } = await answerOf(api.GET('/api/v1/time', { signal }));
      // The answer was on its way for half of the time that the question took, as far as anybody can know.
      return { serverMillis: Date.parse(now), steadyMillis: (asked + performance.now()) / 2 };
    },
  });
  const [steady, setSteady] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setSteady(performance.now()), tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  return data && data.serverMillis + Math.max(0, steady - data.steadyMillis);
}
