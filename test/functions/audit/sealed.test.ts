import { beforeEach, describe, expect, test } from 'vitest';
import { link } from '../../../shared/domain/audit/chain.ts';
import { load } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { sheetItem, unpackSheet } from '../../../shared/storage/sheets.ts';
import { withSealedCounty } from './sealed-county.ts';
import { period } from '../../make/enrolled.ts';
import { decidedAndPublished } from '../../make/published.ts';
import { refusal } from '../../make/refusal.ts';
import { chinaTime } from '../../make/world.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';

const county = withSealedCounty();
const { subject, of, auditor, verifyChain, verifyPeriod, verifyOffline, publicKey } = county;

/** 92.87 becomes 99.99 in head and sheet, and every hash of the chain is made to fit. */
const raise = () =>
  county.tamper.rewrite(county.place(), {
    [sort.head]: ({ score }) => ({ score: { ...(score as object), rounded: '99.99', exact: '99.99' } }),
    [sort.sheet(2)]: (value) =>
      sheetItem(2, { ...unpackSheet(county.place(), value), score: '99.99', exact: '99.99' }).value,
  });

describe('after a decision and the publication', () => {
  beforeEach(() => decidedAndPublished(county.world, subject));

  test('the record fits the seal of the publication for every verifier', async () => {
    expect(await verifyChain()).toMatchObject({ intact: true, findings: [] });
    expect(await verifyPeriod()).toEqual({ findings: [], verified: 3 });
    expect(await verifyOffline()).toMatchObject({ status: 0, said: expect.stringContaining('intact') });
  });

  test('a record held against nothing signed is called consistent in itself and no more', async () => {
    const { status, said } = await verifyOffline(of, 'alone');
    expect([status, said]).toEqual([0, expect.stringContaining('held against nothing signed')]);
    expect(said).not.toContain('intact');
  });

  test('a score rewritten with its whole chain is named by every verifier', async () => {
    await raise();
    const rewritten = [{ kind: 'rewritten', where: of }];
    expect((await verifyChain()).findings).toMatchObject(rewritten);
    expect((await verifyPeriod()).findings).toMatchObject(rewritten);
    expect(await verifyOffline()).toMatchObject({ status: 1, said: expect.stringContaining('rewritten') });
  });

  test('a rewritten score is named although the mention of the seal was cut from the chain of the period', async () => {
    await raise();
    const chain = county.world.partition.period(county.world.jurisdiction, period);
    const { items } = await county.world.table.query({
      partition: chain,
      prefix: sort.entries,
      backwards: true,
      limit: 1,
    });
    await county.tamper.remove(chain, String(items[0]!['sk']));
    expect((await verifyPeriod()).findings).toContainEqual(expect.objectContaining({ kind: 'rewritten', where: of }));
  });

  test('an entry put behind the seal and dated before it is named', async () => {
    const { items } = await county.world.table.query({ partition: county.place(), prefix: sort.entries });
    const last = items.at(-1)!;
    const planted = link({
      n: items.length + 1,
      at: chinaTime('2026-10-01T09:00:00'),
      by: { id: 'boss', roles: [] },
      what: 'progress.accepted',
      head: Number(last['head']),
      previous: String(last['hash']),
    });
    await county.world.table.write([{ put: { ...planted, pk: county.place(), sk: sort.entry(planted.n) } }]);
    const named = [{ kind: 'backdated-entry', where: of }];
    const broken = { n: planted.n, entry: { what: 'progress.accepted', by: { id: 'boss' } } };
    expect(await verifyChain()).toMatchObject({ unsealed: 1, findings: named, broken });
    expect((await verifyPeriod()).findings).toMatchObject(named);
  });

  test('a subject taken off the lists by its index attribute is named', async () => {
    await county.tamper.change(county.place(), sort.head, (item) => ({ ...item, gsi1pk: 'nowhere' }));
    expect((await verifyPeriod()).findings).toMatchObject([{ kind: 'altered-index', where: of }]);
  });

  test('a seal that was hidden or altered is missed by the chain of the period, for every verifier', async () => {
    const [key, bytes] = [...county.world.reports].find(([name]) => /final\/\d{4}\/seal\.json$/.test(name))!;
    const lost = [{ kind: 'lost-seal', where: `period/${period}` }];
    county.world.reports.delete(key);
    expect((await verifyPeriod()).findings).toMatchObject(lost);
    expect((await verifyChain(`period/${period}`)).findings).toMatchObject(lost);
    county.world.reports.set(key, bytes.slice(0, 100));
    expect((await verifyChain(`period/${period}`)).findings).toContainEqual(expect.objectContaining(lost[0]!));
  });

  test('a seal that the system did not sign is told apart, and the one before it is compared with', async () => {
    const [key, bytes] = [...county.world.reports].find(([name]) => /final\/\d{4}\/seal\.json$/.test(name))!;
    const forged = { ...JSON.parse(Buffer.from(bytes).toString()), at: '2026-12-01T00:00:00.000Z' };
    county.world.reports.set(key, Buffer.from(JSON.stringify(forged)));
    const { body } = await auditor().call('audit.verify-period', { params: { period }, query: {} });
    expect(body).toMatchObject({ sealIsGenuine: false, sealedBy: 'close', findings: [{ kind: 'lost-seal' }] });
  });
});

describe('a damaged record', () => {
  const last = async () => {
    const { items } = await county.world.table.query({ partition: county.place(), prefix: sort.entries });
    return String(items.at(-1)!['sk']);
  };
  const damages = {
    'whose last entry was deleted': async () => county.tamper.remove(county.place(), await last()),
    'with an unknown field in an entry': () =>
      county.tamper.change(county.place(), sort.entry(2), (item) => ({ ...item, extra: 1 })),
    'with an unknown field in its head': () =>
      county.tamper.change(county.place(), sort.head, (item) => ({ ...item, extra: 1 })),
    'whose head was deleted': () => county.tamper.remove(county.place(), sort.head),
    'of which an entry was altered': () =>
      county.tamper.change(county.place(), sort.entry(2), (item) => ({ ...item, data: { given: 'more' } })),
  };

  test.each(Object.entries(damages))('%s is named with its place, and the others are verified', async (_, damage) => {
    await damage();
    expect((await verifyChain()).findings.length).toBeGreaterThan(0);
    const { findings, verified } = await verifyPeriod();
    expect(verified).toBe(3);
    expect(new Set(findings.map(({ where }) => where))).toEqual(new Set([of]));
    const exported = await verifyOffline();
    expect(exported).toMatchObject({ status: 1, said: expect.stringMatching(/BROKEN\n {2}/) });
  });

  test('says by its number which entry cannot be read, and which is missing', async () => {
    const end = await last();
    await damages['with an unknown field in an entry']();
    await county.tamper.remove(county.place(), end);
    const sentences = (await verifyChain()).findings.map(({ sentence }) => sentence);
    expect(sentences).toContain('第 2 条记录无法读取。');
    expect(sentences).toContain(`第 ${Number(end.slice(-8))} 条记录缺失。`);
  });

  test('is refused to whoever needs it as damaged, with whom to tell, and hides nobody else in the lists', async () => {
    await damages['with an unknown field in its head']();
    const feedback = { params: { period, subject } };
    expect(await refusal(county.world.as('office').call('results.feedback', feedback))).toMatchObject({
      status: expect.not.stringMatching(/^5/),
      type: 'urn:jixiao:problem:record.damaged',
      remedy: expect.stringContaining('审计管理员'),
    });
    const { body } = await county.world.as('office').call('periods.subjects', { params: { period }, query: {} });
    expect(body.subjects.map((listed) => listed.subject)).toEqual(['unit.bureau-000', 'unit.bureau-002']);
  });

  test('of the access log does not stop the auditor, whose reading goes into its next volume', async () => {
    await verifyChain();
    const log = county.world.partition.access(county.world.jurisdiction);
    await county.tamper.change(log, sort.entry(1), (item) => ({ ...item, extra: 1 }));
    expect(await verifyChain('access')).toMatchObject({ findings: [{ kind: 'unreadable-entry' }] });
    const { body } = await auditor().call('audit.entries', { query: { of: 'access/2' } });
    expect(body.entries).toMatchObject([{ what: 'audit.verified', data: { of: 'access' } }]);
  });

  test('is read as it was written where nothing is damaged', async () => {
    const { head } = await load(county.world.table, county.place(), appraisals);
    expect(head).toMatchObject({ subject, state: 'closed' });
  });
});

describe('after the signing secret was replaced', () => {
  const replaced = () => Object.assign(county.world.platform, { secret: async () => 'another secret of the tests' });

  test('what was sealed before is told as signed by another key, and verifies offline with the former one', async () => {
    const former = await publicKey();
    replaced();
    expect(await publicKey()).not.toBe(former);
    expect((await verifyChain()).findings).toMatchObject([{ kind: 'forged-seal' }]);
    expect(await verifyOffline()).toMatchObject({ status: 1, said: expect.stringContaining('FORGED') });
    expect(await verifyOffline(of, 'sealed', former)).toMatchObject({
      status: 0,
      said: expect.stringContaining('intact'),
    });
  });

  test('the next publication seals the period with the new key, for every verifier', async () => {
    replaced();
    await decidedAndPublished(county.world, subject);
    expect(await verifyChain()).toMatchObject({ intact: true, findings: [] });
    expect(await verifyPeriod()).toEqual({ findings: [], verified: 3 });
    expect(await verifyOffline()).toMatchObject({ status: 0, said: expect.stringContaining('intact') });
  });
});
