import { describe, expect, test } from 'vitest';
import { digest } from '../../../shared/domain/audit/chain.ts';
import { schemeJsonSchema } from '../../../shared/domain/scheme/json-schema.ts';
import { entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { library, schemeNamed } from '../../schemes/golden.ts';
import { makeScene } from './scene.ts';

const engine = withEngine();
const scene = () => makeScene(engine());
const departments = schemeNamed('departments-annual');
const first = { scheme: departments.id, version: 1 };

describe('the library', () => {
  test('lists every scheme of the folder, with the hash of its document', async () => {
    const { official } = await scene();
    const { body } = await official.call('schemes.list-library', {});
    const listed = body.schemes.map(({ id, hash }) => ({ id, hash })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(listed).toEqual(library.map(({ name, document }) => ({ id: name, hash: digest(document) })));
  });

  test('a scheme is taken from it, imported, and exported again without a byte changed', async () => {
    const { office, official } = await scene();
    const taken = await office.call('schemes.read-library', { params: { id: departments.id } });
    const created = await office.call('schemes.create', { body: { scheme: taken.body.scheme } });
    expect(created.body.problems).toEqual([]);
    const { body } = await official.call('schemes.read-version', { params: first });
    expect(body.standing.hash).toBe(taken.body.hash);
    expect(digest(body.scheme)).toBe(taken.body.hash);
  });

  test('names what it has when asked for something else', async () => {
    const { office } = await scene();
    const refused = await refusal(office.call('schemes.read-library', { params: { id: 'nobody' } }));
    expect(refused).toMatchObject({ status: 404, type: 'urn:jixiao:problem:schemes.not-in-library' });
    expect(refused['legal']).toContain('departments-annual');
  });

  test('its address is not taken from it by a scheme of that name', async () => {
    const { office } = await scene();
    const scheme = { ...departments, id: 'library' };
    expect(await refusal(office.call('schemes.create', { body: { scheme } }))).toMatchObject({
      status: 400,
      type: 'urn:jixiao:problem:schemes.reserved-id',
    });
  });
});

test('the JSON Schema is served to everybody', async () => {
  const { world } = await scene();
  const { body } = await world.as('nobody').call('schemes.json-schema', {});
  expect(body).toEqual(JSON.parse(JSON.stringify(schemeJsonSchema())));
});

describe('two versions are compared', () => {
  test('in sentences, with the hashes of what was compared', async () => {
    const it = await scene();
    const created = await it.office.call('schemes.create', { body: { scheme: departments } });
    const { hash } = created.body.standing;
    await it.office.call('schemes.submit', { params: first, body: {} });
    await it.committee.call('schemes.approve', {
      params: first,
      body: { hash, meeting: '第3次会议', specialRules: [] },
    });
    const params = { scheme: departments.id };
    const begun = await it.office.call('schemes.begin-version', { params, body: { basedOn: 1 } });
    const scheme = { ...departments, adjustments: { ...departments.adjustments, bonusCap: '6' } };
    await it.office.call('schemes.save', { params: { ...params, version: 2 }, body: { scheme }, ifMatch: begun.etag });
    const { body } = await it.committee.call('schemes.compare', { params, query: { from: 1, to: 2 } });
    expect(body).toEqual({
      from: { version: 1, hash: digest(departments) },
      to: { version: 2, hash: digest(scheme) },
      changes: [
        {
          path: 'adjustments/bonusCap',
          code: 'bonus-cap',
          zh: '加分总上限由 5 分改为 6 分。',
          en: 'All bonuses together: at most 6 instead of 5.',
        },
      ],
    });
  });

  test('only versions that exist', async () => {
    const { office } = await scene();
    await office.call('schemes.create', { body: { scheme: departments } });
    const asked = { params: { scheme: departments.id }, query: { from: 1, to: 2 } };
    expect(await refusal(office.call('schemes.compare', asked))).toMatchObject({ status: 404 });
  });
});

describe('the indicator table', () => {
  test('is exported as a workbook, which leaves an entry, and read back as the sections it was written from', async () => {
    const { office, official, world } = await scene();
    await office.call('schemes.create', { body: { scheme: departments } });
    const { body: file } = await official.call('schemes.export-table', { params: first });
    expect(file).toMatchObject({ name: 'departments-annual-v1.xlsx', hash: digest(departments) });
    const log = await entries(world.table, world.partition.access(world.jurisdiction));
    expect(log).toMatchObject([
      { what: 'schemes.table-exported', by: { id: 'qian' }, data: { of: `scheme/${departments.id}/1` } },
    ]);
    const { body } = await office.call('schemes.import-table', { body: { base64: file.base64 } });
    expect(body).toEqual({ sections: departments.sections, complete: true, problems: [] });
  });

  test('is read by the office alone', async () => {
    const { official } = await scene();
    expect(await refusal(official.call('schemes.import-table', { body: { base64: '' } }))).toMatchObject({
      status: 403,
    });
  });

  test('a file that is no workbook is refused', async () => {
    const { office } = await scene();
    const base64 = Buffer.from('编号,名称').toString('base64');
    expect(await refusal(office.call('schemes.import-table', { body: { base64 } }))).toMatchObject({
      type: 'urn:jixiao:problem:workbook.damaged',
    });
  });
});
