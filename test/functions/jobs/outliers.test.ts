import { describe, expect, test } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import type { Outliers } from '../../../shared/domain/scheme/application.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period, recorded } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { implementing, params, subject, type County } from '../goals/stage.ts';
import { file, rate, signOff, slotOf } from '../progress/acts.ts';
import { cardedCounty, july, minute, others, showing } from './carded.ts';
import { mortal } from './worker.ts';

const engine = withEngine();

/** Four bureaus that filed July: three about nine tenths, the bureau of the tests three tenths. */
async function filed(own = '281', outliers: Outliers = { least: 4 }) {
  const world = await cardedCounty(implementing(engine(), undefined, { outliers }));
  await world.person('chair', 'county', ['committee']);
  world.clock.now = july.yellow - minute;
  for (const [at, unit] of others.entries()) {
    const given = rate(String(880 + at));
    await recorded(world, unit, 'clerk', 'progress.filed', {
      indicator: 'online',
      slot: '2026-07',
      given,
      source: '平台',
    });
  }
  const { n } = (await file(world, { given: rate(own) })).body;
  world.clock.now = july.red + minute;
  return { world, n };
}
const listed = async (world: County, by = 'office', query = {}) =>
  (await world.as(by).call('matters.outliers.list', { params: { period }, query })).body.matters;
const findings = async (world: County) => {
  const units = [subject, ...others];
  const records = await Promise.all(units.map((unit) => existingRecord(world.table, world.jurisdiction, period, unit)));
  return records.flatMap(({ entries }) =>
    entries.filter(({ data }) => (data as { move?: string } | undefined)?.move === 'find'),
  );
};
const reason = '经与平台核对';
const decide = async (world: County, move: 'confirm' | 'return', by = 'checker') => {
  const [matter] = await listed(world);
  return world.as(by).call(`matters.outliers.${move}`, { params: { ...params, matter: matter!.id }, body: { reason } });
};

describe('a figure that stands out when its slot is red', () => {
  test('is found once, however often the schedule comes by, with what it was held against', async () => {
    const { world, n } = await filed();
    const run = showing(world);
    await run.comesBy(july.red - 1);
    expect(await listed(world)).toEqual([]);
    await run.comesBy(july.red);
    await run.comesBy(july.red + minute);
    expect(await listed(world)).toMatchObject([
      {
        subject,
        state: 'found',
        waitsFor: ['performance-office'],
        due: '2026-10-20T15:59:59.999Z',
        overdue: false,
        opened: { by: 'outliers', indicator: 'online', slot: '2026-07', filing: n },
      },
    ]);
    expect(await findings(world)).toHaveLength(1);
    const { body } = await world.as('office').call('progress.review', { params: { period } });
    const [found] = body.subjects.map(({ figures }) => figures.map(({ finding, stands }) => ({ finding, stands })));
    expect(found).toMatchObject([{ stands: 'sign-off', finding: { open: true, median: expect.any(String) } }]);
  });

  test('is none where all are alike, nor where the scheme asks for no such look', async () => {
    const { world } = await filed('885');
    await showing(world).comesBy(july.red);
    expect(await listed(world)).toEqual([]);
    const silent = await cardedCounty(implementing(engine()));
    await showing(silent).comesBy(july.red);
    expect(await listed(silent)).toEqual([]);
  });

  test('is judged as it stood at that instant, by who is still in the period', async () => {
    const { world } = await filed();
    await file(world, { given: rate('881') });
    const document = { number: '编〔2026〕3号', title: '关于撤销的通知', issuer: '县委编办' };
    await showing(world).comesBy(july.red + 60 * minute);
    expect(await listed(world)).toMatchObject([{ subject }]);
    const smaller = await filed();
    const life = { state: 'withdrawn', ground: 'dissolved', document, by: 'office', at: world.clock.now } as const;
    await enrol(smaller.world, 'unit.a', { life });
    await showing(smaller.world).comesBy(july.red);
    expect(await listed(smaller.world)).toEqual([]);
  });

  test('comes once also where a worker is killed before or after any act', async () => {
    const facts = async (of: County) => (await findings(of)).map(({ data }) => data);
    const lived = await filed();
    const run = showing(lived.world);
    const immortal = mortal(run.platform, { at: 0, when: 'before' });
    await run.comesBy(july.red, immortal.platform);
    const left = await facts(lived.world);
    expect(left).toHaveLength(1);
    for (let act = 1; act <= immortal.acts(); act += 1)
      for (const when of ['before', 'after'] as const) {
        const { world } = await filed();
        const again = showing(world);
        await expect(again.comesBy(july.red, mortal(again.platform, { at: act, when }).platform)).rejects.toThrow();
        for (let hour = 1; hour < 4; hour += 1) await again.comesBy(july.red + hour * 60 * minute);
        expect(await facts(world), `killed ${when} act ${act}`).toEqual(left);
      }
  });

  test('comes once from messages that come twice, in another order, or to a worker without time', async () => {
    const { world } = await filed();
    const run = showing(world);
    await run.wakes(july.red);
    let turns = 0;
    for (let left = 60; run.queue.length > 0 && left > 0; left -= 1) {
      run.queue.push(
        ...run.queue
          .splice(0)
          .toReversed()
          .flatMap((wake) => [wake, wake])
          .slice(0, 8),
      );
      await run.drain(july.red, run.platform, () => (turns += 1) % 2 === 0);
    }
    await run.comesBy(july.red + 60 * minute);
    expect(await findings(world)).toHaveLength(1);
  });

  test('of many is entered chunk by chunk, in as many transactions as it takes', async () => {
    const { world } = await filed('281', { z: '0.01' });
    world.clock.now = july.yellow - minute;
    for (let at = 0; at < 57; at += 1) {
      const unit = `unit.z${String(at).padStart(3, '0')}`;
      await enrol(world, unit);
      const filing = { indicator: 'online', slot: '2026-07', source: '平台', given: rate(String(400 + at)) };
      await recorded(world, unit, 'clerk', 'progress.filed', filing);
    }
    await showing(world).comesBy(july.red);
    // Of 61 different figures the one in the middle is nobody's outlier.
    expect(await listed(world, 'office', { limit: 200 })).toHaveLength(60);
  });
});

describe('what the office makes of it', () => {
  test('waits for the office in its own list', async () => {
    const { world } = await filed();
    await showing(world).comesBy(july.red);
    const { body } = await world.as('office').call('duties.mine', {});
    expect(body.duties.filter(({ what }) => what === 'matters.outliers.read')).toHaveLength(1);
  });

  test('confirmed, the figure stands, with the reason', async () => {
    const { world, n } = await filed();
    await showing(world).comesBy(july.red);
    const { body } = await decide(world, 'confirm');
    expect(body).toMatchObject({ state: 'confirmed', waitsFor: [], steps: [{ move: 'confirm', reason, late: false }] });
    expect((await slotOf(world, '2026-07'))?.filing).toMatchObject({ n, state: 'filed' });
    expect(await refused(decide(world, 'return'))).toBe('matters.state');
  });

  test('returned, the filing goes back in the same act, and a corrected one is filed', async () => {
    const { world, n } = await filed();
    await showing(world).comesBy(july.red);
    expect(await refused(decide(world, 'return'))).toBe('progress.wrong-state');
    await signOff(world, [n]);
    expect((await decide(world, 'return')).body).toMatchObject({ state: 'returned' });
    expect((await slotOf(world, '2026-07'))?.filing).toMatchObject({ n, state: 'returned', returnReason: reason });
    expect((await file(world, { given: rate('881') })).body).toMatchObject({ supersedes: n });
  });

  test('is for the office alone, and the committee sees what nobody decided on by the end of assessment', async () => {
    const { world } = await filed();
    await showing(world).comesBy(july.red);
    expect(await refused(decide(world, 'confirm', 'chair'))).toBe('access.role');
    expect(await refused(decide(world, 'confirm', 'leader'))).toBe('access.role');
    expect(await refused(listed(world, 'leader'))).toBe('access.role');
    world.clock.now = Date.parse('2026-10-20T15:59:59.999Z') + 10 * minute;
    const jobs = { send: async () => undefined };
    await advance({ table: world.table, jobs, now: world.clock.now, trace: 'schedule' });
    expect(await listed(world, 'chair', { open: true })).toMatchObject([{ subject, overdue: true }]);
    expect(await refused(decide(world, 'return'))).toBe('phase.not-now');
  });
});
