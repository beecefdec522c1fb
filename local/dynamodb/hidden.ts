import { spawn, spawnSync } from 'node:child_process';
import { Agent } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { extname } from 'node:path';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { callbackify } from 'node:util';
import * as z from 'zod';
import { startRefusals } from '../../shared/text/local.ts';
import { both } from '../log.ts';
import { type Child, lastWords } from './child-process.ts';
import type { Wanted } from './keeper.ts';

/** Linux gives a process a network of its own; its user becomes root in there and nowhere else. */
const ownNetwork = ['--user', '--map-root-user', '--net'];

/** Why no engine can be hidden on this machine; undefined where it can. */
export function reasonNotToHide(): string | undefined {
  const tried = spawnSync('unshare', [...ownNetwork, 'ip', 'link', 'set', 'lo', 'up'], { encoding: 'utf8' });
  return tried.status === 0 ? undefined : (tried.error?.message ?? tried.stderr.trim());
}

/** Throws a sentence for whoever runs a machine on which no engine can be hidden. */
export function requireHiding(): void {
  const reason = reasonNotToHide();
  if (reason !== undefined) throw new Error(both(startRefusals['engine-not-hidden'], { reason }));
}

const handed = z.object({ id: z.number(), failed: z.string().optional() });

interface Hidden extends Child {
  /** A connection to the engine: nobody else on the machine gets one. */
  connect(): Promise<Socket>;
}

/** Starts an engine in a network of its own, where it listens on `port`. */
export function startHidden(command: readonly string[], port: number, said: (chunk: Buffer) => void): Hidden {
  const keeper = fileURLToPath(new URL(`./keeper${extname(import.meta.url)}`, import.meta.url));
  const child = spawn('unshare', [...ownNetwork, process.execPath, keeper, String(port), ...command], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const waiting = new Map<number, { take(socket: Socket): void; fail(error: Error): void }>();
  child.on('message', (message, socket) => {
    const { id, failed } = handed.parse(message);
    const one = waiting.get(id);
    waiting.delete(id);
    if (socket instanceof Socket) one?.take(socket);
    else one?.fail(new Error(failed ?? 'the engine handed out no connection'));
  });
  const ended = lastWords(child, said).then((last) => {
    for (const one of waiting.values()) one.fail(new Error(`the engine has ended: ${last}`));
    waiting.clear();
    return last;
  });
  let asked = 0;
  return {
    ended,
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
    connect: () =>
      new Promise((take, fail) => {
        asked += 1;
        waiting.set(asked, { take, fail });
        if (child.connected) child.send({ id: asked } satisfies Wanted);
        else fail(new Error('the engine is not running'));
      }),
  };
}

/** For requests over such connections. */
export class HiddenAgent extends Agent {
  private readonly connect: () => Promise<Socket>;

  constructor(connect: () => Promise<Socket>) {
    super({ keepAlive: true });
    this.connect = connect;
  }

  override createConnection(
    _options: unknown,
    done?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    callbackify(this.connect)((error, socket) => done?.(error, socket));
    return undefined;
  }
}
