import { describe, expect, test } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import { done, lastJob } from '../../../shared/storage/jobs.ts';
import { remindersOf } from '../../../shared/storage/reminders.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, implementing, params } from '../goals/stage.ts';
import { both, minute, morning, remindedFrom } from './reminded.ts';

const engine = withEngine();

describe('the reminders of a period', () => {
  test('come on a working morning, of what is near, due and late, each once', async () => {
    const { comesBy, said } = await remindedFrom('2026-07-06T12:00:00', county(engine()));
    await comesBy(morning('2026-07-07') - minute);
    expect(said()).toEqual([]);
    // Planning ends on Tuesday the 14th.
    for (const [date, expected] of [
      ['2026-07-08', []],
      ['2026-07-09', both('near')],
      ['2026-07-10', []],
      ['2026-07-13', []],
      ['2026-07-14', both('due')],
      ['2026-07-15', []],
    ] as const) {
      await comesBy(morning(date));
      await comesBy(morning(date) + minute);
      expect([date, said()]).toEqual([date, expected]);
    }
  });

  test('tell who may do it where the subject stands, in each role for itself', async () => {
    const { world, comesBy, announced } = await remindedFrom('2026-07-08T12:00:00', county(engine()));
    await world.as('officer').call('goals.propose', {
      params: { period, subject: 'official.officer' },
      ifMatch: 0,
      body: { as: 'proposal', goals: goals() },
    });
    await comesBy(morning('2026-07-09'));
    const told = announced.map(({ what, subject, roles, unit, recipients }) => ({
      what,
      subject,
      roles,
      unit,
      recipients,
    }));
    const of = { subject: 'official.officer', unit: 'services' };
    expect(told).toEqual(
      expect.arrayContaining([
        {
          what: 'goals.propose',
          subject: 'unit.services',
          roles: ['unit-contributor', 'unit-leader'],
          unit: 'services',
          recipients: ['clerk', 'leader'],
        },
        { ...of, what: 'goals.sign', roles: ['official'], recipients: ['officer'] },
        { ...of, what: 'goals.sign', roles: ['unit-leader'], recipients: ['leader'] },
      ]),
    );
  });

  test('are made again of a clock that was given anew', async () => {
    const { world, comesBy, said } = await remindedFrom('2026-07-08T12:00:00', county(engine()));
    await comesBy(morning('2026-07-09'));
    expect(said()).toEqual(both('near'));
    await enrol(world, params.subject, { agreeUntil: chinaTime('2026-07-16T23:59:59.999') });
    await comesBy(morning('2026-07-13'));
    expect(said()).toEqual(['near goals.propose unit.services']);
  });

  test('say of a late figure once that it is late', async () => {
    const { comesBy, said } = await remindedFrom('2026-08-03T12:00:00', implementing(engine()));
    await comesBy(morning('2026-09-14'));
    const late = said();
    expect(late).toContain('late progress.file unit.services 2026-07');
    await comesBy(morning('2026-09-15'));
    expect(said().filter((one) => late.includes(one))).toEqual([]);
  });

  test('missed while the schedule stood still are told by the first run, as things stand then', async () => {
    const { comesBy, said } = await remindedFrom('2026-07-06T12:00:00', county(engine()));
    await comesBy(chinaTime('2026-07-14T15:00:00'));
    expect(said()).toEqual(both('due'));
  });

  test.each(['archived', 'cancelled'] as const)(
    'end with a period that is %s and in which nothing waits',
    async (phase) => {
      const { world, comesBy, job, key } = await remindedFrom('2026-07-06T12:00:00', county(engine(), phase));
      await comesBy(morning('2026-07-07'));
      expect(await job()).toMatchObject({ stage: done, generation: 2 });
      expect((await world.table.get(key))?.['gsi2pk']).toBeUndefined();
    },
  );

  test('begin for one that was opened before there were reminders with its next move', async () => {
    const { table, jurisdiction } = await county(engine());
    const now = chinaTime('2026-07-15T00:05:00');
    await advance({ table, jobs: { send: async () => undefined }, now, trace: 'run' });
    const { job } = await lastJob(table, { jurisdiction, record: remindersOf(period) });
    expect(job).toMatchObject({ kind: 'reminders', stage: done, generation: 1 });
  });
});
