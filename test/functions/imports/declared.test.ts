import { describe, expect, test } from 'vitest';
import { refusals } from '../../../shared/text/catalogue.ts';
import { withEngine } from '../../make/engine.ts';
import { refused } from '../../make/refused.ts';
import { workbook } from '../../workbook/zipped.ts';
import { bring, checkAll, county, figures, filingBureaus, period, register, units } from './scene.ts';

const engine = withEngine();
const text = (reference: string, value: string) => `<c r="${reference}" t="str"><v>${value}</v></c>`;
const heading = `<row r="1">${text('A1', 'unit')}${text('B1', 'executed')}</row>`;
const figure = (row: number, cell: string, more = '') =>
  `<row r="${row}"${more}>${text(`A${row}`, `bureau-${row - 1}`)}${cell}</row>`;
const file = (rows: readonly string[], format: Record<string, unknown> = {}) => ({
  kind: 'filings' as const,
  period,
  mapping: figures,
  format: { type: 'xlsx', ...format },
  base64: workbook({ 一: [heading, ...rows].join('') }, '', { formats: ['0.00%'] }).toString('base64'),
});

describe('a workbook of figures', () => {
  test('is filed as its cells show it, percent formats beside percent signs, and what shows nothing certain is refused', async () => {
    const world = await filingBureaus(engine(), 5);
    const rows = [
      figure(2, '<c r="B2" s="1"><v>0.96199999999999997</v></c>'),
      figure(3, text('B3', '95%')),
      figure(4, '<c r="B4"><f>B2+B3</f></c>'),
      figure(5, '<c r="B5" t="e"><v>#DIV/0!</v></c>'),
      figure(6, '<c r="B6"><v>0.965</v></c>'),
    ];
    const { run } = await bring(world, 'office', { ...file(rows), mode: 'accept-good-rows' });
    expect(run).toMatchObject({ rows: 5, counted: { parts: 5, joined: 0, records: 5 }, good: 2, refused: 3 });
    expect(run?.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'executed', 'workbook.no-value'],
      [5, 'executed', 'workbook.error-value'],
      [6, 'executed', 'imports.share-or-percent'],
    ]);
    const filed = async (unit: string) => {
      const params = { period, subject: `unit.${unit}` };
      return (await world.as('office').call('progress.filings', { params })).body.filings[0]?.given;
    };
    expect(await filed('bureau-1')).toEqual({ kind: 'number', number: '96.2' });
    expect(await filed('bureau-2')).toEqual({ kind: 'number', number: '95' });
  });

  test('names what is odd by its row and column when it is checked and when it is written', async () => {
    const world = await filingBureaus(engine(), 2);
    const rows = [figure(2, text('B2', '95%')), figure(3, text('B3', '120%'))];
    const { check, run } = await bring(world, 'office', file(rows));
    const odd = [{ row: 3, column: 'executed', value: '120%', code: 'progress.outside-percent' }];
    expect(check.warnings).toMatchObject(odd);
    expect(run).toMatchObject({ good: 2, refused: 0, warnings: odd });
  });

  test('is not read in another unit than its indicator is measured in', async () => {
    const world = await filingBureaus(engine(), 1);
    const given = { column: 'executed', transforms: [{ do: 'number' as const, unit: '‰' }] };
    const mapping = { fields: { ...figures.fields, 'given.number': given } };
    const params = await register(world, 'office', { ...file([figure(2, text('B2', '962‰'))]), mapping });
    const { faults } = await checkAll(world, 'office', params);
    expect(faults).toMatchObject([{ row: 2, column: 'executed', value: '962‰', code: 'imports.other-unit' }]);
  });

  test('leaves hidden rows out and says which, unless they are asked for', async () => {
    const world = await filingBureaus(engine(), 3);
    const shown = (row: number) => `<c r="B${row}"><v>90</v></c>`;
    const rows = [figure(2, shown(2)), figure(3, shown(3), ' hidden="1"'), figure(4, shown(4), ' hidden="1"')];
    const params = await register(world, 'office', file(rows));
    const left = await checkAll(world, 'office', params);
    expect(left).toMatchObject({ rows: 1, good: 1, counted: { hidden: { rows: 2, stretches: ['3–4'], columns: [] } } });
    const all = await checkAll(world, 'office', await register(world, 'office', file(rows, { hidden: 'take' })));
    expect(all).toMatchObject({ rows: 3, good: 3, counted: { hidden: { rows: 0 } } });
  });
});

describe('the words of a fault', () => {
  test('name fields as people do, with no pattern and, in Chinese, no English', async () => {
    const world = await county(engine());
    const list = `编码,名称,上级,层级\nTax Office,税务局,,部门\n,人社局,,部门\naudit,${'长'.repeat(81)},,部门\n`;
    const params = await register(world, 'admin', { kind: 'units', text: list, mapping: units });
    const { faults } = await checkAll(world, 'admin', params);
    expect(faults.map(({ row, column, zh }) => [row, column, zh])).toEqual([
      [2, '编码', '“编号”只能用小写字母、数字和连字符，首尾不用连字符，至多 48 个字符。'],
      [3, '编码', '缺少“编号”。'],
      [4, '名称', '“中文名称”至多 80 个字符。'],
    ]);
  });

  test('exist in both languages for every way a row can be wrong', () => {
    const codes = Object.entries(refusals).filter(([code]) => /^(?:imports|workbook)\./.test(code));
    for (const [code, { zh, en }] of codes) {
      expect(zh, code).toMatch(/\p{Script=Han}/u);
      expect(en, code).not.toMatch(/\p{Script=Han}|\^|\\/u);
      expect(zh, code).not.toMatch(/Invalid|expected|\^|\\/);
    }
  });
});

describe('the goals of one subject', () => {
  test('are laid on the table by nobody who is connected with it', async () => {
    const world = await filingBureaus(engine(), 2);
    world.clock.now = Date.parse('2026-07-02T09:00:00+08:00');
    await world.person('deputy', 'county', ['performance-office', { role: 'unit-contributor', unit: 'bureau-2' }]);
    const fields = {
      subject: { template: 'unit.{unit}' },
      item: { constant: 'budget' },
      target: { column: 'target' },
      owner: { constant: 'leader' },
    };
    const text = 'unit,target\nbureau-1,90\nbureau-2,90\n';
    const params = await register(world, 'deputy', { kind: 'goals', period, text, mapping: { fields } });
    const { faults } = await checkAll(world, 'deputy', params);
    expect(faults.filter(({ code }) => code === 'access.conflict').map(({ row }) => row)).toEqual([3]);
  });

  const goalRows = (count: number) => Array.from({ length: count }, (_, at) => `finance,item-${at},1`).join('\n');
  test('are as many in a file as in a request, and no more', async () => {
    const world = await filingBureaus(engine(), 1);
    world.clock.now = Date.parse('2026-07-02T09:00:00+08:00');
    const mapping = {
      fields: {
        subject: { constant: 'unit.bureau-1' },
        item: { column: 'item' },
        target: { column: 'target' },
        strategy: { constant: 'budget' },
        owner: { constant: 'leader' },
      },
    };
    const params = await register(world, 'office', {
      kind: 'goals',
      period,
      text: `unit,item,target\n${goalRows(201)}\n`,
      mapping,
    });
    const { faults } = await checkAll(world, 'office', params);
    expect(faults).toHaveLength(201);
    expect(faults[0]).toMatchObject({ row: 2, code: 'goals.too-many' });
    expect(faults[0]?.zh).toContain('200');
    const goals = Array.from({ length: 201 }, (_, at) => ({ item: `item-${at}` }));
    const body = { as: 'proposal' as const, goals };
    expect(
      await refused(
        world.as('leader').call('goals.propose', { params: { period, subject: 'unit.bureau-1' }, ifMatch: 0, body }),
      ),
    ).toContain('request');
  });
});

test('a file is written no further where the same request comes again', async () => {
  const world = await filingBureaus(engine(), 45);
  const rows = Array.from({ length: 45 }, (_, n) => `bureau-${n + 1},90%`);
  const text = ['unit,executed', ...rows, ''].join('\n');
  const params = await register(world, 'office', { kind: 'filings', period, text, mapping: figures });
  await checkAll(world, 'office', params);
  const run = () => world.as('office').call('imports.run', { params, body: { records: 1 }, key: 'first-step' });
  const first = await run();
  expect(first.body).toMatchObject({ state: 'running', good: 30, left: 1 });
  expect(await run()).toEqual(first);
  expect((await world.as('office').call('imports.read', { params })).body).toMatchObject({ run: { good: 30 } });
});
