import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { bureau, drafted, makeScene, opening } from './scene.ts';

const engine = withEngine();

/** The county after its year was said to begin in another month. */
async function fiscal(month: number) {
  const it = await makeScene(engine());
  await it.world.person('admin', bureau(2), ['system-administrator']);
  const admin = it.world.as('admin');
  const from = async (fiscalYearStart: number) => {
    const { etag } = await admin.call('organisation.settings');
    await admin.call('organisation.configure', { ifMatch: etag, body: { fiscalYearStart } });
  };
  await from(month);
  return { ...it, from };
}

describe('where years begin in April', () => {
  test.each([
    [
      { type: 'year' },
      { id: '2026', name: { zh: '2026-27年度', en: '2026-27' }, start: '2026-04-01', end: '2027-03-31' },
    ],
    [
      { type: 'half-year', number: 2 },
      { id: '2026-h2', name: { zh: '2026-27年度下半年', en: '2026-27 H2' }, start: '2026-10-01', end: '2027-03-31' },
    ],
    [
      { type: 'quarter', number: 4 },
      { id: '2026-q4', name: { zh: '2026-27年度第四季度', en: '2026-27 Q4' }, start: '2027-01-01', end: '2027-03-31' },
    ],
    [
      { type: 'month', number: 12 },
      { id: '2026-m12', name: { zh: '2027年3月', en: 'March 2027' }, start: '2027-03-01', end: '2027-03-31' },
    ],
  ] as const)('%o of 2026 counts from there and says so in its name', async (wanted, expected) => {
    const it = await fiscal(4);
    const { body } = await it.office.call('periods.create', { body: { ...wanted, year: 2026 } });
    expect(body).toMatchObject({ ...expected, fiscalYearStart: 4 });
  });

  test('a period keeps its year when the jurisdiction changes its own', async () => {
    const it = await fiscal(4);
    const body = { type: 'year', year: 2026 } as const;
    const { body: made } = await it.office.call('periods.create', { body });
    await it.from(1);
    expect((await it.office.call('periods.read', { params: { period: '2026' } })).body).toEqual(made);
    const { body: next } = await it.office.call('periods.create', { body: { ...body, year: 2027 } });
    expect(next).toMatchObject({ start: '2027-01-01', name: { en: '2027' } });
    expect(next.fiscalYearStart).toBeUndefined();
  });
});

test('a month is opened with a scheme for months', async () => {
  const it = await makeScene(engine());
  await drafted(it, { ...smallScheme, periodTypes: ['month'] });
  const { body } = await it.office.call('periods.create', { body: { type: 'month', year: 2026, number: 7 } });
  expect(body).toMatchObject({ id: '2026-m07', name: { zh: '2026年7月' }, start: '2026-07-01', end: '2026-07-31' });
  const opened = await it.office.call('periods.open', { params: { period: body.id }, body: opening });
  expect(opened.body).toMatchObject({ phase: 'planning', subjects: 3 });
  expect(await refused(it.office.call('periods.open', { params: { period: '2026-q3' }, body: opening }))).toBe(
    'periods.scheme-for-other-periods',
  );
});

test('a free span is opened over its own dates under its code, and called by its name', async () => {
  const it = await makeScene(engine());
  await drafted(it, { ...smallScheme, periodTypes: ['span'] });
  const span = { type: 'span', year: 2026, start: '2026-06-15', end: '2026-09-20', code: 'floods' } as const;
  const name = { zh: '防汛救灾专项考核', en: 'Flood season' };
  const { body } = await it.office.call('periods.create', { body: { ...span, name } });
  expect(body.name).toEqual(name);
  expect(body).toMatchObject({ id: '2026-floods', number: 1 });
  const { body: unnamed } = await it.office.call('periods.create', { body: { ...span, code: 'again' } });
  expect(unnamed.name.zh).toBe('2026-06-15至2026-09-20（again）');
  const opened = await it.office.call('periods.open', { params: { period: body.id }, body: opening });
  expect(opened.body).toMatchObject({ phase: 'planning', start: span.start, end: span.end });
  expect(await refused(it.office.call('periods.create', { body: { ...span, end: '2027-06-15', code: 'more' } }))).toBe(
    'periods.span-length',
  );
});
