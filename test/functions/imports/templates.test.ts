import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { Kind } from '../../../shared/domain/import/definitions.ts';
import { Mapping } from '../../../shared/domain/import/mapping.ts';
import { readTemplate } from '../../../shared/domain/import/read-template.ts';
import { explainedBelow, headed, templates } from '../../../shared/domain/import/templates.ts';
import { openBook } from '../../../shared/workbook/book.ts';
import { rowsOf } from '../../../shared/workbook/rows.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, recorded, smallScheme } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { bring, county, filingBureaus, period, register, checkAll, type County } from './scene.ts';

const engine = withEngine();

test.each(Kind.options)('every heading of the template of %s is its own, and it reads itself', (kind) => {
  const { columns } = templates[kind];
  const headings = columns.map(({ path }) => headed(path));
  expect(new Set(headings).size).toBe(headings.length);
  const read = readTemplate(kind, headings.toReversed());
  expect('mapping' in read && Mapping.safeParse(read.mapping).error).toBe(undefined);
  expect(columns.filter((column) => explainedBelow(kind, column).length > 200)).toEqual([]);
});

/** The template as somebody opens it: headings, explanations, and what is filled in already. */
async function opened(world: County, person: string, kind: Kind, query: Record<string, string> = {}) {
  const { body } = await world.as(person).call('imports.template', { params: { kind }, query });
  const book = openBook(Buffer.from(body.base64, 'base64'));
  const { rows } = rowsOf(book, book.sheets[0]!.part, { figures: 'shown', keep: () => true });
  const width = templates[kind].columns.length;
  return rows.map(({ cells }) => Array.from({ length: width }, (_, at) => cells.get(at)?.text ?? ''));
}

/** The sheet as an office program saves it again: with a title above, columns the other way round, rows filled in. */
async function filled(table: readonly string[][], ...rows: Record<string, CellValue>[]): Promise<string> {
  const [headings = [], explanations = [], ...known] = table;
  const place = (heading: string) => headings.findIndex((text) => text.split(' ')[0] === heading);
  const written = rows.map((row, at) => {
    const cells: CellValue[] = [...(known[at] ?? headings.map(() => ''))];
    for (const [heading, value] of Object.entries(row)) cells[place(heading)] = value;
    return cells;
  });
  const all = [headings, explanations, ...written, ...known.slice(rows.length)].map((cells) => cells.toReversed());
  const bytes = await writeXlsx({ sheets: [{ name: '填报', rows: [['某县 2026 年'], ...all] }] });
  return Buffer.from(bytes).toString('base64');
}

const csvOf = (table: readonly string[][], row: Record<string, string>): string => {
  const [headings = [], explanations = []] = table;
  const cells = headings.map((heading) => row[heading.split(' ')[0] ?? ''] ?? '');
  return [headings, explanations, cells].map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\r\n');
};

const xlsx = { type: 'xlsx' };
const none = undefined as never;

describe('a template that was filled in comes back without a mapping:', () => {
  test('units, officials and strategy items, names that look like formulas among them', async () => {
    const world = await county(engine());
    const units = await opened(world, 'admin', 'units');
    const base64 = await filled(
      units,
      { 编号: 'finance', 中文名称: '财政局', 层级: '部门', 职能编号: 'budget', 职能名称: '预算' },
      { 编号: 'budget', 中文名称: '+预算科', 层级: '内设机构', 上级单位: '财政局', 是否启用: '是' },
    );
    const { run } = await bring(world, 'admin', { kind: 'units', base64, mapping: none });
    expect(run).toMatchObject({ good: 2, skipped: { 填写说明: 1 } });
    const { body } = await world.as('admin').call('organisation.unit', { params: { unit: 'budget' } });
    expect(body).toMatchObject({ parent: 'finance', level: 'office', name: { zh: '+预算科', en: '+预算科' } });
    const officials = await opened(world, 'admin', 'officials');
    const text = csvOf(officials, { 编号: 'wang', 名称: '王伟', 单位: "'+预算科" });
    const people = await bring(world, 'admin', { kind: 'officials', text, mapping: none });
    expect(people.run).toMatchObject({ good: 1 });
    const strategy = await opened(world, 'office', 'strategy');
    const items = await filled(strategy, { 编号: 'climate', 中文名称: '双碳', 数据来源: '规划', 年度: 2030 });
    expect((await bring(world, 'office', { kind: 'strategy', base64: items, mapping: none })).run).toMatchObject({
      good: 1,
    });
  });

  test('indicators of a draft, of which only what was changed changes', async () => {
    const world = await county(engine());
    await world.as('office').call('schemes.create', { body: { scheme: smallScheme } });
    const table = await opened(world, 'office', 'indicators', { scheme: 'small', version: '1' });
    expect(table.slice(2).map(([section, , , , id]) => [section, id])).toEqual([
      ['common', 'budget'],
      ['common', 'service'],
    ]);
    const base64 = await filled(table, { 目标值: '98.5' });
    const scheme = { id: 'small', version: 1 };
    const { check, run } = await bring(world, 'office', {
      kind: 'indicators',
      base64,
      format: xlsx,
      mapping: none,
      scheme,
    });
    expect(check.changes).toMatchObject([{ key: 'budget', field: 'target', before: '100', after: '98.5' }]);
    expect(run).toMatchObject({ good: 2 });
  });

  test('goals and filings of whoever is enrolled, rows that were not filled in aside', async () => {
    const world = await filingBureaus(engine(), 2);
    const table = await opened(world, 'office', 'filings', { period, indicator: 'budget' });
    expect(table.slice(2).map(([subject, , indicator, , slot]) => [subject, indicator, slot])).toEqual([
      ['unit.bureau-1', 'budget', '全期'],
      ['unit.bureau-2', 'budget', '全期'],
    ]);
    const base64 = await filled(table, { 数值: '96.5%', 数据来源: '财政系统' });
    const { run } = await bring(world, 'office', { kind: 'filings', period, base64, mapping: none });
    expect(run).toMatchObject({ good: 1, skipped: { 填写说明: 1, 未填写: 1 } });
    const read = await world.as('office').call('progress.read', { params: { period, subject: 'unit.bureau-1' } });
    expect(JSON.stringify(read.body)).toContain('"number":"96.5"');

    // What stands by then, the subject's own figure too, is in the template, and brought back it is filed by nobody anew.
    const own = { indicator: 'budget', slot: 'period', given: { kind: 'number', number: '88' }, source: '台账' };
    await recorded(world, 'unit.bureau-2', 'clerk', 'progress.filed', own);
    const known = await opened(world, 'office', 'filings', { period, indicator: 'budget' });
    const numbers = known[0]?.findIndex((heading) => heading.startsWith('数值')) ?? -1;
    expect(known.slice(2).map((cells) => cells[numbers])).toEqual(['96.5', '88']);
    const again = { kind: 'filings', period, base64: await filled(known), mapping: none } as const;
    expect((await bring(world, 'office', again)).run).toMatchObject({ good: 0, unchanged: 2 });
    const goals = await opened(world, 'office', 'goals', { period });
    expect(goals.slice(2).map(([subject, , item]) => [subject, item])).toContainEqual(['unit.bureau-2', 'budget']);
    const seats = await opened(world, 'office', 'seats', { period });
    expect(seats).toHaveLength(4);
  });
});

test('goals with their units in the cell come back from a template, and raters of a subject', async () => {
  const world = await county(engine());
  await world.unit('finance', { group: 'economic', name: { zh: '财政局', en: 'Bureau of Finance' } });
  await world.person('rater', 'county', ['rater']);
  await world.as('office').call('organisation.save-strategy-item', {
    params: { item: 'budget' },
    ifMatch: 0,
    body: { name: { zh: '预算', en: 'Budget' }, source: '年度重点' },
  });
  await openPeriod(world, 'planning');
  await enrol(world, 'unit.finance');
  const goals = await opened(world, 'office', 'goals', { period });
  const base64 = await filled(goals, {
    考核对象: '财政局',
    目标值: '96.5',
    计量单位: '%',
    战略目标: 'budget',
    责任人: 'office',
  });
  const { run } = await bring(world, 'office', { kind: 'goals', period, base64, mapping: none });
  expect(run).toMatchObject({ good: 1, faults: [] });
  const { body } = await world.as('office').call('goals.read', { params: { period, subject: 'unit.finance' } });
  expect(JSON.stringify(body)).toContain('"target":"96.5"');
  await openPeriod(world, 'implementation');
  const seats = await opened(world, 'office', 'seats', { period });
  const seated = await filled(seats, { 评委: 'rater', 考核分组: 'leaders' });
  const raters = await bring(world, 'office', { kind: 'seats', period, base64: seated, mapping: none });
  expect(raters.run).toMatchObject({ good: 1, faults: [] });
});

test('a table that is no template is told which headings it lacks', async () => {
  const world = await county(engine());
  const params = await register(world, 'admin', { kind: 'officials', text: '工号,姓名\nwang,王伟\n', mapping: none });
  expect(await refused(checkAll(world, 'admin', params))).toBe('imports.not-a-template');
});
