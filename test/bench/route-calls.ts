import { period } from '../make/enrolled.ts';
import { objecting, type routes } from '../make/every-kind.ts';
import type { makeWorld } from '../make/world.ts';

interface Said {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  readonly ifMatch?: unknown;
}
/** What a route answers is only carried from one call into the next. */
interface Answer {
  readonly etag: number;
  readonly body: Readonly<
    Record<'id' | 'n' | 'version' | 'hash' | 'revision' | 'entry' | 'name' | 'base64' | 'path' | 'receipt', unknown>
  > & {
    readonly standing: { readonly hash: unknown };
    readonly approved: { readonly hash: unknown };
    readonly matters: readonly { readonly id: string }[];
    readonly rows: readonly { readonly subject: string; readonly n: number }[];
    readonly onTable: { readonly version: unknown; readonly hash: unknown };
  };
}
/** Told each route as it is about to be called; has to let it be called once. */
export type Watch = (route: string, call: () => Promise<Answer>) => Promise<Answer>;
export type Call = (by: string, id: string, said?: Said) => Promise<Answer>;
export type World = ReturnType<typeof makeWorld<(typeof routes)[number]>>;

/** Calls by somebody who has not called within the minute. */
export const callsOf =
  (world: World, watch: Watch): Call =>
  async (by, id, said = {}) => {
    world.clock.now += 61_000;
    return watch(id, () => world.as(by).call(id as never, said as never));
  };

export const params = { period, subject: objecting };

/** A bureau with clerk and leader, and the offices of the county under one superior. */
export async function settled(world: World): Promise<void> {
  await world.settings();
  await world.unit('county', { level: 'county' });
  const functions = [{ id: 'budget', name: { zh: '预算管理', en: 'Budget management' } }];
  await world.unit('bureau-001', { functions, group: 'economic' });
  await world.person('boss', 'county');
  const under = { manager: 'boss' };
  await world.person('admin', 'county', ['system-administrator'], under);
  await world.person('deputy', 'county', ['system-administrator'], under);
  await world.person('security', 'county', ['security-administrator'], under);
  await world.person('auditor', 'county', ['audit-administrator'], under);
  for (const name of ['office', 'checker']) await world.person(name, 'county', ['performance-office'], under);
  await world.person('chair', 'county', ['committee'], under);
  for (const name of ['chen', 'sun']) await world.person(name, 'county', ['supervisor'], under);
  for (const name of ['rater', 'wang', 'li']) await world.person(name, 'county', ['rater'], under);
  await world.person('clerk', 'bureau-001', ['unit-contributor']);
  await world.person('leader', 'bureau-001', ['unit-leader']);
}

/** Marks of one rater, submitted. */
export const ballot = { marks: [{ indicator: 'service', mark: '90' }], submitted: true };
