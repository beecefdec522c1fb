import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../shared/storage/table.ts';
import { withEngine, type Engine } from '../make/engine.ts';
import { refused } from '../make/refused.ts';
import { chinaTime } from '../make/world.ts';
import { goals, implementing, county, params, type County } from './goals/stage.ts';
import { accept, file, signOff } from './progress/acts.ts';

const engine = withEngine();

/** What somebody else does after a read of a request, how many reads it had, and what they did once it is begun. */
interface Between {
  readonly at: number;
  reads: number;
  act: (() => Promise<unknown>) | undefined;
  acted?: Promise<unknown>;
}

/** Tells what the rival asks of the table from what the request does. */
const rivals = new AsyncLocalStorage<true>();

function interrupted(between: Between): Engine {
  const around = async <A>(read: () => Promise<A>): Promise<A> => {
    const { act } = between;
    if (!act || rivals.getStore()) return read();
    between.reads += 1;
    if (between.reads !== between.at) return read();
    const answer = read();
    between.act = undefined;
    between.acted = answer.then(() => rivals.run(true, act));
    await between.acted;
    return answer;
  };
  return {
    ...engine(),
    table: (meter): Table => {
      const table = engine().table(meter);
      return {
        ...table,
        get: (key) => around(() => table.get(key)),
        getMany: (keys) => around(() => table.getMany(keys)),
        query: (question) => around(() => table.query(question)),
        // Nobody waits for a read that nothing was decided by: the rival is first all the same.
        write: async (writes) => {
          if (!rivals.getStore()) await between.acted;
          return table.write(writes);
        },
      };
    },
  };
}

interface Race {
  readonly scene: (engine: Engine) => Promise<County>;
  /** What comes between: it always succeeds, and is done before the request writes. */
  readonly rival: (world: County) => Promise<unknown>;
  readonly request: (world: County) => Promise<unknown>;
  readonly refusal: readonly string[];
}

const assessing = async (of: Engine): Promise<County> => {
  const world = await implementing(of);
  await world.person('wang', 'audit', ['rater']);
  world.clock.now = chinaTime('2026-10-12T09:00:00');
  await world.as('office').call('scoring.assign', { params, body: { raters: [{ rater: 'wang', group: 'leaders' }] } });
  return world;
};
const ballot = { marks: [{ indicator: 'service', mark: '90' }], submitted: true };
const rating = (world: County) => world.as('wang').call('scoring.rate', { params, body: ballot });

const filed = async (of: Engine): Promise<County & { n: number }> => {
  const world = await implementing(of);
  const { body } = await file(world);
  await signOff(world, [body.n]);
  return { ...world, n: body.n };
};
const n = (world: County): number => ('n' in world ? Number(world.n) : 0);

const races: Readonly<Record<string, Race>> = {
  'a ballot, and the rater is recused': {
    scene: assessing,
    rival: (world) =>
      world.as('office').call('scoring.recuse', { params, body: { rater: 'wang', reason: '与负责人系近亲属' } }),
    request: rating,
    refusal: ['scoring.recused'],
  },
  'a ballot, and the rater moves into the unit': {
    scene: assessing,
    rival: (world) => world.person('wang', 'services', [{ role: 'rater', unit: 'audit' }]),
    request: rating,
    refusal: ['scoring.not-admitted'],
  },
  'a ballot, and the rater is one no more': {
    scene: assessing,
    rival: (world) => world.person('wang', 'audit'),
    request: rating,
    refusal: ['scoring.no-rater', 'access.role'],
  },
  'an acceptance, and the figure is returned': {
    scene: filed,
    rival: (world) =>
      world.as('office').call('progress.return', { params, body: { filings: [n(world)], why: '口径有误' } }),
    request: (world) => accept(world, [n(world)]),
    refusal: ['progress.wrong-state'],
  },
  'an acceptance, and the office moves into the unit': {
    scene: filed,
    rival: (world) => world.person('checker', 'services', [{ role: 'performance-office', unit: 'county' }]),
    request: (world) => accept(world, [n(world)]),
    refusal: ['access.conflict'],
  },
  'a proposal, and the leader proposes': {
    scene: county,
    rival: (world) =>
      world.as('leader').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals('96') } }),
    request: (world) =>
      world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } }),
    refusal: ['request.stale'],
  },
};

describe.each(Object.entries(races))('%s after any of its reads', (_, { scene, rival, request, refusal }) => {
  test('is judged by what stands when it is written', async () => {
    const codes: string[] = [];
    for (let at = 1; ; at += 1) {
      const between: Between = { at, reads: 0, act: undefined };
      const world = await scene(interrupted(between));
      between.act = () => rival(world);
      const code = await refused(request(world)).catch(String);
      if (between.reads < at) break;
      codes.push(code);
    }
    expect(codes.length).toBeGreaterThan(2);
    expect(codes.filter((code) => !refusal.includes(code))).toEqual([]);
  });
});
