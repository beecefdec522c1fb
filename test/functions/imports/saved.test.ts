import { beforeEach, describe, expect, test } from 'vitest';
import { partition } from '../../../shared/storage/keys.ts';
import { entries } from '../../../shared/storage/record.ts';
import { findSaved, keys } from '../../../shared/storage/saved-mappings.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { openPeriod } from '../../make/enrolled.ts';
import { bring, checkAll, county, figures, filingBureaus, period, units, type County } from './scene.ts';

const engine = withEngine();
const csv = { format: { type: 'csv' as const } };
const name = '单位名册（编办，每月）';
const of = { kind: 'units' as const, mapping: name };
const text = '编码,名称,上级,层级\nwater,水务局,county,部门\n';

type Reading = { format: Record<string, unknown>; mapping: Record<string, unknown> };
interface Saving {
  readonly by?: string;
  readonly kind?: string;
  readonly owner?: string;
  readonly over?: number;
}

let world: County;
beforeEach(async () => {
  world = await county(engine());
});

function save(mapping: string, reading: object, { by = 'admin', kind = 'units', owner, over = 0 }: Saving = {}) {
  const query = owner === undefined ? {} : { owner };
  const asked = { params: { kind, mapping }, query, ifMatch: over, body: reading as Reading };
  return world.as(by).call('imports.save-mapping', asked as never);
}

function register(mapping: object, more: object = {}, by = 'admin') {
  const body = { kind: 'units', name: '十月.csv', content: { text }, mapping, ...more };
  return world.as(by).call('imports.register', { body } as never);
}

const read = async (id: string, by = 'admin') =>
  (await world.as(by).call('imports.read', { params: { import: id } })).body;

describe('a mapping that is saved under a name', () => {
  test('brings next month’s file in by its name alone', async () => {
    const saved = await save(name, { ...csv, mapping: units });
    const { body } = await register({ saved: name });
    expect(body.saved).toEqual({ name, version: saved.body.version });
    const params = { import: body.id };
    expect(await checkAll(world, 'admin', params)).toMatchObject({ good: 1, refused: 0 });
    await world.as('admin').call('imports.run', { params, body: { records: 10 } });
    const { units: known } = (await world.as('admin').call('organisation.units')).body;
    expect(known.map(({ id }) => id)).toContain('water');
  });

  test('is read back and listed, with who saved it and in which version', async () => {
    const { body, etag } = await save(name, { ...csv, mapping: units });
    const found = await world.as('second').call('imports.mapping', { params: of });
    expect(found).toMatchObject({ etag, body: { kind: 'units', name, by: 'admin', retired: false } });
    expect(found.body.mapping.fields['id']).toMatchObject({ column: '编码' });
    const listed = await world.as('second').call('imports.mappings', { params: { kind: 'units' } });
    expect(listed.body.mappings).toEqual([body]);
  });

  test('does not change an import that went by it, and none of its versions is lost', async () => {
    const first = await save(name, { ...csv, mapping: units });
    const { body } = await register({ saved: name });
    const other = { ...csv, mapping: { fields: { id: { column: '代码' } } } };
    const second = await save(name, other, { over: first.etag });
    expect(second.body.version).toBeGreaterThan(first.body.version);
    expect(await read(body.id)).toMatchObject({
      saved: { name, version: first.body.version },
      mapping: { fields: { id: { column: '编码' } } },
    });
    expect(await read((await register({ saved: name })).body.id)).toMatchObject({
      saved: { version: second.body.version },
      mapping: { fields: { id: { column: '代码' } } },
    });
    const chain = await entries(world.table, partition.organisation(world.jurisdiction));
    const kept = chain
      .filter(({ what }) => what === 'imports.mapping-saved')
      .map(({ data }) => String(data?.['reading']));
    expect(kept.map((json) => json.includes('编码'))).toEqual([true, false]);
  });

  test('is overwritten only by who has seen what stands', async () => {
    const { etag } = await save(name, { ...csv, mapping: units });
    expect(await refusal(save(name, { ...csv, mapping: units }))).toMatchObject({ status: 412 });
    await save(name, { ...csv, mapping: units }, { over: etag });
    expect(await refusal(save(name, { ...csv, mapping: units }, { over: etag }))).toMatchObject({ status: 412 });
  });

  test('of two who save a new one at once, one is told that it stands already', async () => {
    const both = await Promise.allSettled(
      ['admin', 'second'].map((by) => save(name, { ...csv, mapping: units }, { by })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { body } = await world.as('admin').call('imports.mappings', { params: { kind: 'units' } });
    expect(body.mappings).toHaveLength(1);
  });

  test('says what is different about one file in the registration of that file', async () => {
    await save(name, { format: { type: 'csv', delimiter: ';' }, mapping: units });
    const said = { saved: name, fields: { level: { constant: 'department' } } };
    const { body } = await register(said, csv);
    const found = await read(body.id);
    expect(found).toMatchObject({ mapping: { fields: { level: { constant: 'department' }, id: { column: '编码' } } } });
    expect(found.format).not.toHaveProperty('delimiter');
  });

  test('may take the place of another mapping of an import, which then names it', async () => {
    await save(name, { ...csv, mapping: units });
    const { body, etag } = await register({ fields: { id: { column: '名称' } } }, csv);
    const params = { import: body.id };
    const mapped = await world
      .as('admin')
      .call('imports.map', { params, ifMatch: etag, body: { mapping: { saved: name } } });
    expect(mapped.body.saved).toMatchObject({ name });
    const back = { ...csv, mapping: units };
    const { body: again } = await world.as('admin').call('imports.map', { params, ifMatch: mapped.etag, body: back });
    expect(again).not.toHaveProperty('saved');
  });

  test('is used no more once it is retired, and stands again when it is saved again', async () => {
    const { etag } = await save(name, { ...csv, mapping: units });
    const retire = (ifMatch: number) =>
      world.as('second').call('imports.retire-mapping', { params: of, ifMatch, body: {} });
    expect(await refusal(retire(etag + 1))).toMatchObject({ status: 412 });
    const retired = await retire(etag);
    expect(retired.body).toMatchObject({ retired: true, by: 'second' });
    expect(await refusal(register({ saved: name }))).toMatchObject({
      type: 'urn:jixiao:problem:imports.mapping-retired',
      status: 409,
    });
    expect(await refusal(retire(retired.etag))).toMatchObject({ status: 409 });
    const { body } = await world.as('admin').call('imports.mapping', { params: of });
    expect(body).toMatchObject({ retired: true, mapping: { fields: { id: { column: '编码' } } } });
    await save(name, { ...csv, mapping: units }, { over: retired.etag });
    await register({ saved: name });
  });

  test('that nobody saved is refused with the names near it, retired ones left out', async () => {
    await save(name, { ...csv, mapping: units });
    const { etag } = await save('单位名册', { ...csv, mapping: units });
    await world
      .as('admin')
      .call('imports.retire-mapping', { params: { kind: 'units', mapping: '单位名册' }, ifMatch: etag, body: {} });
    expect(await refusal(register({ saved: '单位名录' }))).toMatchObject({
      type: 'urn:jixiao:problem:imports.no-mapping',
      status: 404,
      legal: [name],
    });
  });

  test('for one kind of data is none for another, and belongs to who brings that kind', async () => {
    await save(name, { ...csv, mapping: units });
    const people = { kind: 'officials' };
    expect(await refusal(register({ saved: name }, people))).not.toHaveProperty('legal');
    await save(name, { ...csv, mapping: { fields: { id: { column: '工号' } } } }, people);
    expect((await world.as('admin').call('imports.mapping', { params: of })).body.mapping.fields['id']).toMatchObject({
      column: '编码',
    });
    expect(await refusal(world.as('office').call('imports.mapping', { params: of }))).toMatchObject({ status: 403 });
    expect(await refusal(save('甲', { ...csv, mapping: units }, { by: 'office' }))).toMatchObject({ status: 403 });
    expect(await refusal(save('甲', { ...csv, mapping: units }, { owner: 'county' }))).toMatchObject({
      type: 'urn:jixiao:problem:imports.mapping-of-jurisdiction',
    });
  });

  test.each(['#1 "名册" 50%?&=+', '𠮷林省—Ünïtés・ёжик', "'; DROP TABLE", '...a', 'a#b'])(
    'may be called %s',
    async (odd) => {
      await save(odd, { ...csv, mapping: units });
      const { body } = await world.as('admin').call('imports.mapping', { params: { kind: 'units', mapping: odd } });
      expect(body.name).toBe(odd);
      await register({ saved: odd });
    },
  );

  test.each(['a/b', '..', ' ', ' a', 'a\u202eb', 'a\nb', '甲'.repeat(81)])('may not be called %j', async (odd) => {
    const call = save(odd, { ...csv, mapping: units });
    expect(await refusal(call)).toMatchObject({ status: 400 });
  });

  test('is one name however its accents are typed', async () => {
    const { etag } = await save('caf\u00e9', { ...csv, mapping: units });
    await save('cafe\u0301', { ...csv, mapping: units }, { over: etag });
    const { body } = await world.as('admin').call('imports.mappings', { params: { kind: 'units' } });
    expect(body.mappings.map(({ name: called }) => called)).toEqual(['caf\u00e9']);
  });

  test('needs no format beside it, and neither does any file: it shows itself', async () => {
    await register(units);
    expect(await refusal(register({ saved: name, filds: {} }))).toMatchObject({ status: 400 });
  });

  test('is no longer saved beside a hundred others', async () => {
    const kept = Array.from({ length: 100 }, (_, n) => {
      const named = `名册${n}`;
      const saved = { kind: 'units', name: named, version: 1, written: 1, by: 'admin', at: 0, retired: n === 0 };
      const pk = partition.organisation(world.jurisdiction);
      return { put: { pk, sk: keys.head({ kind: 'units' }, named), ...saved } };
    });
    for (const half of [kept.slice(0, 50), kept.slice(50)]) await world.table.write(half);
    expect(await refusal(save(name, { ...csv, mapping: units }))).toMatchObject({
      type: 'urn:jixiao:problem:imports.too-many-mappings',
    });
    const first = { params: { kind: 'units' as const }, query: { limit: 60 } };
    const { body } = await world.as('admin').call('imports.mappings', first);
    expect(body.mappings).toHaveLength(60);
    expect(body.next).toBeDefined();
  });

  test('is not read half old and half new', async () => {
    await save(name, { ...csv, mapping: units });
    const pk = partition.organisation(world.jurisdiction);
    const sk = keys.reading({ kind: 'units' }, name);
    await world.table.write([{ put: { pk, sk, written: 99, json: '{}' } }]);
    const found = findSaved(world.table, world.jurisdiction, { of: { kind: 'units' }, name });
    await expect(found).rejects.toThrow('changed while');
  });
});

describe('mappings of a unit that owns periods', () => {
  const figuresBy = (by: string, owner?: string) =>
    save('月报', { ...csv, mapping: figures }, { by, kind: 'filings', ...(owner === undefined ? {} : { owner }) });
  const list = (by: string, owner?: string) =>
    world
      .as(by)
      .call('imports.mappings', { params: { kind: 'filings' }, query: owner === undefined ? {} : { owner } } as never);

  beforeEach(async () => {
    for (const unit of ['health', 'schools']) {
      await world.unit(unit, { path: ['county'] });
      await world.person(`office of ${unit}`, unit, [{ role: 'performance-office', unit, over: unit }]);
    }
  });

  test('are neither shown to another office nor saved by it', async () => {
    await figuresBy('office of health', 'health');
    expect((await list('office of health', 'health')).body.mappings).toMatchObject([{ name: '月报', owner: 'health' }]);
    expect((await list('office', 'health')).body.mappings).toHaveLength(1);
    for (const owner of ['health', undefined]) {
      expect(await refusal(list('office of schools', owner))).toMatchObject({
        type: 'urn:jixiao:problem:access.owner',
      });
      expect(await refusal(figuresBy('office of schools', owner))).toMatchObject({
        type: 'urn:jixiao:problem:access.owner',
      });
    }
  });

  test('are not used for what the jurisdiction owns', async () => {
    await openPeriod(world, 'assessment');
    await figuresBy('office of health', 'health');
    const month = { kind: 'filings', period };
    expect(await refusal(register({ saved: '月报' }, month, 'office'))).toMatchObject({ status: 404 });
    await figuresBy('office');
    expect((await register({ saved: '月报' }, month, 'office')).body.saved).toMatchObject({ name: '月报' });
  });
});

describe('figures of a quarter', () => {
  test('are brought by the name under which the office saved how its register is read', async () => {
    world = await filingBureaus(engine(), 1);
    await save('预算执行', { ...csv, mapping: figures }, { by: 'office', kind: 'filings' });
    const file = { kind: 'filings' as const, period, text: 'unit,executed\nbureau-1,96.2%\n' };
    const { run } = await bring(world, 'office', { ...file, mapping: { saved: '预算执行' } as never });
    expect(run).toMatchObject({ good: 1, refused: 0 });
  });
});
