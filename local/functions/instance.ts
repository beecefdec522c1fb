/** The inside of a function instance: a thread with its own environment that runs the real bundle, one event at a time. */
import { flushCompileCache } from 'node:module';
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { loadHandler, type Ended, type Start, type Task } from './handler.ts';

/** What an instance says: that it has loaded, or how an event ended. `held` is the memory it holds after it, in bytes. */
export type Said = { ready: true } | (Ended & { held: number });

const start: Start = workerData;
const port = parentPort;
if (!port) throw new Error('an instance runs in a thread of its function');

let isKept = false;
const say = (said: Said): void => port.postMessage(said);
// The runtime's own, which read it when the thread began: a function finds what Lambda gives it and no more.
delete process.env['NODE_COMPILE_CACHE'];
const run = loadHandler(start);
const answer = async (task: Task): Promise<void> => {
  const ended = await run(task);
  const { total_heap_size: heap, external_memory: outside } = getHeapStatistics();
  say({ ...ended, held: heap + outside });
  // An instance ends without notice: what the next one need not compile again is written down once it is known what an event needs.
  if (!isKept) flushCompileCache();
  isKept = true;
};
port.on('message', (task: Task) => void answer(task));
say({ ready: true });
