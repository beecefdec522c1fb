/** Small, and run before the rest of the console has come: what the first page shows is asked for meanwhile. */
import { queries, reading } from './api/queries.ts';
import { session } from './api/session.ts';
import { chosenLanguage } from './language.ts';

if (session.isOpen() && location.pathname !== '/sign-in') {
  const language = chosenLanguage();
  void queries.prefetchQuery(reading('duties.desk', {}, language));
  if (location.pathname === '/') {
    void queries.prefetchQuery(reading('duties.mine', {}, language));
    void import('./pages/duties/duties.tsx');
  }
}
