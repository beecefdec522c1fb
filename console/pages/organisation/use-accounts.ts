import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { exchange } from '../../api/send.ts';
import { useWords } from '../../words.tsx';

// The accounts of one machine are none of the template: their routes stand in docs/accounts.md and in no table of it.

export interface Account {
  readonly subject: string;
  readonly login: string;
  readonly name: string;
  readonly lockedSince: string | null;
  readonly lockedOutUntil: string | null;
  readonly handedOut: boolean;
  readonly code: 'on' | 'off';
  readonly codeDemanded: boolean;
  readonly lastSignIn: string | null;
}

export interface HandedOut {
  readonly subject: string;
  readonly login: string;
  readonly password: string;
}

interface Listed {
  readonly accounts: readonly Account[];
  readonly next?: string;
}

/** Elsewhere the address is a page of the console like any other. */
export function useHasAccounts(when: boolean): boolean {
  const { language } = useWords();
  const { data } = useQuery({
    queryKey: ['accounts', 'there'],
    queryFn: async () => {
      const { body } = await exchange({ method: 'GET', address: '/accounts?limit=1' }, { language });
      return typeof body === 'object' && body !== null && 'accounts' in body;
    },
    enabled: when,
    retry: false,
    staleTime: Infinity,
  });
  return data ?? false;
}

const isListed = (body: unknown): body is Listed => typeof body === 'object' && body !== null && 'accounts' in body;

export function useAccounts(search: string) {
  const { language } = useWords();
  const found = useInfiniteQuery({
    queryKey: ['accounts', search],
    queryFn: async ({ pageParam }): Promise<Listed> => {
      const query = new URLSearchParams({ search, limit: '200', ...(pageParam === '' ? {} : { cursor: pageParam }) });
      const { body } = await exchange({ method: 'GET', address: `/accounts?${query.toString()}` }, { language });
      if (!isListed(body)) throw new Error('no accounts are kept here');
      return body;
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  return {
    rows: found.data?.pages.flatMap(({ accounts }) => accounts) ?? [],
    isReading: found.isLoading || found.isFetchingNextPage,
    hasMore: found.hasNextPage,
    more: () => void found.fetchNextPage(),
    refused: found.error ?? undefined,
    again: () => void found.refetch(),
  };
}

/** An act with accounts; what is shown of them is then read anew. A one-time password is in the answer and nowhere else. */
export function useAccountAct() {
  const { language } = useWords();
  const queries = useQueryClient();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: ({ path, body }: { readonly path: string; readonly body: object }) =>
      exchange({ method: 'POST', address: `/accounts${path}`, body }, { language }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return {
    act: async (path: string, body: object): Promise<unknown> =>
      mutateAsync({ path, body }).then(
        (answer) => answer.body,
        () => undefined,
      ),
    isActing: isPending,
    isKept: false,
    refused: error ?? undefined,
    forget: reset,
  };
}

export function handedOutIn(body: unknown): readonly HandedOut[] {
  const one = (found: unknown): found is HandedOut =>
    typeof found === 'object' && found !== null && 'password' in found;
  if (one(body)) return [body];
  const list: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'accounts') : undefined;
  return Array.isArray(list) ? list.filter(one) : [];
}
