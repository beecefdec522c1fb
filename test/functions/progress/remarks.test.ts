import { describe, expect, test } from 'vitest';
import { toScoringInput } from '../../../shared/domain/appraisal/inputs.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { quarter } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { agree, number, period, statistics, statisticsScheme, unitOf, type County } from './provided.ts';

const engine = withEngine();
const params = { period, indicator: 'growth', slot: 'period' };
const subject = { period, subject: unitOf(1) };

async function provide(world: County, figure = '96', count = 1): Promise<number> {
  const rows = Array.from({ length: count }, (_, n) => ({ subject: unitOf(n + 1), given: number(figure) }));
  const { body } = await world.as('counter').call('progress.provide', { params, body: { source: '统计快报', rows } });
  return body.rows[0]?.n ?? 0;
}
const sign = (world: County, n: number, person = 'director') =>
  world.as(person).call('progress.sign-provided', { params, body: { filings: [{ subject: unitOf(1), n }] } });
const remark = (world: County, filing: number, person = 'leader') =>
  world
    .as(person)
    .call('progress.remark', { params: subject, body: { filing, text: '未计入补报的两个项目', evidence: [] } });
const keep = (world: County, filing: number, person = 'director') =>
  world.as(person).call('progress.keep', { params: { ...subject, filing }, body: { why: '不在统计范围之内' } });
const slotOf = async (world: County) =>
  (await world.as('clerk').call('progress.read', { params: subject })).body.items[0]?.slots[0];

/** A figure that the statistics bureau has filed and signed. */
async function signed(more: Partial<Indicator> = {}) {
  const world = await statistics(engine(), 1, more);
  const n = await provide(world);
  await sign(world, n);
  return { world, n };
}

/** What a close at an instant would score growth by. */
async function scoredBy(world: County, more: Partial<Indicator> = {}, at = Infinity) {
  const { entries } = await existingRecord(world.table, world.jurisdiction, period, unitOf(1));
  const input = toScoringInput({ subject: unitOf(1), period: quarter, scheme: statisticsScheme(more), at }, entries);
  return input.filed.find(({ item }) => item === 'growth');
}

describe('a figure that another unit provides', () => {
  test('is signed by a leader of the provider who did not file it, for many subjects at once', async () => {
    const world = await statistics(engine(), 3);
    const first = await provide(world, '96', 3);
    const { body } = await world.as('director').call('progress.provided', { params });
    const filings = body.subjects.map((one) => ({ subject: one.subject, n: one.filing?.n ?? 0 }));
    const signing = (person: string) => world.as(person).call('progress.sign-provided', { params, body: { filings } });
    for (const person of ['leader', 'stranger']) expect(await refused(signing(person))).toBe('progress.not-provided');
    const bySubject = world.as('leader').call('progress.sign-off', { params: subject, body: { filings: [first] } });
    expect(await refused(bySubject)).toBe('progress.signed-by-provider');
    expect((await signing('director')).body).toMatchObject({ filings });
    const rows = [{ subject: unitOf(1), given: number('95') }];
    const provided = await world.as('director').call('progress.provide', { params, body: { source: '快报', rows } });
    const n = provided.body.rows[0]?.n ?? 0;
    expect(await refused(sign(world, n))).toBe('access.same-person');
    expect((await sign(world, n, 'deputy')).status).toBe(201);
  });

  test('is open to remark for five working days after that, and counts once they are over', async () => {
    const { world, n } = await signed();
    // Signed on Friday 9 October; the Saturday after it makes up for a holiday, so the fifth working day is Thursday the 15th.
    expect(await slotOf(world)).toMatchObject({
      lacks: 'remark',
      filing: { state: 'signed-off', remarkUntil: new Date(chinaTime('2026-10-15T23:59:59.999')).toISOString() },
    });
    world.clock.now = chinaTime('2026-10-15T23:59:59.999');
    expect((await slotOf(world))?.counts).toBeUndefined();
    expect(await scoredBy(world, {}, world.clock.now)).toMatchObject({ state: 'not-settled' });
    world.clock.now += 1;
    expect((await slotOf(world))?.counts).toBe(n);
    expect(await refusal(remark(world, n))).toMatchObject({
      status: 409,
      type: 'urn:jixiao:problem:progress.remark-over',
    });
    expect(await scoredBy(world)).toMatchObject({ state: 'filed', value: number('96') });
  });

  test('about an official is remarked on by the official, and by nobody who leads or judges them', async () => {
    const world = await statistics(engine(), 1);
    const { now } = world.clock;
    world.clock.now = chinaTime('2026-07-02T09:00:00');
    await world.person('li', 'bureau-1');
    await agree(world, 'official.li', ['li', 'li', 'leader']);
    world.clock.now = now;
    const rows = [{ subject: 'official.li', given: number('96') }];
    const provided = await world.as('counter').call('progress.provide', { params, body: { source: '快报', rows } });
    const n = provided.body.rows[0]?.n ?? 0;
    const filings = [{ subject: 'official.li', n }];
    await world.as('director').call('progress.sign-provided', { params, body: { filings } });
    const remarking = (person: string) =>
      world.as(person).call('progress.remark', {
        params: { period, subject: 'official.li' },
        body: { filing: n, text: '未计入下半月完成的事项' },
      });
    expect(await refused(remarking('leader'))).toBe('access.scope');
    expect((await remarking('li')).body.state).toBe('remarked');
  });

  test('is never open to remark beyond the end of assessment', async () => {
    const world = await statistics(engine(), 1);
    world.clock.now = chinaTime('2026-10-20T09:00:00');
    const { body } = await sign(world, await provide(world));
    expect(body.remarkUntil).toBe(new Date(chinaTime('2026-10-20T23:59:59.999')).toISOString());
  });

  test('is remarked on by the leader of the subject only, once it is signed', async () => {
    const world = await statistics(engine(), 1);
    const n = await provide(world);
    expect(await refused(remark(world, n))).toBe('progress.wrong-state');
    await sign(world, n);
    for (const person of ['clerk', 'director', 'office'])
      expect(await refused(remark(world, n, person))).toMatch(/^access\./);
    expect((await remark(world, n)).body).toMatchObject({ filing: n, state: 'remarked' });
    expect(await slotOf(world)).toMatchObject({ lacks: 'answer', filing: { remark: { by: 'leader' } } });
    expect(await refused(remark(world, n))).toBe('progress.wrong-state');
  });

  test('counts once the provider keeps it and says why, which whoever filed it cannot', async () => {
    const { world, n } = await signed();
    const { body: made } = await remark(world, n);
    expect(await refused(keep(world, n, 'stranger'))).toBe('progress.not-provided');
    expect(await refused(keep(world, n, 'leader'))).toBe('progress.not-provided');
    // By its own number as well as by that of the figure.
    expect((await keep(world, made.n)).body).toMatchObject({ filing: n });
    expect(await slotOf(world)).toMatchObject({ counts: n, filing: { state: 'kept', answer: { by: 'director' } } });
  });

  test('is corrected by filing anew, which is signed and open to remark like the first', async () => {
    const { world, n } = await signed();
    await remark(world, n);
    const second = await provide(world, '94');
    expect(await slotOf(world)).toMatchObject({ lacks: 'sign-off', filing: { n: second, supersedes: n } });
    await sign(world, second);
    expect(await slotOf(world)).toMatchObject({ lacks: 'remark' });
    expect((await remark(world, second)).status).toBe(201);
  });

  test('a remark nobody of the provider answered is decided by the office in the assessment phase', async () => {
    const { world, n } = await signed();
    await remark(world, n);
    expect((await keep(world, n, 'office')).body.state).toBe('kept');
    const earlier = await statistics(engine(), 1);
    earlier.clock.now = chinaTime('2026-09-15T10:00:00');
    const early = await provide(earlier);
    await sign(earlier, early);
    await remark(earlier, early);
    expect(await refused(keep(earlier, early, 'office'))).toBe('progress.provider-answers');
    expect((await keep(earlier, early)).body.state).toBe('kept');
  });

  test('is missing where the remark is still open when assessment ends, and says so', async () => {
    const { world, n } = await signed();
    await remark(world, n);
    expect(await scoredBy(world)).toMatchObject({ state: 'not-settled' });
    world.clock.now = chinaTime('2026-10-21T00:00:00');
    expect(await refused(keep(world, n))).toBe('progress.deadline-passed');
  });

  test('is missing where the provider never signed it', async () => {
    const world = await statistics(engine(), 1);
    await provide(world);
    expect(await scoredBy(world)).toMatchObject({ state: 'not-signed' });
  });

  test('is accepted by the office after all that where the scheme asks for it, and not before', async () => {
    const { world, n } = await signed({ counts: 'accepted' });
    const accept = () =>
      world.as('office').call('progress.accept', { params: subject, body: { filings: [n], confirmed: [] } });
    expect(await refused(accept())).toBe('progress.not-settled');
    expect(await scoredBy(world, { counts: 'accepted' })).toMatchObject({ state: 'not-accepted' });
    world.clock.now = chinaTime('2026-10-17T00:00:00');
    expect(await slotOf(world)).toMatchObject({ lacks: 'acceptance' });
    expect((await accept()).body.state).toBe('accepted');
    expect(await slotOf(world)).toMatchObject({ counts: n });
  });
});

describe('what waits for whom', () => {
  const waiting = async (world: County) => {
    const { body } = await world.as('office').call('duties.period', { params: { period }, query: { limit: 50 } });
    return body.duties.filter(({ filing }) => filing?.indicator === 'growth').map(({ what, roles }) => [what, roles]);
  };

  test('a figure waits for the provider to file and sign it, for the subject to remark, and for an answer', async () => {
    const world = await statistics(engine(), 1);
    expect(await waiting(world)).toEqual([['progress.provide', ['unit-contributor', 'unit-leader']]]);
    const read = await world.as('clerk').call('progress.read', { params: subject });
    expect(read.body.items[0]?.provider).toEqual({ by: 'unit', unit: 'statistics', name: expect.anything() });
    const n = await provide(world);
    expect(await waiting(world)).toEqual([['progress.sign-provided', ['unit-leader']]]);
    await sign(world, n);
    expect(await waiting(world)).toEqual([['progress.remark', ['unit-leader']]]);
    const mine = (await world.as('leader').call('duties.mine')).body.duties;
    expect(mine).toContainEqual(
      expect.objectContaining({ what: 'progress.remark', due: (await slotOf(world))?.filing?.remarkUntil }),
    );
    await remark(world, n);
    const answers = [
      ['progress.keep', ['unit-leader']],
      ['progress.keep', ['performance-office']],
      ['progress.provide', ['unit-contributor']],
    ];
    expect(new Set(await waiting(world))).toEqual(new Set(answers));
    await keep(world, n);
    expect(await waiting(world)).toEqual([]);
  });

  test('the provider is asked once for an indicator and slot, however many subjects it is about, and by nobody of the subject', async () => {
    const world = await statistics(engine(), 3);
    const mine = async (person: string) =>
      (await world.as(person).call('duties.mine')).body.duties
        .filter(({ filing }) => filing?.indicator === 'growth')
        .map(({ what, subject: of }) => [what, of]);
    expect(await mine('counter')).toEqual([['progress.provide', undefined]]);
    for (const person of ['clerk', 'stranger']) expect(await mine(person)).toEqual([]);
    const n = await provide(world, '96', 3);
    expect(await mine('counter')).toEqual([]);
    expect(await mine('director')).toEqual([['progress.sign-provided', undefined]]);
    await sign(world, n);
    await remark(world, n);
    const both = [
      ['progress.keep', unitOf(1)],
      ['progress.sign-provided', undefined],
    ];
    expect(new Set(await mine('director'))).toEqual(new Set(both));
    expect(await mine('counter')).toEqual([['progress.provide', unitOf(1)]]);
  });

  test('no leader of a subject is asked to sign or answer what another unit provides', async () => {
    const world = await statistics(engine(), 1);
    const n = await provide(world);
    await sign(world, n);
    await remark(world, n);
    const own = (await world.as('leader').call('duties.mine')).body.duties.map(({ what }) => what);
    expect(own).not.toContain('progress.keep');
    expect(own).not.toContain('progress.provide');
  });

  test('what is not settled stands in the list of what does not count yet', async () => {
    const { world, n } = await signed();
    await remark(world, n);
    const { body } = await world.as('office').call('progress.unaccepted', { params: { period }, query: { limit: 50 } });
    expect(body.subjects[0]?.items).toContainEqual(
      expect.objectContaining({ indicator: 'growth', lacks: 'answer', n }),
    );
  });
});
