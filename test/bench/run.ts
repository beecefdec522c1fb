import { cpus } from 'node:os';
import { benchFiles } from './files.ts';
import { benchBulk } from './bulk.ts';
import { benchCards } from './cards.ts';
import { benchClosing } from './closing.ts';
import { benchLoad } from './load.ts';
import { benchPages } from './pages.ts';
import { benchReminders } from './reminders.ts';
import { benchCapacity, benchRequests } from './requests.ts';
import { benchWhatIf } from './what-if.ts';

/**
 * Ratios, because times do not travel: everything is compared with the least that could do the same on the same machine
 * in the same run. `npm run bench -- load closing` measures only those.
 */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  capacity: benchCapacity,
  requests: benchRequests,
  load: benchLoad,
  closing: benchClosing,
  scoring: () => import('./scoring.ts'),
  'what-if': benchWhatIf,
  files: benchFiles,
  reminders: benchReminders,
  cards: benchCards,
  bulk: benchBulk,
  pages: benchPages,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}`);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
