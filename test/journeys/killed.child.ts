import { startSystem, stillClock } from '../make/system.ts';

/**
 * A whole system in a process of its own, for a test to kill: it takes up a closing that nobody works on and says how it
 * ended. What it would print after its death is never heard.
 */
const [templatePath = '', directory = '', now = ''] = process.argv.slice(2);
const system = await startSystem({ templatePath, directory, clock: stillClock(Number(now)), iam: 'off' });
process.send?.('started');
await system.fire(system.schedules[0]);
await system.drain();
process.send?.({ errors: system.lines.filter(({ level }) => level === 'error').map(({ text }) => text) });
await system.stop();
process.disconnect();
