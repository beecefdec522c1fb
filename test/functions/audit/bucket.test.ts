import { describe, expect, test } from 'vitest';
import { anchorKey, anchorPartKey } from '../../../shared/storage/anchors.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { hour, withAnchoredCounty } from './anchored-county.ts';

const county = withAnchoredCounty();
const { night, official, verify } = county;
const files = () => county.world.reports;
const daysOf = () => [...files().keys()].filter((key) => key.includes('/days/')).sort();
const partsOf = () => [...files().keys()].filter((key) => key.includes('/parts/')).sort();
const junk = Buffer.from('{"format":"jixiao.anchors/1"');
const rewritten = { kind: 'rewritten', where: 'official/clerk' };
const rewrite = () =>
  county.tamper.rewrite(official('clerk'), {
    [sort.head]: () => ({ grants: [{ role: 'committee', unit: 'county' }] }),
  });
const kinds = async () => (await verify()).findings.map(({ kind, where }) => ({ kind, where }));

/** What somebody who can write the bucket, and there only put newer versions over what lies there or hide it, does to keep a rewritten record from being noticed. */
describe('whoever rewrites a record and the bucket too', () => {
  const attacks: Record<string, { attack: () => void; told: string }> = {
    'lays an old anchor under a newer date': {
      attack: () => {
        const [oldest] = daysOf();
        const tomorrow = new Date(county.world.clock.now + 12 * hour).toISOString().slice(0, 10);
        files().set(anchorKey(county.world.jurisdiction, tomorrow), files().get(oldest!)!);
      },
      told: 'forged-seal',
    },
    'garbles the newest anchor': {
      attack: () => void files().set(daysOf().at(-1)!, junk),
      told: 'forged-seal',
    },
    'garbles the parts of the newest anchor': {
      attack: () => {
        const day = /parts\/([^/]+)\//.exec(partsOf().at(-1)!)![1]!;
        for (const key of partsOf().filter((part) => part.includes(day))) files().set(key, junk);
      },
      told: 'lost-part',
    },
  };

  test.each(Object.entries(attacks))(
    'and %s is named again after the next night, and so is what they did to the anchors',
    async (_, { attack, told }) => {
      await night();
      await rewrite();
      attack();
      expect((await kinds()).map(({ kind }) => kind)).toContain(told);
      await night();
      const found = await kinds();
      expect(found).toContainEqual(rewritten);
      expect(found).toContainEqual({ kind: 'lost-anchor', where: 'anchors' });
      await night();
      expect(await kinds()).toEqual(found);
    },
  );

  test('and hides the newest anchor is named again after the next night, and so is the missing anchor', async () => {
    await night();
    await rewrite();
    const newest = daysOf().at(-1)!;
    files().delete(newest);
    await night();
    expect(await kinds()).toEqual(expect.arrayContaining([rewritten, { kind: 'lost-anchor', where: 'anchors' }]));
  });

  test('and lays files where the next anchor will be hinders no anchor', async () => {
    await rewrite();
    const { jurisdiction, clock } = county.world;
    const tomorrow = new Date(clock.now + 24 * hour).toISOString().slice(0, 10);
    files().set(anchorPartKey(jurisdiction, tomorrow, 1), junk);
    files().set(anchorKey(jurisdiction, tomorrow), files().get(daysOf().at(-1)!)!);
    files().set(`${anchorKey(jurisdiction, tomorrow)}.bak`, junk);
    await night();
    expect(await kinds()).toEqual([rewritten]);
  });

  test('cannot have the job sign an anchor for a day long past or far ahead: it signs for tonight', async () => {
    const { jurisdiction, clock } = county.world;
    const pk = county.world.partition.anchors(jurisdiction);
    for (const day of ['2025-01-01', '2099-01-01']) {
      const run = { day, at: Date.parse(`${day}T01:00:00Z`), behind: '', parts: 0 };
      await county.tamper.change(pk, sort.job, (item) => ({ ...item, run }));
      await night();
      expect(daysOf().at(-1)).toBe(anchorKey(jurisdiction, new Date(clock.now).toISOString().slice(0, 10)));
    }
    expect(await kinds()).toEqual([]);
  });
});
