import { randomBytes, timingSafeEqual } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { clockText, invokeText } from '../shared/text/local.ts';
import { readArguments } from './arguments.ts';
import { both } from './log.ts';
import { readRunning, usualFolder } from './running.ts';
import { listen, readBody } from './server.ts';

const longestAnswer = 1_000_000;

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
  return { url: server.url, secret, close: server.close };
}

/** Asks what runs on the folder to turn its clock, or to show it. */
export async function askClock(directory: string, line: string): Promise<string> {
  const { clock } = readRunning(directory);
  if (!clock) throw new Error(both(clockText['not-turnable']));
  const options = { method: 'POST', headers: { authorization: clock.secret } };
  // Not by fetch, which gives up after five minutes: a turn takes as long as what it sets going.
  const reply = await new Promise<IncomingMessage>((answered, failed) => {
    request(clock.url, options, answered).on('error', failed).end(line);
  }).catch((error: unknown) => {
    throw new Error(both(invokeText['not-running'], { directory }), { cause: error });
  });
  const said = String((await readBody(reply, longestAnswer)) ?? '');
  if (reply.statusCode !== 200) throw new Error(said);
  return said;
}

if (import.meta.main) {
  try {
    const options = { data: { type: 'string', default: usualFolder } } as const;
    const given = readArguments(options, clockText.command, true);
    if (given) console.log(await askClock(path.resolve(given.values.data), given.positionals.join(' ') || 'show'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
