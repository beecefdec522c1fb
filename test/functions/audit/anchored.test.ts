import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { append, read, load } from '../../../shared/storage/record.ts';
import { AnchorJob } from '../../../shared/storage/anchors.ts';
import { officials, loadOfficial } from '../../../shared/storage/organisation.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { period } from '../../make/enrolled.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { refused } from '../../make/refused.ts';
import { makeWorld } from '../../make/world.ts';
import { happened } from '../../make/happened.ts';
import { anchor, hour, routes, withAnchoredCounty } from './anchored-county.ts';

const county = withAnchoredCounty();
const { night, auditor, official, appraisal, verify, chain } = county;
const folder = temporaryFolder();

describe('a jurisdiction anchored last night', () => {
  test('verifies whole, also after a day of work, and tells what has begun since', async () => {
    await county.world.person('newcomer', 'county');
    await county.world.as('security').call('organisation.grant', {
      params: { official: 'clerk' },
      body: { role: 'rater', unit: 'county', why: '任命' },
    });
    // Organisation, log, four officials, scheme, period, two appraisals.
    expect(await verify()).toEqual({ findings: [], fresh: ['official/newcomer'], verified: 10 });
    expect(await chain('official/clerk')).toMatchObject({ intact: true, unsealed: 1 });
  });

  const attacks: Record<string, { attack: () => Promise<void>; kind: string; where: string }> = {
    'a role chain rewritten consistently': {
      attack: () =>
        county.tamper.rewrite(official('clerk'), {
          [sort.head]: () => ({ grants: [{ role: 'committee', unit: 'county' }] }),
        }),
      kind: 'rewritten',
      where: 'official/clerk',
    },
    'a committee member copied in from somebody else': {
      attack: async () => {
        const { head } = await load(county.world.table, official('clerk'), officials);
        const mole = { ...head!, id: 'mole', grants: [{ role: 'committee' as const, unit: 'county' }] };
        const planted = append(
          await loadOfficial(county.world.table, county.world.jurisdiction, 'mole'),
          happened('organisation.official-saved', county.world.clock.now - 48 * hour),
          { head: mole },
        );
        await county.world.table.write(planted.writes);
      },
      kind: 'backdated-entry',
      where: 'official/mole',
    },
    'the end of the access log cut off': {
      attack: () => county.tamper.remove(county.world.partition.access(county.world.jurisdiction), sort.entry(2)),
      // The verifier's own reading, which is recorded, fills the place that was cut.
      kind: expect.stringMatching(/^(cut-tail|rewritten)$/) as string,
      where: 'access',
    },
    'a subject taken off the lists by its index attribute': {
      attack: () =>
        county.tamper.change(appraisal('unit.health'), sort.head, (item) => ({ ...item, gsi1pk: 'nowhere' })),
      kind: 'altered-index',
      where: `appraisal/${period}/unit.health`,
    },
    'a period rewritten': {
      attack: () =>
        county.tamper.rewrite(county.world.partition.period(county.world.jurisdiction, period), {
          [sort.head]: () => ({ end: '2026-09-29' }),
        }),
      kind: 'rewritten',
      where: `period/${period}`,
    },
    'a unit rewritten in the organisation': {
      attack: () =>
        county.tamper.rewrite(county.world.partition.organisation(county.world.jurisdiction), {
          [sort.unit('county')]: () => ({ active: false }),
        }),
      kind: 'rewritten',
      where: 'organisation',
    },
    'a scheme rewritten': {
      attack: () =>
        county.tamper.rewrite(county.world.partition.scheme(county.world.jurisdiction, 'small'), {
          [sort.head]: () => ({ name: { zh: '另', en: 'Other' } }),
        }),
      kind: 'rewritten',
      where: 'scheme/small',
    },
    'every item of a subject removed': {
      attack: async () => {
        for (const item of await county.world.collection(appraisal('unit.health')))
          await county.tamper.remove(appraisal('unit.health'), String(item['sk']));
      },
      kind: 'cut-tail',
      where: `appraisal/${period}/unit.health`,
    },
  };

  test.each(Object.entries(attacks))(
    'names %s, that day and after the next night',
    async (_, { attack, kind, where }) => {
      await attack();
      expect((await verify()).findings).toContainEqual(expect.objectContaining({ kind, where }));
      expect((await chain(where)).findings).toContainEqual(expect.objectContaining({ kind }));
      if (kind === 'backdated-entry') return;
      await night();
      expect((await verify()).findings).toContainEqual(expect.objectContaining({ kind, where }));
    },
  );

  test('lets nobody act by a record that stands in no list', async () => {
    await county.tamper.change(official('clerk'), sort.head, ({ gsi1pk: _, gsi1sk: __, ...item }) => item);
    const later = makeWorld(county.engine(), routes);
    expect(await refused(later.as('clerk', 'zh-CN', county.world.jurisdiction).call('organisation.units', {}))).toBe(
      'record.damaged',
    );
  });

  test('is verified offline from the part that names the chain', async () => {
    const keep = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    await attacks['a role chain rewritten consistently']!.attack();
    const of = 'official/clerk';
    const exported = (await auditor().call('audit.export', { body: { of, why: '年度抽查' } })).body;
    const part = (await auditor().call('audit.anchor', { query: { of } })).body;
    const { publicKey } = (await auditor().call('audit.public-key', {})).body;
    const files = [
      keep('x.json', JSON.stringify(exported)),
      keep('a.json', JSON.stringify(part)),
      keep('k.pem', publicKey),
    ];
    const command = [resolve('infra/offline/verify.ts'), files[0]!, '--seal', files[1]!, '--key', files[2]!];
    expect(() => execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' })).toThrow(
      expect.objectContaining({ status: 1, stdout: expect.stringContaining('rewritten') }),
    );
  });

  test('whose anchors are missing two nights, or lost a part, says so', async () => {
    county.world.clock.now += 72 * hour;
    expect((await verify()).findings).toMatchObject([{ kind: 'late-anchor' }]);
    const part = [...county.world.reports.keys()].find((key) => key.includes('/anchors/parts/'))!;
    county.world.reports.set(part, Buffer.from('{}'));
    expect((await verify()).findings).toContainEqual(expect.objectContaining({ kind: 'lost-part' }));
  });

  test('is anchored once a night, whatever is delivered twice or breaks off', async () => {
    county.world.clock.now += 24 * hour;
    const { now } = county.world.clock;
    const sent: unknown[] = [];
    const platform = {
      ...county.world.platform,
      jobs: { send: async (messages: readonly unknown[]) => void sent.push(...messages) },
    };
    await anchor(platform, county.world.jurisdiction, { holder: 'a', now, hasTime: () => false });
    const day = expect.objectContaining({ kind: 'anchor', generation: 3, part: 'day' });
    expect(sent).toEqual([day, day]);
    await anchor(platform, county.world.jurisdiction, { holder: 'b', now, hasTime: () => true });
    const kept = new Map(county.world.reports);
    await anchor(platform, county.world.jurisdiction, { holder: 'c', now, hasTime: () => true });
    expect(county.world.reports).toEqual(kept);
    const key = { pk: county.world.partition.anchors(county.world.jurisdiction), sk: sort.job };
    expect(read((await county.world.table.get(key))!, AnchorJob)).toMatchObject({ generation: 3, stage: 'done' });
  });

  test.each([
    [
      'of before anchors were jobs, in the middle of its run',
      {
        run: { day: '2026-07-02', at: 1_782_000_000_000, behind: '1/officials/', parts: 2 },
        lease: { holder: 'gone', until: 1_782_000_360_000 },
        turn: 9,
      },
    ],
    ['of before anchors were jobs, between two nights', { turn: 4 }],
    ['that nobody can read', { generation: 'many', kind: 7, run: 'none' }],
  ])('is anchored by the next night, and the one after, over a working record %s', async (_, left) => {
    const { jurisdiction, table } = county.world;
    const key = { pk: county.world.partition.anchors(jurisdiction), sk: sort.job };
    const { gsi2pk, gsi2sk } = (await table.get(key))!;
    await table.write([{ put: { ...left, jurisdiction, ...key, gsi2pk, gsi2sk } }]);
    await night();
    expect(read((await table.get(key))!, AnchorJob)).toMatchObject({ generation: 1, stage: 'done' });
    await night();
    expect([...county.world.reports.keys()].filter((name) => name.includes('/anchors/days/'))).toHaveLength(3);
    expect((await verify()).findings).toEqual([]);
  });
});
