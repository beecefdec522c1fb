import { QueryClient } from '@tanstack/react-query';
import type { Language } from '../../shared/text/catalogue.ts';
import type { Ask, Id } from './lines.ts';
import { isPassing, send } from './send.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => times < 2 && isPassing(error),
      // Asked even where the browser thinks there is no net: the system may be on this very machine.
      networkMode: 'always',
    },
  },
});

/** What is read by a route, as it is kept: whoever asks for the same again shares the answer. */
export const reading = <I extends Id>(id: I, ask: Ask<I>, language: Language) => ({
  queryKey: [id, ask, language],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => send(id, ask, { language, signal }),
});
