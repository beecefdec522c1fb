import { describe, expect, test } from 'vitest';
import { schemeNamed } from '../../schemes/golden.ts';
import exampleScheme from '../../../schemes/library/city-scorecard.json' with { type: 'json' };
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import { entries } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { existingScheme, schemeDocument } from '../../../shared/storage/schemes.ts';
import { departmentScheme } from '../../domain/scoring/example.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { approved, id, makeScene, params } from './scene.ts';

const engine = withEngine();
const scene = () => makeScene(engine());

describe('what is wrong with a scheme', () => {
  test('a validation lists every problem in both languages and keeps nothing', async () => {
    const it = await scene();
    const scheme = { ...departmentScheme, fullMark: '120' };
    const { body } = await it.office.call('schemes.validate', { body: { scheme } });
    expect(body.valid).toBe(false);
    expect(body.problems.map(({ code }) => code)).toContain('schemes.sections-sum');
    for (const { zh, en } of body.problems) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/[a-z]{3}/);
      expect(zh + en).not.toMatch(/\{\w+\}/);
    }
    expect((await it.office.call('schemes.list')).body.schemes).toEqual([]);
  });

  test('a document of the wrong shape is told field by field, in both languages', async () => {
    const it = await scene();
    const { body } = await it.office.call('schemes.validate', {
      body: { scheme: { ...departmentScheme, fullMark: 100, extra: true } },
    });
    expect(body.problems.map(({ path }) => path)).toContain('fullMark');
    expect(body.problems.find(({ path }) => path === 'fullMark')?.zh).toBe('须为文本（加引号）。');
  });

  test('a draft may have problems, a submission may not', async () => {
    const it = await scene();
    const scheme = { ...departmentScheme, fullMark: '120' };
    const created = await it.office.call('schemes.create', { body: { scheme } });
    expect(created.body.problems.length).toBeGreaterThan(0);
    const refused = await refusal(it.office.call('schemes.submit', { params, body: {} }));
    expect(refused).toMatchObject({ status: 409, type: 'urn:jixiao:problem:schemes.has-problems' });
    expect(String(refused['detail'])).not.toMatch(/\{\w+\}/);
  });
});

test('the example of the description is a scheme without problems, ready to copy', async () => {
  const it = await scene();
  const { body } = await it.office.call('schemes.validate', { body: { scheme: { ...exampleScheme } } });
  expect(body).toMatchObject({ valid: true, problems: [], specialRules: ['permits'] });
});

test('what a scheme declares and the system leaves to people is told to whoever checks it, and to the committee', async () => {
  const it = await scene();
  const rolled = schemeNamed('civil-servants-annual');
  const { body } = await it.office.call('schemes.validate', { body: { scheme: { ...rolled } } });
  expect(body.valid).toBe(true);
  const codes = body.notices.map(({ code }) => code);
  expect(codes).toContain('schemes.undelivered-consequences');
  for (const { zh, en } of body.notices) expect(`${zh} ${en}`).not.toMatch(/\{\w+\}/);
  await it.office.call('schemes.create', { body: { scheme: rolled } });
  const read = await it.committee.call('schemes.read-version', { params: { scheme: rolled.id, version: 1 } });
  expect(read.body.notices).toEqual(body.notices);
  const wider = {
    subjects: ['unit', 'team'],
    clocks: { ...departmentScheme.clocks },
  };
  const other = await it.office.call('schemes.validate', { body: { scheme: { ...departmentScheme, ...wider } } });
  const told = other.body.notices.map(({ code }) => code);
  expect(told).toEqual(expect.arrayContaining(['schemes.undelivered-teams']));
});

describe('two people at one scheme', () => {
  test('an edit based on an older reading is told which one is current', async () => {
    const it = await scene();
    const { etag } = await it.office.call('schemes.create', { body: { scheme: departmentScheme } });
    const save = { params, body: { scheme: { ...departmentScheme, legalBasis: ['甲'] } }, ifMatch: etag };
    await it.office.call('schemes.save', save);
    expect(await refusal(it.deputy.call('schemes.save', save))).toMatchObject({
      status: 412,
      type: 'urn:jixiao:problem:request.stale',
    });
  });

  test('the same POST twice makes one scheme and gives the same answer', async () => {
    const it = await scene();
    const create = { body: { scheme: departmentScheme }, key: 'the-same-key' };
    const [first, second] = [
      await it.office.call('schemes.create', create),
      await it.office.call('schemes.create', create),
    ];
    expect(second).toEqual(first);
  });

  test('a scheme of that name is not made a second time', async () => {
    const it = await scene();
    await it.office.call('schemes.create', { body: { scheme: departmentScheme } });
    expect(await refusal(it.deputy.call('schemes.create', { body: { scheme: departmentScheme } }))).toMatchObject({
      type: 'urn:jixiao:problem:schemes.exists',
    });
  });
});

test('an official reads a scheme but cannot write one', async () => {
  const it = await scene();
  await approved(it);
  expect((await it.official.call('schemes.read', { params: { scheme: id } })).body.versions).toHaveLength(1);
  expect(await refusal(it.official.call('schemes.create', { body: { scheme: departmentScheme } }))).toMatchObject({
    status: 403,
  });
});

test('another jurisdiction sees nothing of it', async () => {
  const it = await scene();
  await approved(it);
  const other = await scene();
  expect(await refusal(other.office.call('schemes.read', { params: { scheme: id } }))).toMatchObject({ status: 404 });
  expect((await other.office.call('schemes.list')).body.schemes).toEqual([]);
});

test('the chain accounts for every version of a scheme, and names a document that was altered', async () => {
  const it = await scene();
  await approved(it);
  const { table, jurisdiction, partition } = it.world;
  const pk = partition.scheme(jurisdiction, id);
  const { head } = await existingScheme(table, jurisdiction, id);
  const document = await schemeDocument(table, jurisdiction, { id, version: 1 });
  const collection = { entries: await entries(table, pk), head, items: { [sort.version(1)]: document } };
  expect(chainFaults(collection)).toEqual([]);
  const altered = { ...document, scheme: { ...document.scheme, fullMark: '99' } };
  expect(chainFaults({ ...collection, items: { [sort.version(1)]: altered } })).toEqual([
    { kind: 'altered-item', item: 'version/0001' },
  ]);
});

test('a document the table could not hold is refused with its size', async () => {
  const it = await scene();
  const [common] = departmentScheme.sections;
  if (common?.items !== 'common') throw new Error('the first section has no items of its own');
  const indicators = Array.from({ length: 300 }, () => common.indicators[0]!);
  const sections = Array.from({ length: 10 }, () => ({ ...common, indicators }));
  const refused = await refusal(
    it.office.call('schemes.create', { body: { scheme: { ...departmentScheme, sections } } }),
  );
  expect(refused).toMatchObject({ status: 413, type: 'urn:jixiao:problem:schemes.document-too-large' });
});

test('a long list of schemes comes page by page, and a page belongs to who asked for it', async () => {
  const it = await scene();
  for (const name of ['a', 'b', 'c'])
    await it.office.call('schemes.create', { body: { scheme: { ...departmentScheme, id: name } } });
  const first = await it.office.call('schemes.list', { query: { limit: 2 } });
  expect(first.body.schemes.map((scheme) => scheme.id)).toEqual(['a', 'b']);
  const rest = await it.office.call('schemes.list', { query: { limit: 2, cursor: first.body.next } });
  expect(rest.body).toMatchObject({ schemes: [{ id: 'c' }] });
  const stolen = it.official.call('schemes.list', { query: { limit: 2, cursor: first.body.next } });
  expect(await refusal(stolen)).toMatchObject({ type: 'urn:jixiao:problem:request.cursor' });
});
