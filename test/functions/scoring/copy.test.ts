import { describe, expect, test } from 'vitest';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { existingAppraisal, loadAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { routes } from '../../make/every-kind.ts';
import { happened } from '../../make/happened.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { turnOf, workedOff } from '../bulk/figures.ts';

const engine = withEngine();
const next = '2026q4';
const subject = 'unit.finance';
const before = { period, subject };
const now = { period: next, subject };

type World = Awaited<ReturnType<typeof ratedBefore>>;

/** Who rated finance in the third quarter, when the fourth is under way by a scheme that may differ. */
async function ratedBefore(raters: readonly string[], later: (scheme: Scheme) => Scheme = (same) => same) {
  const world = makeWorld(engine(), routes);
  world.clock.now = chinaTime('2026-10-12T09:00:00');
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  for (const rater of raters) await world.person(rater, 'audit', ['rater']);
  await openPeriod(world, 'assessment');
  await enrol(world, subject);
  for (let at = 0; at < raters.length; at += 40)
    await world.as('office').call('scoring.assign', {
      params: before,
      body: { raters: raters.slice(at, at + 40).map((rater) => ({ rater, group: 'leaders' })) },
    });
  const scheme = { ...later(smallScheme), id: 'small-next' };
  const last = chinaTime('2026-12-31T23:59:59');
  const deadlines = { planning: 1, implementation: last, assessment: last, feedback: last, application: last };
  const span = { id: next, start: '2026-10-01', end: '2026-12-31', deadlines };
  await openPeriod(world, 'implementation', { ...span, scheme: { id: scheme.id, version: 1 } }, scheme);
  await enrolledNext(world, subject);
  return world;
}

async function enrolledNext(world: ReturnType<typeof makeWorld>, who: string): Promise<void> {
  const { table, jurisdiction, clock } = world;
  await enrol(world, who);
  const { head } = await existingAppraisal(table, jurisdiction, period, who);
  const { seated: _, ...rest } = head;
  const chain = await loadAppraisal(table, jurisdiction, next, who);
  const changes = { head: { ...rest, period: next } };
  await table.write(append(chain, happened('periods.enrolled', clock.now), changes).writes);
}

const copy = (world: World, from = period) => world.as('office').call('scoring.copy', { params: now, body: { from } });
const panel = async (world: World) =>
  (await world.as('office').call('scoring.progress', { params: now })).body.seats.map(({ rater }) => rater);

describe('the panel of an earlier period', () => {
  test('is seated again, and its entry names the period it comes from', async () => {
    const world = await ratedBefore(['sun', 'wang']);
    const { body } = await copy(world);
    expect(body).toMatchObject({ seats: [{ rater: 'sun', state: 'assigned' }, { rater: 'wang' }], left: [], later: 0 });
    expect(await panel(world)).toEqual(['sun', 'wang']);
    const told = await entries(world.table, world.partition.appraisal(world.jurisdiction, next, subject));
    expect(told.at(-1)).toMatchObject({ what: 'scoring.raters-assigned', data: { from: period } });
    const mine = await world.as('wang').call('scoring.seats', { params: { period: next } });
    expect(mine.body.seats).toMatchObject([{ subject, group: 'leaders' }]);
  });

  test('leaves out, seat by seat and with why, who left, lost the role, moved to the subject, recused, or is seated', async () => {
    const world = await ratedBefore(['left', 'lost', 'moved', 'recused', 'seated', 'stays']);
    await world.person('left', 'audit', ['rater'], { active: false });
    await world.person('lost', 'audit');
    await world.person('moved', 'finance', ['rater']);
    await world.as('recused').call('scoring.recuse', { params: before, body: { reason: '与负责人系近亲属' } });
    await world
      .as('office')
      .call('scoring.assign', { params: now, body: { raters: [{ rater: 'seated', group: 'leaders' }] } });
    const { body } = await copy(world);
    expect(body.seats.map(({ rater }) => rater)).toEqual(['stays']);
    expect(body.left.map(({ rater, code }) => [rater, code])).toEqual([
      ['left', 'scoring.no-rater'],
      ['lost', 'scoring.no-rater'],
      ['moved', 'scoring.not-admitted'],
      ['recused', 'scoring.copy-recused'],
      ['seated', 'scoring.seat-taken'],
    ]);
    expect(body.left[3]).toMatchObject({
      group: 'leaders',
      zh: `recused 在周期 ${period} 已申明回避该对象。`,
      en: `recused declared a conflict of interest with this subject in period ${period}.`,
    });
    expect(await panel(world)).toEqual(['seated', 'stays']);
  });

  test('is refused with the reasons where nobody of it can be seated, and where there was none', async () => {
    const renamed = await ratedBefore(['sun'], (scheme) => ({
      ...scheme,
      raterGroups: scheme.raterGroups.map((group) => (group.id === 'leaders' ? { ...group, id: 'heads' } : group)),
    }));
    const { type, detail } = await refusal(copy(renamed));
    expect(type).toBe('urn:jixiao:problem:scoring.copy-nothing');
    expect(detail).toContain('leaders');
    expect(await refused(copy(renamed, next))).toBe('scoring.copy-none');

    const world = await ratedBefore(['sun']);
    await copy(world);
    expect(await refused(copy(world))).toBe('scoring.copy-nothing');
    expect(await refused(copy(world, 'no-such-period'))).toMatch(/^access\./);
    expect(await refused(world.as('sun').call('scoring.copy', { params: now, body: { from: period } }))).toBe(
      'access.role',
    );
  });

  test('is copied for every subject of a period in one job, a great panel in several rows', async () => {
    const many = Array.from({ length: 45 }, (_, at) => `rater-${String(at).padStart(2, '0')}`);
    const world = await ratedBefore(many);
    await enrolledNext(world, 'unit.health');
    const { body } = await world.as('office').call('bulk.ask', {
      body: { act: 'scoring.copy', why: '沿用第三季度评委', waiting: { period: next, from: period } },
    });
    const asking = { world } as never;
    await workedOff(asking, world.platform, turnOf(asking));
    const { rows } = (await world.as('office', 'en').call('bulk.rows', { params: { bulk: body.id } })).body;
    const told = rows.map(({ row, state, answer, problem }) => {
      const { seats, later } = (answer ?? {}) as { seats?: unknown[]; later?: number };
      return [row['subject'], state, seats?.length, later, problem?.['type']];
    });
    expect(told).toEqual([
      [subject, 'done', 40, 5, undefined],
      [subject, 'done', 5, 0, undefined],
      ['unit.health', 'refused', undefined, undefined, 'urn:jixiao:problem:scoring.copy-none'],
    ]);
    const { body: progress } = await world.as('office').call('scoring.progress', { params: now });
    expect(progress.waiting).toBe(45);
  });
});
