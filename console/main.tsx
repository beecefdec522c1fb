import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queries } from './api/queries.ts';
import { Entry } from './shell/entry.tsx';
import { Guarded } from './shell/guarded.tsx';
import { Look } from './shell/look.tsx';
import { Words } from './words.tsx';

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
