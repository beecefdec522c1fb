import { describe, expect, test } from 'vitest';
import { digest } from '../../../shared/domain/audit/chain.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { id as quarter, makeScene, opened } from '../periods/scene.ts';
import { countyYear, quarters, year } from '../periods/year.ts';

const engine = withEngine();
const next = '2027-q3';

/** The third quarter was assessed with figures of two units; a year later its like is to be prepared. */
async function aYearLater(more: Partial<Scheme> = {}) {
  const it = await makeScene(engine());
  const scheme = structuredClone({
    ...smallScheme,
    name: { zh: '2026年部门考核办法', en: 'Departments 2026' },
    ...more,
  });
  const [section] = scheme.sections;
  if (section?.items !== 'common') throw new Error('the small scheme has common indicators');
  const [budget] = section.indicators;
  section.indicators = [
    { ...budget!, id: 'growth', points: '30', provider: { unit: 'statistics' } },
    { ...budget!, id: 'audits', points: '30', provider: { unit: 'audit' } },
    ...section.indicators.slice(1),
  ];
  for (const unit of ['statistics', 'audit']) await it.world.unit(unit);
  await it.world.person('lead', 'audit', ['unit-leader']);
  await opened(it, scheme);
  await it.office.call('periods.create', { body: { type: 'quarter', year: 2027, number: 3 } });
  return { ...it, scheme };
}
type Scene = Awaited<ReturnType<typeof aYearLater>>;

const copy = ({ office }: Pick<Scene, 'office'>, as?: { id: string; owner?: string }) =>
  office.call('schemes.copy', { body: { from: quarter, for: next, ...(as ? { as } : {}) } });

type Line = Awaited<ReturnType<typeof copy>>['body']['report'][number];
const withFate = (report: readonly Line[], fate: Line['fate']) =>
  report.filter((line) => line.fate === fate).map(({ path, code }) => `${path} ${code}`);

describe('the scheme of an earlier period', () => {
  test('is drafted again as its next version, called after the new year, and only its document differs', async () => {
    const it = await aYearLater();
    await it.world.person('stat', 'statistics', ['unit-leader']);
    const { status, body, etag } = await copy(it);
    expect({ status, etag }).toEqual({ status: 201, etag: 4 });
    expect(body).toMatchObject({
      scheme: 'small',
      standing: { version: 2, basedOn: 1, state: 'draft', makers: ['wang'] },
    });
    expect(withFate(body.report, 'changed')).toEqual(['name schemes.copy-renamed']);
    expect(withFate(body.report, 'amiss')).toEqual([]);
    expect(withFate(body.report, 'taken')).toEqual(
      expect.arrayContaining(['sections.0.indicators.0 schemes.copy-taken', 'clocks schemes.copy-clocks']),
    );
    const { body: draft } = await it.office.call('schemes.read-version', { params: { scheme: 'small', version: 2 } });
    expect(draft.scheme).toEqual({ ...it.scheme, name: { zh: '2027年部门考核办法', en: 'Departments 2027' } });
    expect(draft.standing.hash).toBe(digest(draft.scheme));
    const chain = await entries(it.world.table, it.world.partition.scheme(it.world.jurisdiction, 'small'));
    expect(chain.at(-1)).toMatchObject({
      what: 'schemes.copied',
      data: { version: 2, from: quarter, for: next, scheme: 'small', basedOn: 1 },
    });
  });

  test('is reported at once with all that does not hold any more, and mended as any draft', async () => {
    const it = await aYearLater();
    await it.world.unit('statistics', { active: false });
    for (const n of [1, 2, 3]) await it.world.unit(`bureau-00${n}`, { group: 'economic', active: false });
    await it.world.person('lead', 'audit');
    const { body, etag } = await copy(it, { id: 'small-2027' });
    expect(body.scheme).toBe('small-2027');
    expect(withFate(body.report, 'changed')).toEqual(['id schemes.copy-id', 'name schemes.copy-renamed']);
    expect(withFate(body.report, 'look')).toEqual([
      'sections.0.indicators.0 schemes.copy-look',
      'sections.0.indicators.1 schemes.copy-look',
      'providers schemes.copy-leaderless',
      'consequences schemes.undelivered-consequences',
    ]);
    expect(withFate(body.report, 'amiss')).toEqual(['scheme periods.provider-absent', 'groups periods.no-subjects']);
    const gone = body.report.find(({ code }) => code === 'periods.provider-absent');
    expect(gone).toMatchObject({
      zh: expect.stringContaining('statistics'),
      en: expect.stringContaining('statistics'),
    });

    const at = { params: { scheme: 'small-2027', version: 1 } };
    const { scheme } = (await it.office.call('schemes.read-version', at)).body;
    const [section] = scheme.sections;
    if (section?.items !== 'common') throw new Error('copied with its section');
    expect(section.indicators[0]).toMatchObject({ provider: { unit: 'statistics' } });
    for (const indicator of section.indicators) delete indicator.provider;
    await it.office.call('schemes.save', { ...at, body: { scheme }, ifMatch: etag });
    expect((await it.office.call('schemes.submit', { ...at, body: {} })).body.standing.state).toBe('submitted');
  });

  test('for other periods than it was made for is drafted and told so', async () => {
    const it = await aYearLater();
    await it.office.call('periods.create', { body: { type: 'year', year: 2027 } });
    const { body } = await it.office.call('schemes.copy', { body: { from: quarter, for: '2027' } });
    expect(withFate(body.report, 'amiss')).toContain('scheme periods.scheme-for-other-periods');
  });
});

test('a year out of quarters is told which quarters it would take in, and each that is not there yet', async () => {
  const it = await countyYear(engine());
  await it.openYear();
  await it.office.call('periods.create', { body: { type: 'year', year: 2027 } });
  for (const number of [1, 2])
    await it.office.call('periods.create', { body: { type: 'quarter', year: 2027, number } });
  const { report } = (await it.office.call('schemes.copy', { body: { from: year, for: '2027' } })).body;
  const parts = Object.keys(quarters).map((part) => `rollsUp.${part} schemes.copy-part`);
  expect(withFate(report, 'changed')).toEqual(parts);
  const missing = report.filter(({ code }) => code === 'periods.roll-up').map(({ en }) => en);
  expect(missing).toEqual([expect.stringContaining('2027-q3'), expect.stringContaining('2027-q4')]);
});

describe('nothing is copied', () => {
  test('from a period that was never opened, for one that is, or over a draft and a scheme there are', async () => {
    const it = await aYearLater();
    const call = (from: string, to: string) => refused(it.office.call('schemes.copy', { body: { from, for: to } }));
    expect(await call(next, next)).toBe('schemes.copy-none');
    expect(await call(quarter, quarter)).toBe('phase.not-now');
    expect(await refused(copy(it, { id: 'small' }))).toBe('schemes.exists');
    expect(await refused(copy(it, { id: 'copies' }))).toBe('schemes.reserved-id');
    await copy(it);
    expect(await refused(copy(it))).toBe('schemes.version-open');
  });

  test('by an office that holds for another unit, save as a scheme of its own', async () => {
    const it = await aYearLater();
    await it.world.person('health', 'audit', [{ role: 'performance-office', unit: '', over: 'audit' }]);
    const theirs = { office: it.world.as('health') };
    expect(await refused(copy(theirs))).toBe('access.owner');
    expect(await refused(copy(theirs, { id: 'of-all' }))).toBe('access.owner');
    const { body } = await copy(theirs, { id: 'of-audit', owner: 'audit' });
    expect(body).toMatchObject({ scheme: 'of-audit', owner: 'audit' });
    expect(withFate(body.report, 'amiss')).toContain('scheme periods.scheme-of-unit');
  });
});
