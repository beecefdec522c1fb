import { describe, expect, test } from 'vitest';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period, smallScheme, enrol } from '../../make/enrolled.ts';
import { bring, checkAll, county, figures, filingBureaus, register } from './scene.ts';

const engine = withEngine();

async function twoBureaus() {
  const world = await county(engine());
  await world.unit('finance', { name: { zh: '财政局', en: 'Bureau of Finance' } });
  await world.unit('health', { name: { zh: '卫生健康局', en: 'Bureau of Health' } });
  return world;
}

describe('a unit in a file', () => {
  const people = { id: { column: '工号' }, name: { column: '姓名' }, unit: { column: '单位' } };

  test('is named by its id or by either of its names, letter by letter', async () => {
    const world = await twoBureaus();
    const text = '工号,姓名,单位\nwang,王伟,财政局\nli,李静,Bureau of Health\nzhao,赵敏,finance\n';
    const { run } = await bring(world, 'admin', { kind: 'officials', text, mapping: { fields: people } });
    expect(run).toMatchObject({ good: 3, refused: 0 });
    const unitOf = async (official: string) =>
      (await world.as('admin').call('organisation.official', { params: { official } })).body.unit;
    expect(await Promise.all(['wang', 'li', 'zhao'].map(unitOf))).toEqual(['finance', 'health', 'finance']);
  });

  test('that nobody is called is a fault with the names near it, and so is one that two are called', async () => {
    const world = await twoBureaus();
    await world.unit('office-a', { name: { zh: '办公室', en: 'Office A' } });
    await world.unit('office-b', { name: { zh: '办公室', en: 'Office B' } });
    const text = '工号,姓名,单位\nwang,王伟,财政\nli,李静,办公室\n';
    const params = await register(world, 'admin', { kind: 'officials', text, mapping: { fields: people } });
    expect((await checkAll(world, 'admin', params)).faults).toMatchObject([
      { row: 2, column: '单位', value: '财政', code: 'imports.unknown-unit', legal: ['财政局 finance'] },
      { row: 3, column: '单位', value: '办公室', code: 'imports.ambiguous-unit', legal: ['office-a', 'office-b'] },
    ]);
  });

  test('may be placed below one that another row of the file brings', async () => {
    const world = await twoBureaus();
    const fields = {
      id: { column: '编号' },
      'name.zh': { column: '名称' },
      parent: { column: '上级' },
      level: { constant: 'office' },
    };
    const text = '编号,名称,上级\nbudget,预算科,财政局\nbudget-a,预算一组,预算科\n';
    const { run } = await bring(world, 'admin', { kind: 'units', text, mapping: { fields } });
    expect(run).toMatchObject({ good: 2 });
    const { body } = await world.as('admin').call('organisation.units', { query: {} });
    expect(body.units.find(({ id }: { id: string }) => id === 'budget-a')).toMatchObject({ parent: 'budget' });
  });

  test('is the one that was meant when the file was checked, whatever it is called when it is written', async () => {
    const world = await filingBureaus(engine(), 2);
    await world.unit('bureau-1', { group: 'economic', name: { zh: '财政局', en: 'Bureau of Finance' } });
    const mapping = { fields: { ...figures.fields, subject: { column: 'unit' } } };
    const text = 'unit,executed\n财政局,97\n';
    const params = await register(world, 'office', { kind: 'filings', period, text, mapping });
    expect(await checkAll(world, 'office', params)).toMatchObject({ good: 1, faults: [] });
    await world.unit('bureau-1', {
      group: 'economic',
      name: { zh: '财政金融局', en: 'Bureau of Finance and Banking' },
    });
    await world.unit('bureau-2', { group: 'economic', name: { zh: '财政局', en: 'Bureau of Finance' } });
    const { body } = await world.as('office').call('imports.run', { params, body: { records: 10, removing: [] } });
    expect(body).toMatchObject({ good: 1, left: 0 });
    const read = await world.as('office').call('progress.read', { params: { period, subject: 'unit.bureau-1' } });
    expect(JSON.stringify(read.body)).toContain('"number":"97"');
  });
});

const [common, ...others] = smallScheme.sections;
const inMoney: Scheme = {
  ...smallScheme,
  sections: [
    {
      ...(common as Extract<typeof common, { items: 'common' }>),
      indicators: (common as Extract<typeof common, { items: 'common' }>).indicators.map((indicator) =>
        indicator.id === 'budget' ? { ...indicator, unitOfMeasure: '万元' } : indicator,
      ),
    },
    ...others,
  ],
};

test('goals stand with their units in the cell, and are agreed in the unit of the indicator', async () => {
  const world = await county(engine());
  await world.unit('finance', { group: 'economic', name: { zh: '财政局', en: 'Bureau of Finance' } });
  await world.unit('health', { group: 'economic', name: { zh: '卫生健康局', en: 'Bureau of Health' } });
  await world.as('office').call('organisation.save-strategy-item', {
    params: { item: 'budget' },
    ifMatch: 0,
    body: { name: { zh: '预算', en: 'Budget' }, source: '年度重点' },
  });
  await openPeriod(world, 'planning', {}, inMoney);
  for (const unit of ['finance', 'health']) await enrol(world, `unit.${unit}`);
  const mapping = {
    fields: {
      subject: { column: '单位' },
      item: { constant: 'budget' },
      target: { column: '目标', measure: {} },
      baseline: { column: '去年', measure: { unit: '去年单位' } },
      strategy: { constant: 'budget' },
      owner: { constant: 'office' },
    },
  };
  const text = '单位,目标,去年,去年单位\n财政局,52.8亿元,48,亿元\n卫生健康局,3.5万人次,30000,万元\n';
  const file = { kind: 'goals', period, text, mapping, mode: 'accept-good-rows' } as const;
  const { run } = await bring(world, 'office', file);
  expect(run).toMatchObject({
    good: 1,
    refused: 1,
    faults: [{ row: 3, column: '目标', value: '3.5万人次', code: 'quantities.unit' }],
  });
  const { body } = await world.as('office').call('goals.read', { params: { period, subject: 'unit.finance' } });
  expect(JSON.stringify(body)).toContain('"baseline":"480000"');
  expect(JSON.stringify(body)).toContain('"target":"528000"');
});
