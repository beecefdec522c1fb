import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { isPassing } from './api/send.ts';
import { Entry } from './shell/entry.tsx';
import { Guarded } from './shell/guarded.tsx';
import { Look } from './shell/look.tsx';
import { Words } from './words.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => times < 2 && isPassing(error),
      // Asked even where the browser thinks there is no net: the system may be on this very machine.
      networkMode: 'always',
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('the page has no place for the console');
createRoot(root).render(
  <StrictMode>
    <Words>
      <Look>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Guarded>
              <Entry />
            </Guarded>
          </BrowserRouter>
        </QueryClientProvider>
      </Look>
    </Words>
  </StrictMode>,
);
