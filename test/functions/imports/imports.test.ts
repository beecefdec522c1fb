import { describe, expect, test } from 'vitest';
import { entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { bring, checkAll, county, figures, filingBureaus, period, register, units, type County } from './scene.ts';

const engine = withEngine();
const listed = async (world: County) =>
  (await world.as('admin').call('organisation.units')).body.units.map(({ id }) => id).toSorted();
const list = (...rows: string[]) => ['编码,名称,上级,层级', ...rows, ''].join('\n');

describe('a file of units', () => {
  test('is written with parents before children, wherever they stand in it', async () => {
    const world = await county(engine());
    const text = list('treasury,国库科,finance,处室', 'finance,财政局,county,部门');
    const { run } = await bring(world, 'admin', { kind: 'units', text, mapping: units });
    expect(run).toMatchObject({ good: 2, refused: 0, state: 'done' });
    const { body } = await world.as('admin').call('organisation.unit', { params: { unit: 'treasury' } });
    expect(body).toMatchObject({ name: { zh: '国库科', en: '国库科' }, path: ['county', 'finance'], level: 'office' });
  });

  test('tells of each refused row its number, column, value, rule and what would be legal', async () => {
    const world = await county(engine());
    const text = list(
      'finance,财政局,county,局',
      'Tax Office,税务局,,部门',
      'audit,审计局,nowhere,部门',
      ',人社局,,部门',
    );
    const params = await register(world, 'admin', { kind: 'units', text, mapping: units });
    const { faults, refused: count } = await checkAll(world, 'admin', params);
    expect(count).toBe(4);
    expect(faults).toMatchObject([
      { row: 2, column: '层级', value: '局', field: 'level', code: 'imports.not-listed', legal: ['部门', '处室'] },
      { row: 3, column: '编码', value: 'Tax Office', code: 'imports.shape-id' },
      { row: 5, column: '编码', value: '', code: 'imports.required', zh: '缺少“编号”。' },
      { row: 4, column: '上级', value: 'nowhere', code: 'access.no-unit' },
    ]);
  });

  test('that does not say its encoding is read as Chinese Excel writes it, and whoever checks it is told to look', async () => {
    const world = await county(engine());
    // 编码,名称,上级,层级 / finance,财政局,county,部门 in GB18030.
    const base64 = 'seDC6yzD+7PGLMnPvLYssuO8tgpmaW5hbmNlLLLG1f6+1ixjb3VudHkssr/DxQo=';
    const told = async (format: object) => {
      const params = await register(world, 'admin', { kind: 'units', base64, format, mapping: units } as never);
      return await checkAll(world, 'admin', params);
    };
    const { good, warnings } = await told({ type: 'csv' });
    expect(good).toBe(1);
    expect(warnings).toMatchObject([
      { row: 1, code: 'imports.assumed-encoding', legal: expect.arrayContaining(['big5']) },
    ]);
    expect((await told({ type: 'csv', encoding: 'gb18030' })).warnings).toEqual([]);
    expect(await refused(told({ type: 'csv', encoding: 'windows-1252' }))).toBe('imports.no-column');
  });

  test('writes nothing when one row is refused and all must pass', async () => {
    const world = await county(engine());
    const text = list('finance,财政局,county,部门', 'audit,审计局,nowhere,部门');
    const params = await register(world, 'admin', { kind: 'units', text, mapping: units });
    await checkAll(world, 'admin', params);
    expect(await refused(world.as('admin').call('imports.run', { params, body: {} }))).toBe('imports.rows-refused');
    expect(await listed(world)).toEqual(['county']);
  });

  test('looks again before the first write, because the world may have changed since the check', async () => {
    const world = await county(engine());
    const text = list('tax,税务局,finance,部门');
    await world.unit('finance');
    const params = await register(world, 'admin', { kind: 'units', text, mapping: units });
    await checkAll(world, 'admin', params);
    await world.unit('tax', { path: [] });
    await world.unit('desk', { parent: 'tax', path: ['tax'] });
    expect(await refused(world.as('admin').call('imports.run', { params, body: {} }))).toBe('imports.stopped');
  });

  test('writes the good rows and leaves the others where that was asked for', async () => {
    const world = await county(engine());
    const text = list('finance,财政局,county,部门', 'audit,审计局,nowhere,部门');
    const { run } = await bring(world, 'admin', { kind: 'units', text, mapping: units, mode: 'accept-good-rows' });
    expect(run).toMatchObject({ good: 1, refused: 1, reasons: { 'access.no-unit': 1 } });
    expect(await listed(world)).toEqual(['county', 'finance']);
  });

  test('that comes again changes nothing and says so', async () => {
    const world = await county(engine());
    const text = list('finance,财政局,county,部门');
    await bring(world, 'admin', { kind: 'units', text, mapping: units });
    const { run } = await bring(world, 'admin', { kind: 'units', text, mapping: units });
    expect(run).toMatchObject({ good: 0, unchanged: 1, refused: 0 });
  });

  test('may not say two things of one unit; the second row is told which was the first', async () => {
    const world = await county(engine());
    const text = list('finance,财政局,,部门', 'finance,财政厅,,部门', 'finance,财政局,,部门');
    const params = await register(world, 'admin', { kind: 'units', text, mapping: units });
    const { faults } = await checkAll(world, 'admin', params);
    expect(faults).toMatchObject([{ row: 3, code: 'imports.duplicate', en: 'Says again what row 2 says.' }]);
  });
});

describe('who may import', () => {
  test('units are brought by the system administrator, figures by the performance office, and nothing by a clerk', async () => {
    const world = await county(engine());
    const text = list('finance,财政局,,部门');
    const file = { kind: 'units', text, mapping: units } as const;
    expect(await refused(register(world, 'office', file))).toBe('imports.other-role');
    expect(await refused(register(world, 'clerk', file))).toBe('access.role');
    const mine = await register(world, 'admin', file);
    expect(await refused(world.as('office').call('imports.read', { params: mine }))).toBe('imports.other-role');
    expect((await world.as('office').call('imports.list')).body.imports).toEqual([]);
    expect((await world.as('second').call('imports.list')).body.imports).toMatchObject([{ state: 'registered' }]);
  });

  test('whoever registered a file writes it, so that its maker can be kept from accepting it', async () => {
    const world = await county(engine());
    const file = { kind: 'units', text: list('finance,财政局,,部门'), mapping: units } as const;
    const params = await register(world, 'admin', file);
    await world.person('admin', 'county', ['system-administrator'], { name: '王芳' });
    const another = await refusal(world.as('second').call('imports.check', { params, body: {} }));
    expect(another).toMatchObject({ type: 'urn:jixiao:problem:imports.not-yours' });
    expect(another['detail']).toContain('王芳');
  });

  test('nothing is written unchecked, and a mapping that writing has begun with stays', async () => {
    const world = await county(engine());
    const file = { kind: 'units', text: list('finance,财政局,,部门'), mapping: units } as const;
    const params = await register(world, 'admin', file);
    const admin = world.as('admin');
    expect(await refused(admin.call('imports.run', { params, body: {} }))).toBe('imports.not-checked');
    await checkAll(world, 'admin', params);
    const reading = { format: { type: 'csv' as const }, mapping: units };
    const { etag: ifMatch } = await admin.call('imports.read', { params });
    await checkAll(world, 'admin', params);
    const stale = await refusal(admin.call('imports.map', { params, body: reading, ifMatch }));
    expect(stale).toMatchObject({ status: 412, field: 'If-Match' });
    const seen = await admin.call('imports.read', { params });
    const mapped = await admin.call('imports.map', { params, body: reading, ifMatch: seen.etag });
    expect(mapped.body.state).toBe('registered');
    await checkAll(world, 'admin', params);
    await admin.call('imports.run', { params, body: {} });
    const late = { params, body: reading, ifMatch: mapped.etag };
    expect(await refused(admin.call('imports.map', late))).toBe('imports.begun');
    expect(await refused(admin.call('imports.run', { params, body: {} }))).toBe('imports.done');
  });
});

describe('a register of figures', () => {
  const register7 = (count: number, value = (n: number) => `${n + 0.5}%`) =>
    ['unit,executed', ...Array.from({ length: count }, (_, n) => `bureau-${n + 1},${value(n + 1)}`), ''].join('\n');
  const filingsOf = async (world: County, unit: string) =>
    (await world.as('office').call('progress.filings', { params: { period, subject: `unit.${unit}` } })).body.filings;

  test('becomes filings of the office that the deputy accepts, with a reason for what is odd, and the importer may not', async () => {
    const world = await filingBureaus(engine(), 2);
    const { run } = await bring(world, 'office', { kind: 'filings', period, text: register7(2), mapping: figures });
    expect(run).toMatchObject({ good: 2 });
    const [filing] = await filingsOf(world, 'bureau-1');
    expect(filing).toMatchObject({ given: { kind: 'number', number: '1.5' }, by: 'office', state: 'filed' });
    const said = { params: { period, subject: 'unit.bureau-1' }, body: { filings: [filing!.n] } };
    expect(await refused(world.as('office').call('progress.accept', said))).toBe('access.same-person');
    expect(await refused(world.as('deputy').call('progress.accept', said))).toBe('progress.unconfirmed');
    const confirmed = [{ filing: filing!.n, why: '与台账核对无误' }];
    const accepting = { ...said, body: { ...said.body, confirmed } };
    expect((await world.as('deputy').call('progress.accept', accepting)).body.state).toBe('accepted');
  });

  test('goes on where a run broke off, and writes no row twice', async () => {
    const world = await filingBureaus(engine(), 45);
    const file = { kind: 'filings', period, text: register7(45), mapping: figures } as const;
    const params = await register(world, 'office', file);
    await checkAll(world, 'office', params);
    const { table } = world.platform;
    const write = table.write.bind(table);
    let left = 1;
    world.platform.table.write = (writes) => {
      if (left-- === 0) throw new Error('the process was killed');
      return write(writes);
    };
    const run = () => world.as('office').call('imports.run', { params, body: { records: 1_000 } });
    expect(await refused(run())).toContain('about:blank');
    world.platform.table.write = write;
    const halfway = await world.as('office').call('imports.read', { params });
    expect(halfway.body).toMatchObject({ state: 'running', run: { step: 1, steps: 2, good: 30 } });
    expect((await run()).body).toMatchObject({ state: 'done', good: 45, left: 0 });
    for (const unit of ['bureau-1', 'bureau-30', 'bureau-31', 'bureau-45'])
      expect(await filingsOf(world, unit)).toHaveLength(1);
    const record = await entries(world.table, world.partition.import(world.jurisdiction, params.import));
    expect(record.map(({ what }) => what)).toEqual([
      'imports.registered',
      'imports.checked',
      'imports.written',
      'imports.written',
    ]);
  });

  test('is written once when two runs come at the same time', async () => {
    const world = await filingBureaus(engine(), 3);
    const params = await register(world, 'office', { kind: 'filings', period, text: register7(3), mapping: figures });
    await checkAll(world, 'office', params);
    const run = () => world.as('office').call('imports.run', { params, body: {} });
    const results = await Promise.allSettled([run(), run(), run()]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await filingsOf(world, 'bureau-2')).toHaveLength(1);
  });

  test('is brought by nobody who is connected with a subject: its rows say so, and the others are written', async () => {
    const world = await filingBureaus(engine(), 2);
    await world.person('office', 'bureau-1', [{ role: 'performance-office', unit: 'county' }]);
    const file = { kind: 'filings', period, text: register7(2), mapping: figures, mode: 'accept-good-rows' } as const;
    const params = await register(world, 'office', file);
    const { faults } = await checkAll(world, 'office', params);
    expect(faults.map(({ row, code }) => [row, code])).toEqual([[2, 'access.conflict']]);
    await world.as('office').call('imports.run', { params, body: {} });
    expect(await filingsOf(world, 'bureau-1')).toHaveLength(0);
    expect(await filingsOf(world, 'bureau-2')).toHaveLength(1);
  });

  test('is written by nobody who becomes connected meanwhile', async () => {
    const world = await filingBureaus(engine(), 1);
    const params = await register(world, 'office', { kind: 'filings', period, text: register7(1), mapping: figures });
    await checkAll(world, 'office', params);
    const { table } = world.platform;
    const write = table.write.bind(table);
    let moved = false;
    world.platform.table.write = async (writes) => {
      if (!moved) {
        moved = true;
        await world.person('office', 'bureau-1', [{ role: 'performance-office', unit: 'county' }]);
      }
      return write(writes);
    };
    expect(await refused(world.as('office').call('imports.run', { params, body: {} }))).toBe('imports.stopped');
    expect(await filingsOf(world, 'bureau-1')).toHaveLength(0);
  });

  test('corrects an earlier one figure by figure, and a figure that is the same stays as it was filed', async () => {
    const world = await filingBureaus(engine(), 2);
    await bring(world, 'office', { kind: 'filings', period, text: register7(2), mapping: figures });
    const text = 'unit,executed\nbureau-1,1.5%\nbureau-2,9%\n';
    const { run } = await bring(world, 'office', { kind: 'filings', period, text, mapping: figures });
    expect(run).toMatchObject({ good: 1, unchanged: 1 });
    expect(await filingsOf(world, 'bureau-2')).toMatchObject([
      { given: { number: '2.5' } },
      { given: { number: '9' }, supersedes: expect.any(Number) },
    ]);
  });

  test('is held to the rules of filing: subject, indicator, figure and deadline', async () => {
    const world = await filingBureaus(engine(), 1);
    const text = 'unit,executed\nbureau-1,about 5\nbureau-9,5\nbureau-1,\nbureau-1,7\nbureau-1,8\n';
    const params = await register(world, 'office', { kind: 'filings', period, text, mapping: figures });
    const { faults } = await checkAll(world, 'office', params);
    expect(faults.map(({ row, code }) => [row, code])).toEqual([
      [2, 'quantities.not-a-number'],
      [4, 'imports.required'],
      [6, 'imports.duplicate'],
      [3, 'access.no-appraisal'],
    ]);
    world.clock.now = Date.parse('2026-10-21T00:00:00+08:00');
    expect(await refused(checkAll(world, 'office', params))).toBe('progress.deadline-passed');
  });
});
