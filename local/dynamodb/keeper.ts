/**
 * The inside of an engine's own network: brings up its loopback interface, runs the engine there, and hands connected sockets out to
 * the process that started it. A socket stays in the network it was made in, so whoever holds it reaches the engine, and nobody else
 * on the machine does. It ends, and the engine with it, when the process that started it is gone.
 */
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { startChild } from './child-process.ts';

/** What the keeper is told: the number of a connection that is wanted. */
export interface Wanted {
  readonly id: number;
}

/** What it answers, with the socket beside it unless there is none to be had. */
export interface Handed {
  readonly id: number;
  readonly failed?: string;
}

const [port = '', ...command] = process.argv.slice(2);
const up = spawnSync('ip', ['link', 'set', 'lo', 'up'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (up.status !== 0) {
  console.error(up.error?.message ?? 'the loopback interface of the private network does not come up');
  process.exit(1);
}

const engine = startChild(command, (chunk) => void process.stderr.write(chunk));
void engine.ended.then(() => process.exit(1));
process.on('disconnect', () => void engine.end());
// A signal to the whole group reaches whoever still needs the engine too: it ends when they are done with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

process.on('message', ({ id }: Wanted) => {
  const socket = connect({ host: '127.0.0.1', port: Number(port), noDelay: true });
  const failed = ({ message }: Error): void => void process.send?.({ id, failed: message } satisfies Handed);
  socket.once('error', failed);
  socket.once('connect', () => {
    socket.off('error', failed);
    socket.pause();
    process.send?.({ id } satisfies Handed, socket);
  });
});
