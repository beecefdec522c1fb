import { randomBytes, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { clockText, invokeText } from '../shared/text/local.ts';
import { both } from './log.ts';
import { readRunning, usualFolder } from './running.ts';
import { listen, readBody } from './server.ts';

/** Serves the turning of the clock on a port of its own, to whoever may read the data folder and so knows the secret. */
export async function serveClock(turn: (line: string) => Promise<string>) {
  const secret = randomBytes(24).toString('hex');
  const server = await listen(0);
  server.serve((incoming, answer) => {
    const given = Buffer.from(incoming.headers.authorization ?? '');
    const own = Buffer.from(secret);
    if (given.length !== own.length || !timingSafeEqual(given, own)) return void answer.writeHead(403).end();
    void readBody(incoming, 1000)
      .then((body) => turn(body?.toString() ?? ''))
      .then(
        (said) => answer.end(said),
        (error: unknown) => answer.writeHead(500).end(String(error)),
      );
  });
  return { url: server.url, secret };
}

/** Asks what runs on the folder to turn its clock, or to show it. */
async function askClock(directory: string, line: string): Promise<string> {
  const { clock } = readRunning(directory);
  if (!clock) throw new Error(both(clockText['not-turnable']));
  const asked = { method: 'POST', headers: { authorization: clock.secret }, body: line };
  const reply = await fetch(clock.url, asked).catch((error: unknown) => {
    throw new Error(both(invokeText['not-running'], { directory }), { cause: error });
  });
  const said = await reply.text();
  if (!reply.ok) throw new Error(said);
  return said;
}

// npm run clock -- next | to 2026-10-08T09:00 | show
if (import.meta.main) {
  try {
    const options = { data: { type: 'string', default: usualFolder } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    console.log(await askClock(path.resolve(values.data), positionals.join(' ') || 'show'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
