import { describe, expect, test } from 'vitest';
import { routes } from '../../../functions/schemes/routes.ts';
import { chainFaults } from '../../../shared/domain/chain-check.ts';
import { digest } from '../../../shared/domain/canonical.ts';
import type { Scheme } from '../../../shared/domain/scheme.ts';
import { entries } from '../../../shared/storage/chained.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { existingScheme, schemeDocument } from '../../../shared/storage/schemes.ts';
import { departmentScheme, indicator } from '../../domain/scoring/example.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { makeWorld } from '../../make/world.ts';

const engine = withEngine();
const id = departmentScheme.id;
const meeting = '绩效管理委员会2026年第3次会议';

/** A jurisdiction with an office, its deputy, and a committee member. */
async function scene() {
  const world = makeWorld(engine(), routes);
  await world.settings();
  await world.unit('office');
  await world.person('wang', 'office', ['performance-office']);
  await world.person('li', 'office', ['performance-office', 'committee']);
  await world.person('zhao', 'office', ['committee']);
  await world.person('qian', 'office');
  return {
    world,
    office: world.as('wang'),
    deputy: world.as('li'),
    committee: world.as('zhao'),
    official: world.as('qian'),
  };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const params = { scheme: id, version: 1 };

async function submitted(scene: Scene, scheme: Scheme = departmentScheme) {
  await scene.office.call('schemes.create', { body: { scheme } });
  return scene.office.call('schemes.submit', { params: { scheme: scheme.id, version: 1 }, body: {} });
}

async function approved(scene: Scene) {
  const { body } = await submitted(scene);
  return scene.committee.call('schemes.approve', {
    params,
    body: { hash: body.standing.hash, meeting, specialRules: [] },
  });
}

/** The department scheme with one indicator scored by a formula. */
function withFormula(): Scheme {
  const scheme = structuredClone(departmentScheme);
  const section = scheme.sections.find(({ items }) => items === 'common');
  if (section?.items !== 'common') throw new Error('the example has common indicators');
  const first = section.indicators[0]!;
  section.indicators[0] = indicator(
    first.id,
    first.points,
    { kind: 'formula', expression: 'actual / target', gives: 'share', inputs: ['actual', 'target'] },
    {
      target: '100',
      value: 'named',
    },
  );
  return scheme;
}

describe('a scheme comes into force', () => {
  test('office drafts, committee approves, and the version carries the hash of its document', async () => {
    const it = await scene();
    const created = await it.office.call('schemes.create', { body: { scheme: departmentScheme } });
    expect(created).toMatchObject({
      status: 201,
      etag: 1,
      body: { standing: { version: 1, state: 'draft', makers: ['wang'] }, problems: [] },
    });
    expect(created.body.standing.hash).toBe(digest(departmentScheme));
    await it.office.call('schemes.submit', { params, body: {} });
    const { body } = await it.committee.call('schemes.approve', {
      params,
      body: { hash: digest(departmentScheme), meeting, specialRules: [] },
    });
    expect(body.standing).toMatchObject({ state: 'approved', approval: { by: 'zhao', meeting } });
    const chain = await entries(it.world.table, it.world.partition.scheme(it.world.jurisdiction, id));
    expect(chain.map(({ what }) => what)).toEqual(['schemes.begun', 'schemes.submitted', 'schemes.approved']);
  });

  test('whoever wrote or submitted a version cannot approve it, committee member or not', async () => {
    const it = await scene();
    await it.deputy.call('schemes.create', { body: { scheme: departmentScheme } });
    const { body } = await it.office.call('schemes.submit', { params, body: {} });
    const approval = { params, body: { hash: body.standing.hash, meeting, specialRules: [] } };
    expect(await refusal(it.deputy.call('schemes.approve', approval))).toMatchObject({
      status: 403,
      type: 'urn:jixiao:problem:access.same-person',
    });
    expect((await it.committee.call('schemes.approve', approval)).body.standing.state).toBe('approved');
  });

  test('the committee approves the document it saw and no other', async () => {
    const it = await scene();
    await submitted(it);
    const other = { params, body: { hash: '0'.repeat(64), meeting, specialRules: [] } };
    expect(await refusal(it.committee.call('schemes.approve', other))).toMatchObject({ status: 412, field: 'hash' });
  });

  test('a special rule is approved by name or not at all', async () => {
    const it = await scene();
    const scheme = withFormula();
    const { body } = await submitted(it, scheme);
    const [special = ''] = body.specialRules;
    const decision = { hash: body.standing.hash, meeting };
    const refused = await refusal(
      it.committee.call('schemes.approve', { params, body: { ...decision, specialRules: [] } }),
    );
    expect(refused).toMatchObject({ status: 409, type: 'urn:jixiao:problem:schemes.special-rules', legal: [special] });
    const done = await it.committee.call('schemes.approve', { params, body: { ...decision, specialRules: [special] } });
    expect(done.body.standing.approval?.specialRules).toEqual([special]);
  });

  test('a returned version is a draft again, with the reason in the chain', async () => {
    const it = await scene();
    await submitted(it);
    const { body } = await it.committee.call('schemes.return', { params, body: { reason: '请补充数据来源' } });
    expect(body.standing.state).toBe('draft');
    const chain = await entries(it.world.table, it.world.partition.scheme(it.world.jurisdiction, id));
    expect(chain.at(-1)).toMatchObject({ what: 'schemes.returned', why: '请补充数据来源' });
  });
});

describe('an approved version never changes', () => {
  test('it cannot be edited, submitted, approved again or returned', async () => {
    const it = await scene();
    const { etag, body } = await approved(it);
    const locked = { status: 409, type: 'urn:jixiao:problem:schemes.version-locked' };
    expect(
      await refusal(it.office.call('schemes.save', { params, body: { scheme: departmentScheme }, ifMatch: etag })),
    ).toMatchObject(locked);
    expect(await refusal(it.office.call('schemes.submit', { params, body: {} }))).toMatchObject(locked);
    const again = { params, body: { hash: body.standing.hash, meeting, specialRules: [] } };
    expect(await refusal(it.committee.call('schemes.approve', again))).toMatchObject(locked);
    expect(await refusal(it.committee.call('schemes.return', { params, body: { reason: '再改一次' } }))).toMatchObject(
      locked,
    );
  });

  test('a new version starts as its copy and leaves it as it was', async () => {
    const it = await scene();
    await approved(it);
    const begun = await it.office.call('schemes.begin-version', { params: { scheme: id }, body: { basedOn: 1 } });
    expect(begun.body.standing).toMatchObject({ version: 2, state: 'draft', basedOn: 1 });
    const scheme = { ...departmentScheme, name: { zh: '新名称', en: 'New name' } };
    await it.office.call('schemes.save', { params: { scheme: id, version: 2 }, body: { scheme }, ifMatch: begun.etag });
    const first = await it.official.call('schemes.read-version', { params });
    expect(first.body.scheme).toEqual(departmentScheme);
    expect(first.body.standing.hash).toBe(digest(departmentScheme));
  });

  test('a second open version is refused while one is still being worked on', async () => {
    const it = await scene();
    await approved(it);
    const begin = { params: { scheme: id }, body: { basedOn: 1 } };
    await it.office.call('schemes.begin-version', begin);
    expect(await refusal(it.office.call('schemes.begin-version', begin))).toMatchObject({
      type: 'urn:jixiao:problem:schemes.version-open',
    });
  });
});

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
    expect(body.problems.find(({ path }) => path === 'fullMark')?.zh).toMatch(/无效输入/);
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
  const legalBasis = Array.from({ length: 400 }, () => '依'.repeat(400));
  const refused = await refusal(
    it.office.call('schemes.create', { body: { scheme: { ...departmentScheme, legalBasis } } }),
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
