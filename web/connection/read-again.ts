import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

/**
 * Marks queries as old and reads again those that are shown, without breaking off what is on its way: TanStack would
 * cancel a "load more" in favour of the news. What was under way when the news came may be older than it, so it is awaited
 * and then read once more.
 */
export async function readAgain(client: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  const underWay = () => client.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' });
  await Promise.allSettled(underWay().map((query) => query.promise));
  await client.invalidateQueries(filters, { cancelRefetch: false });
  // Somebody asked for more meanwhile, which broke this reading off.
  if (underWay().length === 0) return;
  await Promise.allSettled(underWay().map((query) => query.promise));
  await client.invalidateQueries(filters, { cancelRefetch: false });
}
