import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Trouble } from './trouble.tsx';
import { Waiting } from './waiting.tsx';

type Pages<Item> = Pick<
  UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Item[] }>>,
  'data' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>;

/** A list that is read page by page: what goes wrong, what is awaited, that there is nothing, and the next page. */
export function PagedList<Item>({
  pages,
  loading,
  more,
  empty,
  children,
}: {
  readonly pages: Pages<Item>;
  readonly loading: string;
  readonly more: string;
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!items && !error && <Waiting what={loading} />}
      {items?.length === 0 && empty}
      {items && items.length > 0 && children(items)}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {more}
        </Button>
      )}
    </>
  );
}
