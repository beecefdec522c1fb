import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';

export interface Child {
  /** Resolves with what the child said last, when it has ended for whatever reason. */
  ended: Promise<string>;
  end(): Promise<void>;
}

/**
 * Holds a pipe to this process: when it closes, even because this process was killed with no chance to say so, the child is ended.
 * `wait` sees a child that ends by itself; the reader is then stopped, so it cannot signal a stranger with a reused id.
 */
const guard = `
"$@" </dev/null 3<&- & child=$!
(cat <&3 >/dev/null; kill "$child" 2>/dev/null) & reader=$!
wait "$child"; status=$?
kill "$reader" 2>/dev/null
exit "$status"`;

/** Starts a program that dies with its parent. Its own process group keeps Ctrl-C from ending it before those who still use it. */
export function startChild(command: readonly string[], said: (chunk: Buffer) => void): Child {
  const child = spawn('/bin/sh', ['-c', guard, 'sh', ...command], {
    // DynamoDB Local leaves a file about its telemetry wherever it is started.
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const pipe = child.stdio[3];
  // The reader may be gone before our end is closed: that is the wished end, not a fault.
  pipe?.on('error', () => undefined);
  const ended = lastWords(child, said);
  void ended.then(() => pipe?.destroy());
  return {
    ended,
    async end() {
      pipe?.destroy();
      await ended;
    },
  };
}

/** What a program said last, once it has ended for whatever reason. */
export function lastWords(child: ChildProcess, said: (chunk: Buffer) => void): Promise<string> {
  let last = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-2000);
      said(chunk);
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', () => resolve(last.trim()));
  });
}
