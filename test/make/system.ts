import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../local/schedule/clock.ts';
import { apiOf } from '../../local/demo/api.ts';
import { firstSecurityAdministrator, jurisdiction } from '../../local/demo/county.ts';
import type { Local, LocalOptions } from '../../local/local.ts';
import type { Line } from '../../local/log.ts';
import { runLocal } from '../../local/run.ts';

/** The real bundles and the real template: whoever asks first in a run of the tests makes them for all, and the others wait. */
export async function builtSystem(): Promise<string> {
  const folder = join(tmpdir(), 'built');
  const made = join(folder, 'made.json');
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(made)) await sleep(100);
    return JSON.parse(readFileSync(made, 'utf8')) as string;
  }
  // Loaded by the one that builds alone: the synthesizer takes a second to load.
  const [{ build }, { synthesize }] = await Promise.all([
    import('../../infra/build.ts'),
    import('../../infra/synthesize.ts'),
  ]);
  const bundles = join(folder, 'bundles');
  await build(bundles);
  const outdir = join(folder, 'template');
  const [template] = await synthesize({ outdir, bundles, validate: false, context: { regions: 'cn-north-1' } });
  writeFileSync(`${made}.new`, JSON.stringify(template!.path));
  renameSync(`${made}.new`, made);
  return template!.path;
}

/** A clock that stands still until somebody moves it: what happens in one test bears the same time in every run. */
export function stillClock(start: number): Clock {
  let now = start;
  const followers: ((jump: number) => void | Promise<void>)[] = [];
  return {
    now: () => now,
    onTravel: (follow) => void followers.push(follow),
    async travelTo(to) {
      const jump = to - now;
      if (jump < 0) throw new RangeError(`time only moves forward, not from ${now} to ${to}`);
      now = to;
      for (const follow of followers) await follow(jump);
    },
  };
}

export interface System extends Local {
  readonly lines: readonly Line[];
  as(person: string, claims?: Readonly<Record<string, string>>): Promise<ReturnType<typeof apiOf>>;
  bearer(person: string, claims?: Readonly<Record<string, string>>): Promise<string>;
}

type Started = Pick<LocalOptions, 'directory' | 'clock'> & Partial<LocalOptions> & { readonly templatePath: string };

/** The whole system as `npm start` runs it, each call of a function checked against its own role. */
export async function startSystem({ templatePath, ...options }: Started): Promise<System> {
  const lines: Line[] = [];
  const local = await runLocal({
    template: JSON.parse(readFileSync(templatePath, 'utf8')),
    assets: dirname(templatePath),
    audience: 'jixiao',
    parameters: (issuer) => ({
      OidcIssuer: issuer,
      OidcAudience: 'jixiao',
      FirstSecurityAdministrator: `${jurisdiction}:${firstSecurityAdministrator}`,
      ConsoleOrigins: 'http://127.0.0.1',
    }),
    iam: 'enforce',
    log: (line) => void lines.push(line),
    ...options,
  });
  const bearer = (person: string, claims = {}) => local.token({ sub: person, jurisdiction, ...claims });
  return { ...local, lines, bearer, as: async (person, claims) => apiOf(local.url, await bearer(person, claims)) };
}
