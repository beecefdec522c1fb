import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { bring, checkAll, county, filingBureaus, period, register, units, type County } from './scene.ts';

const engine = withEngine();

describe('a table of indicators', () => {
  const mapping = {
    fields: {
      'section.id': { column: '部分' },
      'section.name.zh': { column: '部分名称' },
      'section.points': { column: '部分分值' },
      'section.combine': { constant: 'sum' },
      'indicator.id': { column: '编码' },
      'indicator.name.zh': { column: '名称' },
      'indicator.kind': { constant: 'common-indicator' },
      'indicator.direction': { constant: 'increase' },
      'indicator.points': { column: '分值', transforms: [{ do: 'number' as const }] },
      'indicator.frequency': { constant: 'quarter' },
      'indicator.value': { constant: 'number' },
      'indicator.target': { column: '目标' },
      'indicator.rule': { choose: '计分', from: { 比例: { kind: 'ratio', whenZero: 'zero' } } },
    },
  };
  const heading = '部分,部分名称,部分分值,编码,名称,分值,目标,计分';

  test('fills a draft scheme, new sections and all, in one change', async () => {
    const world = await county(engine());
    await world.as('office').call('schemes.create', { body: { scheme: smallScheme } });
    const text = `${heading}\neconomy,经济发展,100,growth,生产总值增速,60,6,比例\neconomy,经济发展,100,invest,固定资产投资,40,8,比例\n`;
    const scheme = { id: smallScheme.id, version: 1, replace: true };
    const file = { kind: 'indicators', text, mapping, scheme } as const;
    const removing = ['common', 'common/budget', 'common/service'];
    const unnamed = await refusal(bring(world, 'office', file));
    expect(unnamed).toMatchObject({ status: 409, field: 'removing', legal: removing });
    const { check, run } = await bring(world, 'office', { ...file, removing });
    expect(check.removes).toEqual(removing);
    expect(run).toMatchObject({ good: 2, done: 1 });
    const { body } = await world.as('office').call('schemes.read-version', { params: { scheme: 'small', version: 1 } });
    expect(body.scheme.sections).toMatchObject([
      { id: 'economy', points: '100', indicators: [{ id: 'growth', points: '60', target: '6' }, { id: 'invest' }] },
    ]);
  });

  test('tells which rows have no section to stand in and no rule that was declared', async () => {
    const world = await county(engine());
    await world.as('office').call('schemes.create', { body: { scheme: smallScheme } });
    const text = `${heading}\nnew,,,a,甲,10,1,比例\ncommon,,,b,乙,10,1,打分\n`;
    const scheme = { id: smallScheme.id, version: 1, replace: true };
    const params = await register(world, 'office', { kind: 'indicators', text, mapping, scheme });
    const { faults, good } = await checkAll(world, 'office', params);
    expect(good).toBe(0);
    expect(faults).toMatchObject([
      { row: 3, column: '计分', value: '打分', code: 'imports.not-listed', legal: ['比例'] },
      { row: 2, column: '部分', value: 'new', code: 'imports.no-section' },
    ]);
    await world.as('office').call('schemes.submit', { params: { scheme: 'small', version: 1 }, body: {} });
    expect(await refused(checkAll(world, 'office', params))).toBe('imports.scheme-not-draft');
  });
});

describe('a file about what stands already', () => {
  const staff = (...rows: string[]) => ['工号,姓名,单位,主管', ...rows, ''].join('\n');
  const three = { id: { column: '工号' }, name: { column: '姓名' }, unit: { column: '单位' } };
  const read = async (world: County, official: string) =>
    (await world.as('admin').call('organisation.official', { params: { official } })).body;

  test('leaves what it does not mention: group and manager of a staff list, and who was deactivated', async () => {
    const world = await county(engine());
    await world.person('chief', 'county');
    await world.person('wang', 'county', [], { group: 'economic', manager: 'chief' });
    await world.person('gone', 'county', ['unit-leader'], { active: false });
    const text = staff('wang,王伟,county,', 'gone,离职者,county,');
    const { check } = await bring(world, 'admin', { kind: 'officials', text, mapping: { fields: three } });
    expect(check.changes).toMatchObject([
      { row: 2, key: 'wang', field: 'name', fieldName: { zh: '名称' }, before: 'wang', after: '王伟' },
      { row: 3, key: 'gone', field: 'name', before: 'gone', after: '离职者' },
      { row: 3, key: 'gone', field: 'grants', before: '[{"role":"unit-leader","unit":"county"}]', after: '[]' },
    ]);
    expect(await read(world, 'wang')).toMatchObject({ name: '王伟', group: 'economic', manager: 'chief' });
    expect(await read(world, 'gone')).toMatchObject({ active: false, grants: [] });
  });

  test('takes a field away where a word of it says so, and reactivates nobody', async () => {
    const world = await county(engine());
    await world.person('chief', 'county');
    await world.person('wang', 'county', [], { manager: 'chief' });
    await world.person('gone', 'county', [], { active: false });
    const fields = { ...three, manager: { column: '主管', removes: ['无'] } };
    const text = staff('wang,wang,county,无', 'chief,chief,county,');
    await bring(world, 'admin', { kind: 'officials', text, mapping: { fields } });
    expect(await read(world, 'wang')).not.toHaveProperty('manager');
    const back = { ...three, active: { constant: true } };
    const file = { kind: 'officials', text: staff('gone,gone,county,'), mapping: { fields: back } } as const;
    const { check } = await bring(world, 'admin', file);
    expect(check.faults).toMatchObject([{ row: 2, code: 'organisation.inactive' }]);
  });

  test('deactivates nobody and no unit that others rest on, where their rows may be refused', async () => {
    const world = await county(engine());
    await world.person('boss', 'county');
    await world.person('under', 'county', [], { manager: 'boss' });
    await world.unit('a');
    await world.unit('b', { parent: 'a', path: ['a'] });
    const faultsOf = async (kind: 'officials' | 'units', text: string, field: string) => {
      const flag = { column: 'active', as: 'flag' as const };
      const fields = { id: { column: 'id' }, [field]: { column: field }, group: { column: 'group' }, active: flag };
      const params = await register(world, 'admin', { kind, text, mode: 'accept-good-rows', mapping: { fields } });
      return (await checkAll(world, 'admin', params)).faults.map(({ row, code }) => [row, code]);
    };
    const people = 'id,manager,group,active\nboss,,,否\nunder,admin,nowhere,是\n';
    expect(await faultsOf('officials', people, 'manager')).toEqual([
      [2, 'organisation.manages-others'],
      [3, 'organisation.no-group'],
    ]);
    expect(await faultsOf('units', 'id,parent,group,active\na,,,否\nb,a,nowhere,否\n', 'parent')).toEqual([
      [2, 'organisation.unit-in-use'],
      [3, 'organisation.no-group'],
    ]);
  });

  test('ends the role of no last administrator, and says which row would', async () => {
    const world = await county(engine());
    const fields = { ...three, active: { constant: false } };
    const text = staff('admin,admin,county,', 'second,second,county,');
    const file = { kind: 'officials', text, mapping: { fields }, mode: 'accept-good-rows' } as const;
    const { run } = await bring(world, 'admin', file);
    expect(run).toMatchObject({ good: 1, refused: 1, faults: [{ row: 3, code: 'organisation.last-administrator' }] });
  });

  test('names units, groups and managers that are registered and active, or the row says which is not', async () => {
    const world = await county(engine());
    await world.unit('old', { active: false });
    await world.person('gone', 'county', [], { active: false });
    const fields = { ...three, manager: { column: '主管' }, group: { column: '类别' } };
    const text =
      '工号,姓名,单位,主管,类别\na,甲,old,,\nb,乙,county,gone,\nc,丙,county,,nowhere\nd,丁,county,e,\ne,戊,county,d,\n';
    const { check } = await bring(world, 'admin', { kind: 'officials', text, mapping: { fields } });
    expect(check.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '单位', 'organisation.unit-inactive'],
      [3, '主管', 'organisation.manager-inactive'],
      [4, '类别', 'organisation.no-group'],
      [6, '主管', 'organisation.manager-circle'],
      [5, '主管', 'organisation.manager-circle'],
    ]);
  });

  test('keeps the English name and the place of a unit it gives in Chinese alone', async () => {
    const world = await county(engine());
    await world.unit('finance', {
      name: { zh: '财政局', en: 'Finance' },
      parent: 'county',
      path: ['county'],
      group: 'economic',
    });
    const mapping = { fields: { id: { column: 'id' }, 'name.zh': { column: '名称' } } };
    await bring(world, 'admin', { kind: 'units', text: 'id,名称\nfinance,财政厅\n', mapping });
    const { body } = await world.as('admin').call('organisation.unit', { params: { unit: 'finance' } });
    expect(body).toMatchObject({ name: { zh: '财政厅', en: 'Finance' }, parent: 'county', group: 'economic' });
  });
});

describe('other files', () => {
  test('officials come in with their managers, also where the manager stands further down, and keep their roles', async () => {
    const world = await county(engine());
    const fields = {
      id: { column: 'id' },
      name: { column: '姓名' },
      unit: { constant: 'county' },
      manager: { column: '主管' },
    };
    const text = 'id,姓名,主管\nwang,王伟,li\nli,李娜,\nclerk,赵敏,\nzhou,周强,nobody\nwu,吴刚,wu\n';
    const file = { kind: 'officials', text, mapping: { fields }, mode: 'accept-good-rows' } as const;
    const { run } = await bring(world, 'admin', file);
    expect(run).toMatchObject({ good: 3, refused: 2 });
    expect(run?.faults).toMatchObject([
      { row: 5, column: '主管', value: 'nobody', code: 'access.no-official' },
      { row: 6, code: 'organisation.manager-circle' },
    ]);
    const { body } = await world.as('admin').call('organisation.official', { params: { official: 'clerk' } });
    expect(body).toMatchObject({ name: '赵敏', grants: [{ role: 'unit-contributor', unit: 'county' }] });
  });

  test('lines of the plan come in by the performance office', async () => {
    const world = await county(engine());
    const fields = {
      id: { column: 'id' },
      'name.zh': { column: '事项' },
      source: { constant: '2026年政府工作报告' },
      year: { column: '年度', as: 'integer' as const },
    };
    const text = 'id,事项,年度\nclimate,优化营商环境,2026\nroads,农村公路,二〇二六\n';
    const file = { kind: 'strategy', text, mapping: { fields }, mode: 'accept-good-rows' } as const;
    const { run } = await bring(world, 'office', file);
    expect(run).toMatchObject({ good: 1, refused: 1, reasons: { 'imports.not-whole': 1 } });
    const { body } = await world.as('office').call('organisation.strategy');
    expect(body.items).toMatchObject([{ id: 'climate', year: 2026, name: { zh: '优化营商环境' } }]);
  });

  test('a large file is uploaded under the digest it was registered with, and other bytes are refused', async () => {
    const world = await county(engine());
    const file = Buffer.from('编码,名称,上级,层级\nfinance,财政局,county,部门\n');
    const sha256 = createHash('sha256').update(file).digest('hex');
    const admin = world.as('admin');
    const body = { kind: 'units', name: 'units.csv', format: { type: 'csv' }, mapping: units } as const;
    const content = { sha256, bytes: file.length };
    const registered = await admin.call('imports.register', { body: { ...body, content } });
    const params = { import: registered.body.id };
    expect(await refused(admin.call('imports.check', { params, body: {} }))).toBe('imports.not-uploaded');
    const key = registered.body.upload?.fields['key'] ?? '';
    expect(key).toBe(`imports/${world.jurisdiction}/${params.import}`);
    world.uploads.set(key, Buffer.from('something else'));
    expect(await refused(admin.call('imports.check', { params, body: {} }))).toBe('imports.other-bytes');
    world.uploads.set(key, file);
    expect((await admin.call('imports.check', { params, body: {} })).body.good).toBe(1);
  });
});

describe('a list of raters', () => {
  const mapping = {
    fields: {
      subject: { template: 'unit.{单位}' },
      rater: { column: '评委' },
      group: { choose: '类别', from: { 县领导: 'leaders' } },
    },
  };

  test('seats each where the office would, in one entry a subject, and tells which may not sit there', async () => {
    const world = await filingBureaus(engine(), 2);
    await world.person('first', 'county', ['rater']);
    await world.person('second-rater', 'county', ['rater']);
    await world.person('own', 'bureau-1', ['rater']);
    const text = '单位,评委,类别\nbureau-1,first,县领导\nbureau-1,second-rater,县领导\nbureau-2,first,县领导\n';
    const { check, run } = await bring(world, 'office', { kind: 'seats', period, text, mapping });
    expect([check.good, run?.good]).toEqual([3, 3]);
    const again = await bring(world, 'office', {
      kind: 'seats',
      period,
      text: `${text}bureau-2,own,县领导\n`,
      mapping,
    });
    expect(again.run).toMatchObject({ good: 1, unchanged: 3 });

    const bad = `${text}bureau-1,own,县领导\nbureau-2,clerk,县领导\nbureau-9,first,县领导\n`;
    const params = await register(world, 'office', { kind: 'seats', period, text: bad, mapping });
    const { faults } = await checkAll(world, 'office', params);
    expect(faults.map(({ row, code }) => [row, code])).toEqual([
      [5, 'scoring.not-admitted'],
      [6, 'scoring.no-rater'],
      [7, 'access.no-appraisal'],
    ]);
  });
});
