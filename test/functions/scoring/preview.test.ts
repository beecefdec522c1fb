import { describe, expect, test } from 'vitest';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period, recorded } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { county, implementing, params, subject, type County } from '../goals/stage.ts';
import { accept, file, signOff } from '../progress/acts.ts';

const engine = withEngine();

const preview = async (world: County, by = 'office') => (await world.as(by).call('scoring.preview', { params })).body;
/** 40 points by progress from 200 to 300: 290 earns 36. */
const visits = (world: County) =>
  file(world, { indicator: 'visits', slot: 'period', given: { kind: 'number', number: '290' } });
const rated = (world: County) =>
  recorded(world, subject, 'rater', 'scoring.rated', {
    group: 'leaders',
    marks: [{ indicator: 'service', mark: '91.25' }],
    submitted: true,
  });

describe('a preview of the score', () => {
  test('tells what counts now from what waits to be checked, and lists what each figure lacks', async () => {
    const world = await implementing(engine());
    const nothing = await preview(world);
    expect(nothing).toMatchObject({ provisional: true, counted: { earned: '0.00', of: '0', score: null } });
    expect(nothing.waiting).toContainEqual(
      expect.objectContaining({ indicator: 'online', slot: '2026-07', lacks: 'filing' }),
    );
    const { n } = (await visits(world)).body;
    const filed = await preview(world);
    expect(filed.counted).toMatchObject({ earned: '0.00', of: '0' });
    expect(filed.unchecked).toEqual({ earned: '36.00', of: '40', score: null });
    expect(filed.waiting).toContainEqual(expect.objectContaining({ indicator: 'visits', lacks: 'sign-off', n }));
    await signOff(world, [n]);
    await accept(world, [n]);
    expect((await preview(world, 'checker')).counted).toMatchObject({ earned: '36.00', of: '40', score: null });
  });

  test('shows what is missing as missing, whatever the scheme makes of it at the close', async () => {
    const world = await implementing(engine(), undefined, { missing: 'zero' });
    await visits(world);
    const { counted } = await preview(world);
    const items = counted.trace.parts.flatMap(({ parts }) => parts).filter(({ what }) => what === 'item');
    expect(items.map(({ id, state, exact }) => [id, state, exact])).toEqual([
      ['online', 'blocked', null],
      ['complaints', 'blocked', null],
      ['service', 'blocked', null],
      ['visits', 'blocked', null],
    ]);
  });

  test('takes the figures of the months that are over, and lacks none of a month that is not due', async () => {
    const world = await implementing(engine());
    const target = { kind: 'fraction', numerator: '95', denominator: '1' } as const;
    const { n } = (await file(world, { slot: '2026-07', given: target })).body;
    await signOff(world, [n]);
    await accept(world, [n], 'checker', [{ filing: n, why: '已与平台核对' }]);
    expect((await preview(world)).counted).toMatchObject({ earned: '30.00', of: '30' });
    world.clock.now = chinaTime('2026-09-20T10:00:00');
    const { counted, waiting } = await preview(world);
    expect(counted).toMatchObject({ earned: '0.00', of: '0' });
    expect(waiting.filter(({ indicator }) => indicator === 'online').map(({ slot }) => slot)).toEqual([
      '2026-08',
      '2026-09',
    ]);
  });

  test('opens no ballot to anybody, for ballots are sealed until the period closes', async () => {
    const world = await implementing(engine(), undefined, { preview: 'subject' });
    await rated(world);
    for (const person of ['office', 'leader', 'clerk']) {
      const told = await preview(world, person);
      expect(JSON.stringify(told)).not.toContain('91.25');
      expect(told.counted.of).toBe('0');
    }
  });

  test('is for the bodies that look over the period, and for the subject where the scheme says so', async () => {
    const world = await implementing(engine());
    await world.person('chair', 'county', ['committee']);
    await world.person('auditor', 'county', ['supervisor']);
    for (const person of ['chair', 'auditor']) expect((await preview(world, person)).fullMark).toBe('100');
    for (const person of ['leader', 'clerk'])
      expect(await refused(preview(world, person))).toBe('scoring.preview-office');
    expect(await refused(preview(world, 'stranger'))).toBe('access.scope');
    const open = await implementing(engine(), undefined, { preview: 'subject' });
    expect((await preview(open, 'leader')).subject).toBe(subject);
    expect(await refused(preview(open, 'stranger'))).toBe('access.scope');
  });

  test('is not there before implementation, nor once the score itself is', async () => {
    const planning = await county(engine());
    expect(await refused(preview(planning))).toBe('phase.not-now');
    const world = await implementing(engine());
    await enrol(world, subject, { state: 'closed' });
    expect(await refused(preview(world))).toBe('progress.closed');
  });

  test('writes nothing', async () => {
    const world = await implementing(engine());
    await visits(world);
    const pk = appraisals.key(world.jurisdiction, period, subject);
    const before = await world.collection(pk);
    await preview(world);
    expect(await world.collection(pk)).toEqual(before);
  });
});
