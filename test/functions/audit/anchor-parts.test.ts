import { beforeEach, describe, expect, test } from 'vitest';
import { anchorKind } from '../../../functions/jobs/anchor.ts';
import type { Turn } from '../../../functions/jobs/engine.ts';
import { done } from '../../../shared/storage/jobs.ts';
import { sort } from '../../../shared/storage/keys.ts';
import type { Platform } from '../../../functions/services.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { chinaTime } from '../../make/world.ts';
import { mortal } from '../jobs/worker.ts';
import { anchor as worked, hour, withAnchoredCounty } from './anchored-county.ts';

const county = withAnchoredCounty();
const { official, verify } = county;

describe('an anchor of many parts', () => {
  const ofOne = { anchor: anchorKind(1) };
  const anchor = (platform: Platform, jurisdiction: string, turn: Turn) => worked(platform, jurisdiction, turn, ofOne);
  const turn = (holder: string, more: Partial<Turn> = {}) => ({
    holder,
    now: county.world.clock.now,
    hasTime: () => true,
    ...more,
  });
  const files = () => new Map([...county.world.reports].filter(([key]) => key.includes('/2026-07-03')));
  const put = async (items: readonly Item[]) => {
    for (const item of items) await county.tamper.change(String(item['pk']), String(item['sk']), () => item);
  };
  let undisturbed: Map<string, Uint8Array>;
  let acts: number;
  let before: Item;
  const pk = () => county.world.partition.anchors(county.world.jurisdiction);

  /** What a night leaves that nobody disturbs, and the state before that night. */
  beforeEach(async () => {
    county.world.clock.now = chinaTime('2026-07-03T00:05:00');
    before = (await county.world.table.get({ pk: pk(), sk: sort.job }))!;
    const kept = new Map(county.world.reports);
    const immortal = mortal(county.world.platform, { at: 0, when: 'before' });
    await anchor(immortal.platform, county.world.jurisdiction, turn('one'));
    acts = immortal.acts();
    undisturbed = files();
    expect(acts).toBeGreaterThan(2 * undisturbed.size);
    expect(undisturbed.size).toBeGreaterThan(5);
    county.world.reports.clear();
    for (const [key, bytes] of kept) county.world.reports.set(key, bytes);
    await put([before]);
  });

  /** Works until it has written so many files and is killed before or after the next. */
  async function killed(at: number, platform = county.world.platform): Promise<void> {
    const mortals = mortal(platform, { at, when: at % 2 === 0 ? 'before' : 'after' });
    await anchor(mortals.platform, county.world.jurisdiction, turn('killed')).catch(() => {});
  }

  test('whose worker is killed at any act is finished by the next with the same bytes', async () => {
    const kept = new Map(county.world.reports);
    for (let at = 1; at <= acts; at += 1) {
      await put([before]);
      county.world.reports.clear();
      for (const [key, bytes] of kept) county.world.reports.set(key, bytes);
      await killed(at);
      await anchor(
        county.world.platform,
        county.world.jurisdiction,
        turn('next', { now: county.world.clock.now + 7 * 60_000 }),
      );
      expect([at, files()]).toEqual([at, undisturbed]);
    }
    expect((await verify()).findings).toEqual([]);
  });

  test('is written once by two workers of which one hands over after each part', async () => {
    for (
      let message = 0;
      (await county.world.table.get({ pk: pk(), sk: sort.job }))?.['stage'] !== done || message === 0;
      message += 1
    ) {
      let parts = 0;
      const brief = turn(`worker-${message}`, { hasTime: () => (parts += 1) <= 1 });
      await Promise.all([
        anchor(county.world.platform, county.world.jurisdiction, brief),
        anchor(county.world.platform, county.world.jurisdiction, brief),
      ]);
    }
    expect(files()).toEqual(undisturbed);
  });

  test('takes an entry that comes between two parts with the part that is still to be written', async () => {
    await killed(4);
    await county.world.person('newcomer', 'county');
    await county.world.as('security').call('organisation.grant', {
      params: { official: 'clerk' },
      body: { role: 'rater', unit: 'county', why: '任命' },
    });
    await anchor(
      county.world.platform,
      county.world.jurisdiction,
      turn('next', { now: county.world.clock.now + 7 * 60_000 }),
    );
    expect(files()).not.toEqual(undisturbed);
    expect(await verify()).toMatchObject({ findings: [] });
    await county.tamper.rewrite(official('clerk'), { [sort.head]: () => ({ grants: [] }) });
    expect((await verify()).findings).toContainEqual(
      expect.objectContaining({ kind: 'rewritten', where: 'official/clerk' }),
    );
  });

  test('that breaks off for more than a night is begun anew, and the night without one is named', async () => {
    await killed(4);
    county.world.clock.now += 48 * hour;
    await anchor(county.world.platform, county.world.jurisdiction, turn('next'));
    expect([...county.world.reports.keys()].filter((key) => key.includes('/days/'))).toEqual([
      expect.stringContaining('2026-07-02'),
      expect.stringContaining('2026-07-05'),
    ]);
    const { findings } = await verify();
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['lost-anchor']));
  });
});
