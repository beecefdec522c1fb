import { describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { indicator } from '../../domain/scoring/example.ts';
import { enrol, period, smallScheme } from '../../make/enrolled.ts';
import { withEngine } from '../../make/engine.ts';
import { county as goalCounty, goals, onTable, params as services, subject } from '../goals/stage.ts';
import { acceptedBy, figure, figuresFiled, turnOf, workedOff } from './figures.ts';

const engine = withEngine();

const twoFigures: Scheme = {
  ...smallScheme,
  sections: smallScheme.sections.map((section) => ({
    ...section,
    ...(section.items === 'common'
      ? {
          indicators: ['budget', 'output'].map((id) =>
            indicator(id, '50', { kind: 'ratio', whenZero: 'zero' }, { target: '100', frequency: 'quarter' }),
          ),
        }
      : {}),
  })),
};

const accepting = { act: 'progress.accept', why: '三季度数据集中认定', waiting: { period } } as const;

describe('an act for all that waits for the caller in a period', () => {
  test('pins the filings when they are chosen: what changed until its turn is refused, row by row', async () => {
    const county = await figuresFiled(engine(), 3);
    const { world, subjects, rows } = county;
    const { body: begun } = await world.as('office').call('bulk.ask', { body: accepting });
    expect(begun).toMatchObject({ state: 'choosing', period });
    const params = { bulk: begun.id };
    const step = async () => work(world.platform, kinds, world.sent.shift()!, turnOf(county));
    // It is begun, and its rows are chosen.
    await step();
    await step();
    expect((await world.as('office').call('bulk.read', { params })).body).toMatchObject({ state: 'running', rows: 3 });
    expect((await world.as('office').call('bulk.rows', { params })).body.rows).toMatchObject(
      rows.map((row) => ({ state: 'waiting', row })),
    );
    await figure(world, subjects[0]!, { filedBy: 'clerk', signedBy: 'leader', supersedes: rows[0]!.filings[0]! });
    await workedOff(county);
    const { body } = await world.as('office').call('bulk.rows', { params });
    expect(body.rows.map(({ state }) => state)).toEqual(['refused', 'done', 'done']);
    expect(body.rows[0]?.problem).toMatchObject({ type: 'urn:jixiao:problem:progress.not-current' });
  });

  test('takes nothing that came after it was asked for, since nobody has looked at that', async () => {
    const county = await figuresFiled(engine(), 3);
    const { world, subjects, rows } = county;
    await world.as('office').call('bulk.ask', { body: accepting });
    world.clock.now += 1000;
    await figure(world, subjects[0]!, { filedBy: 'clerk', signedBy: 'leader', supersedes: rows[0]!.filings[0]! });
    await workedOff(county);
    expect(await acceptedBy(county)).toEqual([[], ['office'], ['office']]);
  });

  test('leaves what is in doubt row by row with its reason, and takes the rest of the unit all the same', async () => {
    const county = await figuresFiled(engine(), 2, undefined, twoFigures);
    const { world, subjects, rows } = county;
    const odd = { filedBy: 'clerk', signedBy: 'leader', warnings: ['progress.far-from-target'] };
    const n = await figure(world, subjects[0]!, { ...odd, indicator: 'output' });
    const { body } = await world.as('office').call('bulk.ask', { body: accepting });
    await workedOff(county);
    const { body: told } = await world.as('office').call('bulk.rows', { params: { bulk: body.id } });
    expect(told.rows.map(({ row, state, problem }) => [row['filings'], state, problem?.['type']])).toEqual([
      [rows[0]!.filings, 'done', undefined],
      [[n], 'refused', 'urn:jixiao:problem:progress.unconfirmed'],
      [rows[1]!.filings, 'done', undefined],
    ]);
    expect(await acceptedBy(county)).toEqual([['office'], ['office']]);
  });

  test('names what a conflict of interest keeps from the caller, and leaves out what waits for somebody else', async () => {
    const county = await figuresFiled(engine(), 3);
    const { world, subjects, rows } = county;
    await world.unit('bureau-0001');
    await world.person('checker', 'bureau-0001', [{ role: 'performance-office', unit: 'county' }]);
    // The figure of the last was signed by the checker, who therefore does not accept it.
    await figure(world, subjects[2]!, { filedBy: 'clerk', signedBy: 'checker', supersedes: rows[2]!.filings[0]! });
    const { body } = await world.as('checker').call('bulk.ask', { body: accepting });
    await workedOff(county);
    const { body: told } = await world.as('checker').call('bulk.rows', { params: { bulk: body.id } });
    expect(told.rows.map(({ row, state, problem }) => [row['subject'], state, problem?.['type']])).toEqual([
      [subjects[0], 'done', undefined],
      [subjects[1], 'refused', 'urn:jixiao:problem:access.conflict'],
    ]);
  });

  test('signs the texts on the table, each for the side that the caller signs for', async () => {
    const world = await goalCounty(engine());
    await enrol(world, 'unit.finance');
    const finance = { period, subject: 'unit.finance' };
    for (const [by, params] of [
      ['clerk', services],
      ['stranger', finance],
    ] as const)
      await world.as(by).call('goals.propose', {
        params,
        ifMatch: 0,
        body: { as: 'proposal', goals: goals().map(({ functions: _, ...goal }) => goal) },
      });
    const signing = { act: 'goals.sign', why: '集中签订', waiting: { period } } as const;
    const county = { world } as never;
    const signed: Record<string, unknown> = {};
    for (const by of ['leader', 'office']) {
      const { body } = await world.as(by).call('bulk.ask', { body: signing });
      await workedOff(county, world.platform, turnOf(county));
      const { rows } = (await world.as(by).call('bulk.rows', { params: { bulk: body.id } })).body;
      signed[by] = rows.map(({ row, state }) => [row['subject'], row['side'], row['version'], state]);
    }
    expect(signed).toEqual({
      leader: [[subject, 'subject', 1, 'done']],
      office: [
        ['unit.finance', 'assessor', 1, 'done'],
        [subject, 'assessor', 1, 'done'],
      ],
    });
    expect((await world.as('office').call('goals.read', { params: services })).body.state).toBe('signed');
    expect((await onTable(world, finance)).version).toBe(1);
    expect((await world.as('office').call('goals.read', { params: finance })).body.state).toBe('half-signed');
  });

  test('finds nothing where nothing waits, and ends', async () => {
    const county = await figuresFiled(engine(), 1);
    const { world } = county;
    const { body } = await world
      .as('office')
      .call('bulk.ask', { body: { act: 'progress.sign-off', why: '集中签审', waiting: { period } } })
      .catch(() => ({ body: undefined }));
    expect(body).toBeUndefined();
    await world.person('leader', 'bureau-0000', ['unit-leader']);
    const { body: begun } = await world
      .as('leader')
      .call('bulk.ask', { body: { act: 'progress.sign-off', why: '集中签审', waiting: { period } } });
    await workedOff(county);
    expect((await world.as('leader').call('bulk.read', { params: { bulk: begun.id } })).body).toMatchObject({
      state: 'done',
      rows: 0,
      done: 0,
      refused: 0,
    });
  });
});
