import { expect, test } from 'vitest';
import { ledger } from '../../../shared/domain/appraisal/adjustment.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { period, recorded } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { agreedScheme, county } from '../goals/stage.ts';
import { cardedCounty, minute, showing } from './carded.ts';

const engine = withEngine();
const deduction = agreedScheme.adjustments.lines.find(({ kind }) => kind === 'deduction')!.id;
const lateFiling = { line: deduction, points: '0.5', per: 'red' as const, cap: '0.75' };

const linesOf = async (world: Awaited<ReturnType<typeof cardedCounty>>, subject: string) =>
  ledger((await existingRecord(world.table, world.jurisdiction, period, subject)).entries);

test('a deduction for red cards is proposed once when the end of assessment is warned of, capped, and booked by a second person only', async () => {
  const world = await cardedCounty(county(engine(), 'planning', undefined, { lateFiling }));
  const run = showing(world);
  await run.comesBy(chinaTime('2026-10-12T00:00:00'));
  expect(await linesOf(world, 'unit.a')).toEqual([]);
  const warned = chinaTime('2026-10-13T00:00:00');
  await run.comesBy(warned);
  await run.comesBy(warned + minute);
  await run.comesBy(chinaTime('2026-10-21T00:00:00'));
  expect(await linesOf(world, 'unit.a')).toMatchObject([
    {
      state: 'proposed',
      by: 'cards',
      what: { line: deduction, points: '0.75', date: '2026-09-30', document: { number: `${period}/unit.a` } },
    },
  ]);
  world.clock.now = warned + minute;
  const [{ n } = { n: 0 }] = await linesOf(world, 'unit.a');
  const place = { period, subject: 'unit.a', n };
  await world
    .as('office')
    .call('scoring.check-adjustment', { params: place, body: { finding: 'approved', reason: '属实' } });
  expect(await linesOf(world, 'unit.a')).toMatchObject([{ state: 'approved', checkedBy: 'office' }]);
});

test('a line that somebody entered under the same number takes the place of none', async () => {
  const world = await cardedCounty(county(engine(), 'planning', undefined, { lateFiling }));
  const document = { number: `${period}/unit.a`, title: '关于加分的决定', issuer: '示例县人民政府' };
  const entered = { line: deduction, points: '0.01', document, date: '2026-08-03', reason: '逾期填报' };
  await recorded(world, 'unit.a', 'office', 'scoring.adjusted', entered);
  await showing(world).comesBy(chinaTime('2026-10-13T00:00:00'));
  expect((await linesOf(world, 'unit.a')).map(({ by, what }) => [by, 'points' in what && what.points])).toEqual([
    ['office', '0.01'],
    ['cards', '0.75'],
  ]);
});

test('a scheme deducts for late filings on a deduction line of its own, by points above zero', () => {
  const codes = (more: object) =>
    schemeProblems({ ...agreedScheme, lateFiling: { ...lateFiling, ...more } }).map(
      ({ path, code }) => `${path} ${code}`,
    );
  expect(codes({})).toEqual([]);
  expect(codes({ line: 'none' })).toEqual(['lateFiling.line schemes.late-filing-line']);
  expect(codes({ points: '0' })).toEqual(['lateFiling.points schemes.not-positive']);
});
