import { describe, expect, test } from 'vitest';
import { beginAnchors } from '../../../shared/storage/anchors.ts';
import { sort } from '../../../shared/storage/keys.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { period } from '../../make/enrolled.ts';
import { closed, decidedAndPublished } from '../../make/published.ts';
import { anchor } from './anchored-county.ts';
import { withSealedCounty } from './sealed-county.ts';

describe('what was changed before the period is sealed again', () => {
  const county = withSealedCounty();
  const { subject, auditor, verifyChain, verifyPeriod, verifyOffline } = county;
  const other = 'unit.bureau-002';
  const chain = `appraisal/${period}/${other}`;
  const place = () => county.place(other);
  const higher = ({ score }: Item) => ({ score: { ...(score as object), rounded: '99.99', exact: '99.99' } });
  const changes = {
    'rewritten with its whole chain': {
      attack: () => county.tamper.rewrite(place(), { [sort.head]: higher }),
      kind: 'rewritten',
    },
    'altered without a word in its chain': {
      attack: () => county.tamper.change(place(), sort.head, (head) => ({ ...head, ...higher(head) })),
      kind: 'altered-field',
    },
    'whose sheet was exchanged for that of another': {
      attack: async () => {
        const sheet = (await county.world.table.get({ pk: county.place(), sk: sort.sheet(1) }))!;
        await county.tamper.change(place(), sort.sheet(1), () => ({ ...sheet }));
      },
      kind: 'altered-item',
    },
    'cut at its end': {
      attack: async () => {
        const { items } = await county.world.table.query({
          partition: place(),
          prefix: sort.entries,
          backwards: true,
          limit: 1,
        });
        const [{ sk, head }] = items as [Item];
        await county.tamper.remove(place(), String(sk));
        await county.tamper.change(place(), sort.head, (item) => ({ ...item, chainAt: Number(head) }));
      },
      kind: 'cut-tail',
    },
    'given an entry that cannot be read': {
      attack: () => county.tamper.change(place(), sort.entry(2), (item) => ({ ...item, extra: 1 })),
      kind: 'unreadable-entry',
    },
    'taken out of the lists': {
      attack: () => county.tamper.change(place(), sort.head, (item) => ({ ...item, gsi1pk: 'nowhere' })),
      kind: 'altered-index',
    },
  };

  test.each(Object.entries(changes))(
    'a record %s is sealed as broken, told to the office and named by every verifier, and the others are sealed',
    async (_, { attack, kind }) => {
      await attack();
      await decidedAndPublished(county.world, subject);
      const { findings, verified } = await verifyPeriod();
      expect(verified).toBe(3);
      expect(new Set(findings.map(({ where }) => where))).toEqual(new Set([chain]));
      expect(findings.map((found) => found.kind)).toEqual(expect.arrayContaining([kind, 'broken-when-sealed']));
      expect((await verifyChain(chain)).findings.map((found) => found.kind)).toContain('broken-when-sealed');
      expect(await verifyOffline(chain)).toMatchObject({
        status: 1,
        said: expect.stringContaining('When the seal was made'),
      });
      expect(await verifyOffline()).toMatchObject({ status: 0 });
      const { body } = await county.world.as('office').call('periods.closing', { params: { period } });
      expect(body).toMatchObject({ stage: 'done', setAside: [{ subject: other }] });
    },
  );

  test('stays named although it is put back as it was', async () => {
    const before = (await county.world.table.get({ pk: place(), sk: sort.head }))!;
    await changes['altered without a word in its chain'].attack();
    await decidedAndPublished(county.world, subject);
    await county.tamper.change(place(), sort.head, () => before);
    expect((await verifyPeriod()).findings).toMatchObject([{ kind: 'broken-when-sealed', where: chain }]);
  });

  test('is compared with the close although somebody laid a forged seal over it', async () => {
    await changes['rewritten with its whole chain'].attack();
    await decidedAndPublished(county.world, subject);
    const [key, bytes] = [...county.world.reports].find(([name]) => /final\/\d{4}\/seal\.json$/.test(name))!;
    const seal = JSON.parse(Buffer.from(bytes).toString());
    county.world.reports.set(key, Buffer.from(JSON.stringify({ ...seal, broken: undefined })));
    const { body } = await auditor().call('audit.verify-period', { params: { period }, query: {} });
    expect(body).toMatchObject({
      sealIsGenuine: false,
      findings: [{ kind: 'lost-seal' }, { kind: 'rewritten', where: chain }],
    });
  });
});

describe('a record changed between the night and the close', () => {
  const county = withSealedCounty({ open: true });
  const { of, verifyPeriod } = county;

  test('is sealed by the close as it was anchored', async () => {
    const { jurisdiction, table } = county.world;
    await table.write(await beginAnchors(table, jurisdiction, county.world.clock.now));
    await anchor(county.world.platform, jurisdiction, {
      holder: 'night',
      now: county.world.clock.now,
      hasTime: () => true,
    });
    await county.tamper.rewrite(county.place(), {
      [sort.entry(2)]: ({ data }) => ({ data: { ...(data as Item), given: { kind: 'number', number: '99' } } }),
    });
    await closed(county.world);
    expect((await verifyPeriod()).findings.map(({ kind, where }) => [kind, where])).toEqual([
      ['rewritten', of],
      ['broken-when-sealed', of],
    ]);
  });
});
