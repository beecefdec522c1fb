import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Words } from '../words.tsx';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no place for what is public');
createRoot(root).render(
  <StrictMode>
    <Words>
      <App />
    </Words>
  </StrictMode>,
);
