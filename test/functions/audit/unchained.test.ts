import { beforeAll, describe, expect, test } from 'vitest';
import { wholePeriod } from '../../../shared/domain/reports/manifest.ts';
import { readClosing, requestRerank, startClosing } from '../../../shared/storage/closing.ts';
import { sort } from '../../../shared/storage/keys.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { twisted, withAttackedCounty } from '../../make/attacked.ts';
import { period, unitFormats } from '../../make/enrolled.ts';
import { due, objecting } from '../../make/every-kind.ts';
import { workedOff } from '../../make/published.ts';

const held = withAttackedCounty();
const { byAnchor, bySeal, byManifest, everything } = held;
const named = (kind: string, where: string) => expect.objectContaining({ kind, where });

describe('the record of a report', () => {
  const of = { pk: '', sk: '' };
  beforeAll(() => {
    const { pk, sk } = held.before.find((item) => String(item['sk']) === sort.reports('final', 3, objecting))!;
    Object.assign(of, { pk, sk });
  });
  const path = () => expect.stringContaining(`/final/0003/${objecting}.`);

  test('that leads to the report of somebody else is named with the files it should lead to', async () => {
    const other = held.before.find((item) => String(item['sk']) === sort.reports('final', 3, 'unit.bureau-002'))!;
    await held.tamper.change(of.pk, of.sk, (item) => ({ ...item, files: other['files'] }));
    const misrecorded = { path: path(), how: 'misrecorded' };
    expect(await byManifest()).toEqual(unitFormats.map(() => misrecorded));
  });

  test('altered anywhere, or taken away, is named', async () => {
    await held.tamper.change(of.pk, of.sk, (item) => ({ ...item, at: Number(item['at']) + 1 }));
    expect(await byManifest()).toContainEqual({ path: path(), how: 'misrecorded' });
    await held.tamper.remove(of.pk, of.sk);
    expect(await byManifest()).toContainEqual({ path: path(), how: 'misrecorded' });
  });

  test('planted for somebody of whom there is no report is named', async () => {
    await held.tamper.change(of.pk, sort.reports('final', 3, 'unit.ghost'), () => ({ of: 'unit.ghost' }));
    expect(await byManifest()).toEqual([{ path: expect.stringContaining('/final/0003/unit.ghost.'), how: 'unlisted' }]);
  });
});

/** What results, lists and verifiers read: everything but working state. */
const record = async () =>
  (await everything()).filter((item) => !/#(access|answered|closing|anchors)(#|$)/.test(String(item['pk'])));

describe('working state decides nothing:', () => {
  const closing = () => held.county.partition.closing(held.county.jurisdiction, period);
  const bring = async (item: Item) => held.tamper.change(closing(), String(item['sk']), () => item);

  test('a closing job set back to its beginning writes no second sheet, standing or report, and its close is named', async () => {
    const job = (await readClosing(held.county.table, held.county.jurisdiction, period))!;
    const provisional = held.before.find(({ sk }) => sk === sort.reports('provisional', 1, wholePeriod))!;
    const again = startClosing({ ...job, kind: 'close', generation: 1, at: Number(provisional['at']) });
    for (const write of again.writes) if ('put' in write) await bring(write.put);
    await workedOff(held.county, [...again.messages], held.county.clock.now);
    const inPeriod = ({ pk }: Item) => String(pk) === held.county.partition.period(held.county.jurisdiction, period);
    const after = await record();
    expect(after.filter((item) => !inPeriod(item))).toEqual(
      held.before.filter((item) => after.some(({ pk }) => pk === item['pk']) && !inPeriod(item)),
    );
    expect(new Map(held.county.reports)).toEqual(held.files);
    expect(await bySeal()).toContainEqual(named('backdated-entry', `period/${period}`));
  });

  test.each(['part/', 'pending/', 'set-aside/', sort.job])(
    '%s altered or taken away leaves every verifier content',
    async (name) => {
      const { pk, sk } = held.before.find((item) => item['pk'] === closing() && String(item['sk']).startsWith(name))!;
      await held.tamper.change(String(pk), String(sk), twisted);
      await held.tamper.remove(String(pk), String(sk));
      expect([await byAnchor(), await bySeal(), await byManifest()]).toEqual([[], [], []]);
    },
  );

  test('a ranking asked for again leaves the same standings', async () => {
    const was = await record();
    const { writes, messages } = requestRerank({
      jurisdiction: held.county.jurisdiction,
      period,
      group: 'economic',
      askedAt: held.county.clock.now,
      trace: 'planted',
    });
    await held.county.table.write(writes);
    await workedOff(held.county, [...messages], held.county.clock.now);
    expect((await readClosing(held.county.table, held.county.jurisdiction, period))?.kind).toBe('rerank');
    expect(await record()).toEqual(was);
  });

  test('an anchor job told to pass over chains leaves them named by the next verification', async () => {
    const pk = held.county.partition.anchors(held.county.jurisdiction);
    held.county.clock.now += day;
    const tonight = { stage: 'anchor', day: '2026-11-08', at: held.county.clock.now };
    await held.tamper.change(pk, sort.job, (item) => ({ ...item, ...tonight }));
    const skipped = { cursor: { behind: '4/schemes', parts: 0 }, finished: false };
    await held.tamper.change(pk, sort.part('anchor', 'day'), (item) => ({ ...item, ...skipped }));
    await due(held.county);
    expect(await byAnchor()).toContainEqual(named('backdated-entry', 'organisation'));
  });

  test('an anchor job taken away is told after two nights', async () => {
    await held.tamper.remove(held.county.partition.anchors(held.county.jurisdiction), sort.job);
    held.county.clock.now += 3 * day;
    await due(held.county);
    expect(await byAnchor()).toContainEqual(named('late-anchor', 'anchors'));
  });

  test('a kept reply is only said again to whoever asked, and enters no record', async () => {
    const wanted = { stage: 'final' as const, format: 'html' as const };
    const ask = { params: { period }, body: wanted, key: 'one-key-for-both' };
    await held.county.as('office').call('reports.link-period', ask);
    const was = await record();
    const pk = held.county.partition.answered(held.county.jurisdiction, 'office', ask.key);
    await held.tamper.change(pk, sort.answered, (item) => ({
      ...item,
      reply: String(item['reply']).replace('store.invalid', 'planted.invalid'),
    }));
    const again = await held.county.as('office').call('reports.link-period', ask);
    expect(again.body.url).toContain('planted.invalid');
    expect(await record()).toEqual(was);
  });
});

const day = 24 * 60 * 60_000;
