import { beforeEach, describe, expect, it } from 'vitest';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as scoring } from '../../../functions/scoring/routes.ts';
import type { Tried } from '../../../functions/scoring/what-if/tried.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { assessed } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, scored, smallScheme } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { tamperer } from '../../make/tampering.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
let batches = 0;
const counted = (operation: string) => {
  if (operation === 'getMany') batches += 1;
};
const start = () => makeWorld(engine(), [...scoring, ...matters], counted);
let world: ReturnType<typeof start>;
const noticeAt = chinaTime('2026-10-21T09:00:00');

/** Budget counts 60, service 40: health 90, finance 86, water 84; parks is alone in its group with 65. */
beforeEach(async () => {
  world = start();
  world.clock.now = noticeAt;
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('chair', 'government', ['committee']);
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('leader', 'water', ['unit-leader']);
  await openPeriod(world, 'feedback', { provisionalAt: noticeAt, groups: ['economic', 'towns'], shards: 2 });
  await assessed(world, 'unit.health', { filed: '100', mark: '75' });
  await assessed(world, 'unit.finance', { filed: '90', mark: '80', shard: 1 });
  await assessed(world, 'unit.water', { filed: '80', mark: '90' });
  await assessed(world, 'unit.parks', { filed: '75', mark: '50', group: 'towns', shard: 1 });
  for (const subject of ['unit.health', 'unit.finance', 'unit.water', 'unit.parks']) await scored(world, subject);
  batches = 0;
});

const trying = async (body: Tried, by = 'office') =>
  (await world.as(by).call('scoring.what-if', { params: { period }, body })).body;
const outcomeOf = async (body: Tried, by?: string) => (await trying(body, by)).outcome!;
const dragged = { changes: { points: { budget: '20' } } };

describe('trying out other points', () => {
  it('is refused for a peer group the period does not have', async () => {
    const strange = world
      .as('office')
      .call('scoring.what-if', { params: { period }, body: { ...dragged, group: 'party' } });
    expect(await refused(strange)).toBe('periods.no-such-group');
  });

  it('names who moves, from where to where, the largest moves first, and counts them', async () => {
    const { outcome, problems, scheme } = await trying(dragged);
    expect(problems).toEqual([]);
    expect(scheme.after).not.toBe(scheme.before);
    expect(outcome).toMatchObject({
      subjects: 4,
      leftOut: 0,
      unscored: { before: 0, after: 0 },
      unlikeRecord: 0,
      moved: { any: 4, up: 1, down: 1, grade: 1 },
    });
    expect(outcome!.moves.map(({ subject, before, after }) => [subject, before, after])).toEqual([
      ['unit.health', { score: '90.00', rank: 1, grade: 'good' }, { score: '80.00', rank: 3, grade: 'good' }],
      ['unit.water', { score: '84.00', rank: 3, grade: 'good' }, { score: '88.00', rank: 1, grade: 'good' }],
      ['unit.finance', { score: '86.00', rank: 2, grade: 'good' }, { score: '82.00', rank: 2, grade: 'good' }],
      ['unit.parks', { score: '65.00', rank: 1, grade: 'pass' }, { score: '55.00', rank: 1, grade: 'fail' }],
    ]);
    expect(outcome!.moves[0]!.name).toEqual({ zh: '对象health', en: 'health' });
  });

  it('says how like the old ranking the new one is, group by group', async () => {
    const { correlations } = await outcomeOf(dragged);
    expect(correlations).toEqual([
      { group: 'economic', members: 3, rho: -1 },
      { group: 'towns', members: 1, rho: null },
    ]);
  });

  it('says what part each item has in the differences, beside its part of the points', async () => {
    const { influences } = await outcomeOf(dragged);
    expect(influences.map(({ item, nominal }) => [item, nominal])).toEqual([
      ['budget', 0.2],
      ['service', 0.8],
    ]);
    expect(influences[0]!.real + influences[1]!.real).toBeCloseTo(1, 5);
  });

  it('of one peer group leaves the others out', async () => {
    const { subjects, correlations } = await outcomeOf({ ...dragged, group: 'towns' });
    expect(subjects).toBe(1);
    expect(correlations.map(({ group }) => group)).toEqual(['towns']);
  });

  it('touches no record', async () => {
    const record = async () => {
      const { head, n, hash } = await existingAppraisal(world.table, world.jurisdiction, period, 'unit.health');
      return { head, n, hash };
    };
    const before = await record();
    await trying(dragged);
    expect(await record()).toEqual(before);
  });
});

describe('trying out bands and quotas', () => {
  it('says whether everybody who reaches a grade has a place in it', async () => {
    const quotas: Scheme['quotas'] = [
      { grade: 'excellent', limit: { by: 'count', count: 1 }, per: 'peer-group', ties: 'exclude' },
    ];
    const bands = smallScheme.bands.map((band, at) => ({
      ...band,
      ...(at === 0 ? { from: '85' } : at === 1 ? { to: '85' } : {}),
    }));
    expect((await outcomeOf({ changes: { bands, quotas } })).quotas).toEqual([
      { group: 'economic', grade: 'excellent', places: 1, candidates: 2, given: 1, fits: false },
      { group: 'towns', grade: 'excellent', places: 1, candidates: 0, given: 0, fits: true },
    ]);
  });

  it('whose bands leave a gap answers with the problem and no outcome', async () => {
    const bands = smallScheme.bands.map((band, at) => (at === 0 ? { ...band, from: '95' } : band));
    const { problems, outcome } = await trying({ changes: { bands } });
    expect(outcome).toBeNull();
    expect(problems[0]).toMatchObject({ code: 'schemes.bands-gap', zh: expect.stringContaining('95') });
  });
});

describe('trying out a whole scheme', () => {
  it('replays the same records under it', async () => {
    const rounding = { stage: 'total', digits: 0, mode: 'floor' } as const;
    const { moves } = await outcomeOf({ scheme: { ...smallScheme, id: 'coarse', rounding } });
    expect(new Set(moves.map(({ after }) => after.score))).toEqual(new Set(['65', '84', '86', '90']));
  });

  it('that asks for figures nobody filed leaves everybody without a score, and says so', async () => {
    const text = JSON.stringify({ ...smallScheme, id: 'other' }).replaceAll('"budget"', '"unheard-of"');
    expect(await outcomeOf({ scheme: JSON.parse(text) })).toMatchObject({
      unscored: { before: 0, after: 4 },
      correlations: [{ rho: null }, { rho: null }],
    });
  });

  it('by its version: the pinned one moves nobody', async () => {
    expect(await outcomeOf({ version: 1 })).toMatchObject({ moved: { any: 0 }, moves: [] });
    expect(await refused(trying({ version: 9 }))).toBe('schemes.no-version');
  });

  it('that is not in order is refused with its first problem', async () => {
    expect(await refused(trying({ scheme: { ...smallScheme, fullMark: '120' } }))).toBe('scoring.scheme-broken');
  });
});

describe('a try is refused', () => {
  it('when it names no change, or two at once', async () => {
    expect(await refused(trying({}))).toBe('scoring.try-one');
    expect(await refused(trying({ ...dragged, version: 1 }))).toBe('scoring.try-one');
  });

  it('when it changes an item or a line the scheme does not have', async () => {
    expect(await refused(trying({ changes: { points: { nothing: '5' } } }))).toBe('scoring.unknown-item');
    expect(await refused(trying({ changes: { lineCaps: { nothing: '5' } } }))).toBe('scoring.unknown-line');
  });

  it('to those who are assessed', async () => {
    expect(await refused(trying(dragged, 'leader'))).toBe('access.role');
    for (const person of ['chair', 'chen']) expect((await outcomeOf(dragged, person)).subjects).toBe(4);
  });

  it('before the period has closed', async () => {
    await openPeriod(world, 'assessment');
    world.clock.now = chinaTime('2026-10-10T09:00:00');
    expect(await refused(trying(dragged))).toBe('phase.not-now');
  });

  it('in a government that does not have the period, however warm the function is', async () => {
    await trying(dragged);
    const abroad = start();
    await abroad.settings();
    await abroad.person('office', 'office-unit', ['performance-office']);
    const call = abroad.as('office').call('scoring.what-if', { params: { period }, body: dragged });
    expect(await refused(call)).toBe('access.no-period');
  });
});

describe('the records of a period', () => {
  it('are read once while nothing changes', async () => {
    const first = await trying(dragged);
    expect(batches).toBeGreaterThan(0);
    batches = 0;
    expect(await trying(dragged)).toEqual(first);
    expect(await outcomeOf({ changes: { points: { budget: '70' } } })).toMatchObject({ moved: { any: 4 } });
    expect(batches).toBe(0);
  });

  it('are read again as soon as a decision has changed a score', async () => {
    expect((await outcomeOf({ version: 1 })).unlikeRecord).toBe(0);
    const params = { period, subject: 'unit.water' };
    const reason = '统计口径有误';
    const { body } = await world
      .as('leader')
      .call('matters.rechecks.object', { params, body: { reason, items: ['budget'] } });
    const corrections = [
      { kind: 'filing-replaced' as const, indicator: 'budget', value: { kind: 'number' as const, number: '100' } },
    ];
    batches = 0;
    await world.as('chen').call('matters.rechecks.uphold', {
      params: { ...params, matter: body.id },
      body: { reason, corrections },
    });
    const { moves, unlikeRecord } = await outcomeOf(dragged);
    expect(batches).toBeGreaterThan(0);
    expect(moves.find(({ subject }) => subject === 'unit.water')?.before).toMatchObject({ score: '96.00', rank: 1 });
    expect(unlikeRecord).toBe(0);
  });

  it('that could not be scored are replayed too, or counted as left out', async () => {
    await assessed(world, 'unit.roads', { filed: '90' });
    await enrol(world, 'unit.roads', { state: 'closed', setAside: 'unreadable' });
    expect(await outcomeOf(dragged)).toMatchObject({ subjects: 4, leftOut: 1 });
    await enrol(world, 'unit.canals', { shard: 1 });
    await scored(world, 'unit.canals');
    batches = 0;
    expect(await outcomeOf({ ...dragged, group: 'economic' })).toMatchObject({
      subjects: 4,
      leftOut: 1,
      unscored: { before: 1, after: 1 },
    });
  });

  it('whose head or sheet is damaged are left out, and hide none of the others', async () => {
    const tamper = tamperer(engine(), world.table);
    const of = (subject: string) => world.partition.appraisal(world.jurisdiction, period, subject);
    await tamper.change(of('unit.health'), sort.head, (item) => ({ ...item, extra: 1 }));
    await tamper.change(of('unit.finance'), sort.sheet(1), (item) => ({ ...item, hash: 'f'.repeat(64) }));
    expect(await outcomeOf(dragged)).toMatchObject({ subjects: 2, leftOut: 2 });
  });
});
