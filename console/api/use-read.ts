import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWords } from '../words.tsx';
import type { Ask, Body, Id } from './lines.ts';
import { reading } from './queries.ts';
import { send } from './send.ts';

interface Reading<B> {
  readonly data: B | undefined;
  /** The version of what was read, for `ifMatch` of an edit. */
  readonly etag: number;
  readonly isReading: boolean;
  /** Shown by `Refused`. */
  readonly refused: Error | undefined;
  readonly again: () => void;
}

interface When {
  /** False while something it asks for is not known yet. */
  readonly when?: boolean;
  /** Milliseconds after which it is asked again: progress of long work. */
  readonly every?: number | false;
  /** What was read before stays while something else is asked for. */
  readonly keeps?: boolean;
}

/** Reads by a route of the table: `useRead('duties.mine')`, `useRead('periods.read', { params: { period } })`. */
export function useRead<I extends Id>(
  id: I,
  ask: Ask<I> = {},
  { when = true, every = false, keeps = false }: When = {},
): Reading<Body<I>> {
  const { language } = useWords();
  const found = useQuery({
    ...reading(id, ask, language),
    enabled: when,
    refetchInterval: every,
    ...(keeps ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    data: found.data?.body,
    etag: found.data?.etag ?? 0,
    isReading: found.isLoading,
    refused: found.error ?? undefined,
    again: () => void found.refetch(),
  };
}

/** How much of a list is asked for at once: as much as the route gives. */
const everyPage = 200;

interface Rows<T> {
  readonly rows: readonly T[];
  readonly isReading: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly refused: Error | undefined;
  readonly again: () => void;
}

type Paged = { readonly next?: string | undefined };
const theFirst: { readonly cursor?: string } = {};

/** A list with `next`, page by page: `usePages('periods.list', {}, (body) => body.periods)`. */
export function usePages<I extends Id, T>(
  id: I,
  ask: Ask<I>,
  rowsOf: (body: Body<I>) => readonly T[],
  { when = true, limit = everyPage }: When & { readonly limit?: number } = {},
): Rows<T> {
  const { language } = useWords();
  const found = useInfiniteQuery({
    queryKey: [id, ask, language, 'pages'],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit, ...Object(ask.query), ...pageParam };
      return send(id, { ...ask, query }, { language, signal });
    },
    initialPageParam: theFirst,
    getNextPageParam: ({ body }) => nextOf(body),
    enabled: when,
  });
  return {
    rows: found.data?.pages.flatMap(({ body }) => rowsOf(body)) ?? [],
    isReading: found.isLoading || found.isFetchingNextPage,
    hasMore: found.hasNextPage,
    more: () => void (found.hasNextPage && !found.isFetching && found.fetchNextPage()),
    refused: found.error ?? undefined,
    again: () => void found.refetch(),
  };
}

/** All of a list, however many pages: for what is counted, or looked through as a whole. What has come is shown while the rest follows. */
export function useWhole<I extends Id, T>(...asked: Parameters<typeof usePages<I, T>>): Omit<Rows<T>, 'more'> {
  const { more, ...list } = usePages(...asked);
  const { hasMore, isReading, refused } = list;
  const goesOn = hasMore && !isReading && refused === undefined;
  useEffect(() => {
    if (goesOn) more();
  }, [goesOn, more]);
  return { ...list, isReading: isReading || (hasMore && refused === undefined) };
}

const nextOf = (body: unknown): typeof theFirst | undefined => {
  const { next }: Paged = Object(body);
  return next === undefined ? undefined : { cursor: next };
};
