import path from 'node:path';
import { messageText, startRefusals } from '../../shared/text/local.ts';
import { both, inLine, type Log } from '../log.ts';
import type { BusEvent } from './bus.ts';
import { Target, deadIn, openSpool, type Spool, waitingIn } from './spool.ts';
import { webhook } from './webhook.ts';

/** The folder of the data folder in which events wait for their targets. */
const folder = 'messages';

export interface Messaging {
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly mail?: { readonly url: string; readonly from: string; readonly to: string };
}

/** Shorter secrets can be guessed. */
const shortestSecret = 16;

/** JIXIAO_WEBHOOK_URL and JIXIAO_SMTP_URL, each with what it needs beside it; what is not set is off. */
export function readMessaging(environment: Readonly<Record<string, string | undefined>>): Messaging {
  const { JIXIAO_WEBHOOK_URL: hook, JIXIAO_WEBHOOK_SECRET: secret = '' } = environment;
  const { JIXIAO_SMTP_URL: smtp, JIXIAO_MAIL_FROM: from = '', JIXIAO_MAIL_TO: to = '' } = environment;
  if (hook && (!/^https?:\/\//.test(hook) || !URL.canParse(hook) || secret.length < shortestSecret))
    throw new Error(both(startRefusals['webhook-by-half'], { shortest: shortestSecret }));
  if (smtp && (!/^smtps?:\/\//.test(smtp) || !URL.canParse(smtp) || !from.includes('@') || !to.includes('@')))
    throw new Error(both(startRefusals['mail-by-half']));
  return {
    ...(hook ? { webhook: { url: hook, secret } } : {}),
    ...(smtp ? { mail: { url: smtp, from, to } } : {}),
  };
}

interface Options {
  readonly directory: string;
  readonly messaging: Messaging;
  readonly log: Log;
  /** While this is so nothing that happens is told to anybody: the year that a demo is filled with is nobody's. Left out: never. */
  readonly silent?: (() => boolean) | undefined;
  /** The real time: an endpoint that checks when it was written to knows no other. */
  readonly now?: () => number;
  readonly pause?: number;
}

interface Messages {
  take(event: BusEvent): void;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** The targets of the bus on one machine. With none set the bus has no rule: what it takes goes nowhere. */
export async function startMessages({
  directory,
  messaging,
  log,
  silent,
  now = Date.now,
  pause,
}: Options): Promise<Messages> {
  const targets: Target[] = messaging.webhook ? [webhook(messaging.webhook, now)] : [];
  // Loaded only when asked for.
  const mailing = messaging.mail && (await import('./mail.ts')).mail(messaging.mail);
  if (mailing) targets.push(mailing);
  const spools: Spool[] = targets.map((target) =>
    openSpool({
      directory: path.join(directory, folder),
      target,
      now,
      ...(pause === undefined ? {} : { pause }),
      gaveUp: (file, reason) =>
        log({ source: target.name, level: 'error', text: inLine(messageText['gave-up'], { file, reason }) }),
    }),
  );
  return {
    take: (event) => void (silent?.() || spools.forEach((spool) => spool.take(event))),
    idle: async () => void (await Promise.all(spools.map((spool) => spool.idle()))),
    async stop() {
      await Promise.all(spools.map((spool) => spool.stop()));
      mailing?.close();
    },
  };
}

/** What was given up, told to whoever starts the system. */
export const givenUp = (directory: string): string[] =>
  Target.options.flatMap((name) => {
    const dead = deadIn(path.join(directory, folder), name);
    return dead.count > 0 ? [both(messageText.dead, dead)] : [];
  });

/** What of each target was given up, and what still waits. */
export const spooled = (directory: string) =>
  Target.options.map((name) => {
    const spool = path.join(directory, folder);
    const { count: dead, folder: of } = deadIn(spool, name);
    return { name, waiting: waitingIn(spool, name), dead, folder: of };
  });
