import { describe, expect, test } from 'vitest';
import { digest } from '../../../shared/domain/audit/chain.ts';
import { entries } from '../../../shared/storage/record.ts';
import { departmentScheme } from '../../domain/scoring/example.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { approved, id, makeScene, meeting, params, submitted, withFormula } from './scene.ts';

const engine = withEngine();
const scene = () => makeScene(engine());

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

  test('a returned version is a draft again that says why until it is submitted again, with the reason in the chain', async () => {
    const it = await scene();
    await submitted(it);
    const { body } = await it.committee.call('schemes.return', { params, body: { reason: '请补充数据来源' } });
    expect(body.standing).toMatchObject({ state: 'draft', returned: { reason: '请补充数据来源' } });
    const chain = await entries(it.world.table, it.world.partition.scheme(it.world.jurisdiction, id));
    expect(chain.at(-1)).toMatchObject({ what: 'schemes.returned', why: '请补充数据来源' });
    const again = await it.office.call('schemes.submit', { params, body: {} });
    expect(again.body.standing.returned).toBeUndefined();
  });
});

describe('a draft begun by mistake', () => {
  const reason = '误建，本年度沿用原办法';
  const second = { scheme: id, version: 2 };

  test('is given up with the reason, is still read under its number, and the next draft takes the next one', async () => {
    const it = await scene();
    await approved(it);
    const begin = async () => it.office.call('schemes.begin-version', { params: { scheme: id }, body: { basedOn: 1 } });
    const { etag } = await begin();
    const scheme = { ...departmentScheme, name: { zh: '误改的名称', en: 'A mistaken name' } };
    await it.office.call('schemes.save', { params: second, body: { scheme }, ifMatch: etag });
    const { body } = await it.office.call('schemes.drop', { params: second, body: { reason } });
    expect(body.standing).toMatchObject({ state: 'dropped', dropped: { by: 'wang', reason } });
    const read = await it.official.call('schemes.read-version', { params: second });
    expect(read.body).toMatchObject({ standing: { state: 'dropped' }, scheme: { name: scheme.name } });
    // The list calls it as the version in force does.
    expect((await it.office.call('schemes.read', { params: { scheme: id } })).body.name).toEqual(departmentScheme.name);
    expect((await begin()).body.standing).toMatchObject({ version: 3, state: 'draft', basedOn: 1 });
    const chain = await entries(it.world.table, it.world.partition.scheme(it.world.jurisdiction, id));
    expect(chain.find(({ what }) => what === 'schemes.dropped')).toMatchObject({ why: reason, data: { version: 2 } });
  });

  test('that was the first of its scheme can be gone on from', async () => {
    const it = await scene();
    await it.office.call('schemes.create', { body: { scheme: departmentScheme } });
    await it.office.call('schemes.drop', { params, body: { reason } });
    const next = { params: { scheme: id }, body: { basedOn: 1 } };
    expect((await it.office.call('schemes.begin-version', next)).body.standing.version).toBe(2);
  });

  test('is not given up once it was submitted, nor changed or submitted once it was given up', async () => {
    const it = await scene();
    await submitted(it);
    const dropping = { params, body: { reason } };
    const locked = { status: 409, type: 'urn:jixiao:problem:schemes.version-locked' };
    expect(await refusal(it.office.call('schemes.drop', dropping))).toMatchObject(locked);
    await it.committee.call('schemes.return', { params, body: { reason: '请补充数据来源' } });
    expect(await refusal(it.office.call('schemes.drop', dropping))).toMatchObject({
      status: 409,
      type: 'urn:jixiao:problem:schemes.was-submitted',
    });
    const { body } = await it.office.call('schemes.submit', { params, body: {} });
    const approval = { hash: body.standing.hash, meeting, specialRules: [] };
    await it.committee.call('schemes.approve', { params, body: approval });
    await it.office.call('schemes.begin-version', { params: { scheme: id }, body: { basedOn: 1 } });
    const { etag } = await it.office.call('schemes.drop', { params: second, body: { reason } });
    const save = { params: second, body: { scheme: departmentScheme }, ifMatch: etag };
    expect(await refusal(it.office.call('schemes.save', save))).toMatchObject(locked);
    expect(await refusal(it.office.call('schemes.submit', { params: second, body: {} }))).toMatchObject(locked);
    expect(await refusal(it.office.call('schemes.drop', { params: second, body: { reason } }))).toMatchObject(locked);
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
