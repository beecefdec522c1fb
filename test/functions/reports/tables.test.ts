import { describe, expect, test } from 'vitest';
import { existingTable, rowsWrite, tableFiles } from '../../../shared/storage/tables.ts';
import { type AppraisalHead, existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { type Chained, append, entries } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { happened } from '../../make/happened.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period, recorded } from '../../make/enrolled.ts';
import { closed } from '../../make/published.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { ask, cellsOf, fileOf, made, tableFor, tabledCounty } from '../jobs/tabled.ts';

const engine = withEngine();

describe('a table of units by section', () => {
  test('holds the scores of the close, rank and grade as numbers, and its export stands in the chain of the period', async () => {
    const world = await tabledCounty(engine());
    const before = await tableFor(world, 'office', { table: 'sections' });
    expect(before[0]?.[4]).toBe('共性指标\nCommon indicators');
    expect(before.slice(1).map(([, id, , , section = '']) => [id, section])).toEqual([
      ['unit.bureau-000', ''],
      ['unit.bureau-003', ''],
      ['unit.bureau-001', ''],
      ['unit.bureau-002', ''],
    ]);
    await closed(world);
    const [, first] = await tableFor(world, 'office', { table: 'sections' });
    expect(first?.slice(0, 4)).toEqual(['economic', 'unit.bureau-000', '对象bureau-000', '单位bureau-000']);
    expect(Number(first?.[4])).toBeGreaterThan(50);
    expect(first?.[8]).toMatch(/^[12]$/);
    const chain = await entries(world.table, world.partition.period(world.jurisdiction, period));
    expect(chain.filter(({ what }) => what === 'reports.exported').map(({ by }) => by.id)).toEqual([
      'office',
      'office',
    ]);
  });
});

describe('a table of units by indicator', () => {
  test('holds target and latest figure at any time, and the score once there is one', async () => {
    const world = await tabledCounty(engine());
    const [heads, row] = await tableFor(world, 'office', { table: 'indicators' });
    expect(heads?.slice(4, 8).map((head) => head.split('\n')[0])).toEqual([
      '指标budget：目标',
      '指标budget：最近数据',
      '指标budget：得分',
      '指标service：得分',
    ]);
    expect(row?.slice(4)).toEqual(['100', '60']);
    await closed(world);
    const [, scored] = await tableFor(world, 'office', { table: 'indicators' });
    expect(scored?.slice(4, 7)).toEqual(['100', '60', '36']);
  });

  test('shows a leader those below alone, and no score before the results are given', async () => {
    const world = await tabledCounty(engine());
    await closed(world);
    const [, ...rows] = await tableFor(world, 'leader', { table: 'indicators' });
    expect(rows.map(([, id, , , target, figure, score = '']) => [id, target, figure, score])).toEqual([
      ['unit.bureau-001', '100', '67', ''],
    ]);
  });
});

describe('a table of filings', () => {
  test('has a row for each slot with its state, in the zone of the county, and nothing that a spreadsheet would run', async () => {
    const world = await tabledCounty(engine(), 2);
    await recorded(world, 'unit.bureau-000', 'clerk', 'progress.filed', {
      indicator: 'budget',
      slot: 'period',
      given: { kind: 'number', number: '97.5' },
      source: '=HYPERLINK("evil")',
    });
    await enrol(world, 'unit.late', { group: 'towns' });
    const rows = await tableFor(world, 'office', { table: 'filings' });
    const shown = rows.slice(1).map((row) => [1, 6, 7, 8, 9, 11, 13].map((at) => row[at]?.split('\n')[0] ?? ''));
    expect(shown).toEqual([
      ['unit.bureau-000', 'period', '2026-10-20 23:59', '已填报 filed', '是 yes', '97.5', `'=HYPERLINK("evil")`],
      [
        'unit.bureau-001',
        'period',
        '2026-10-20 23:59',
        '绩效办已认定 accepted by the office',
        '是 yes',
        '67',
        '财政系统',
      ],
      ['unit.late', 'period', '2026-10-20 23:59', '未填报 not filed', '否 no', '', ''],
    ]);
  });
});

test('who has not is told duty by duty, with who is to do it, and can be had as CSV', async () => {
  const world = await tabledCounty(engine(), 1);
  await enrol(world, 'unit.late', { group: 'towns' });
  const id = await ask(world, 'chair', { table: 'waiting', format: 'csv' });
  await made(world);
  const text = new TextDecoder().decode(await fileOf(world, 'chair', id));
  expect(text.split('\r\n')[0]).toContain('考核类别 Peer group,对象编码 Subject id');
  expect(text).toMatch(/unit\.late,对象late,late,提出考核方目标文本,,2026-10-20 23:59,否 no,绩效办/);
});

describe('a table that was asked for', () => {
  test('is told of to nobody else, and to its own asker no more once the reach it was made in is gone', async () => {
    const world = await tabledCounty(engine(), 2);
    const id = await ask(world, 'leader', { table: 'cards' });
    const params = { period, table: id };
    expect(await refusal(world.as('leader').call('reports.link-table', { params, body: {} }))).toMatchObject({
      status: 409,
    });
    await made(world);
    expect((await world.as('leader').call('reports.table', { params })).body).toMatchObject({
      state: 'done',
      files: [{ file: 1, rows: 0 }],
    });
    expect(await refused(world.as('office').call('reports.table', { params }))).toBe('reports.no-table');
    await world.person('leader', 'bureau-001', [{ role: 'unit-leader', unit: 'bureau-000' }]);
    world.clock.now += 120_000;
    expect(await refused(world.as('leader').call('reports.table', { params }))).toBe('reports.no-table');
  });

  test('waits until one of five is done for the same person', async () => {
    const world = await tabledCounty(engine(), 1);
    const asking = (person: string) => ask(world, person, { table: 'cards' });
    for (let n = 0; n < 5; n += 1) await asking('office');
    expect(await refused(asking('office'))).toBe('reports.tables-unfinished');
    await asking('chair');
    await made(world);
    await asking('office');
    // What cannot be made holds up nobody after a day.
    for (let n = 0; n < 4; n += 1) await asking('office');
    expect(await refused(asking('office'))).toBe('reports.tables-unfinished');
    world.clock.now += 24 * 3_600_000;
    await asking('office');
  });

  test('can be of one unit and those below it', async () => {
    const world = await tabledCounty(engine(), 3);
    const rows = await tableFor(world, 'office', { table: 'filings', unit: 'bureau-002' });
    expect(rows.slice(1).map(([, id]) => id)).toEqual(['unit.bureau-002']);
  });

  test('names whom it cannot read, and goes on', async () => {
    const world = await tabledCounty(engine(), 2);
    const pk = world.partition.appraisal(world.jurisdiction, period, 'unit.bureau-000');
    await world.table.write([{ put: { pk, sk: sort.entry(1), left: 'nothing' } }]);
    const rows = await tableFor(world, 'office', { table: 'indicators' });
    expect(rows.slice(1).map(([, id, name]) => [id, name])).toEqual([
      ['unit.bureau-000', '记录已损坏，无法读出'],
      ['unit.bureau-001', '对象bureau-001'],
    ]);
  });

  test('holds whatever was written into it: words that hardly shrink block no table', async () => {
    const world = await tabledCounty(engine(), 3);
    let state = 1;
    const any = () => String.fromCharCode(0x4e00 + ((state = (state * 48_271) % 2_147_483_647) % 20_000));
    for (const subject of ['unit.bureau-000', 'unit.bureau-001', 'unit.bureau-002']) {
      let chain: Chained<AppraisalHead> = await existingAppraisal(world.table, world.jurisdiction, period, subject);
      for (let n = 0; n < 150; n += 1) {
        const data = { indicator: `own-${n}`, slot: 'period', state: 'waived', responsible: { side: 'subject' } };
        const why = Array.from({ length: 500 }, any).join('');
        const change = append(chain, happened('progress.card', world.clock.now, { why, data }));
        await world.table.write(change.writes);
        ({ chain } = change);
      }
    }
    const rows = await tableFor(world, 'office', { table: 'cards' });
    expect(rows).toHaveLength(451);
  });

  test('loses no row where one answer of the table holds fewer than were asked for', async () => {
    const world = await tabledCounty(engine(), 1);
    const id = await ask(world, 'office', { table: 'waiting' });
    const job = await existingTable(world.table, { jurisdiction: world.jurisdiction, id });
    let state = 1;
    const digit = () => ((state = (state * 48_271) % 2_147_483_647) % 36).toString(36);
    const words = () => [Array.from({ length: 20_000 }, digit).join('')];
    for (let n = 0; n < 8; n += 1)
      await world.table.write([rowsWrite(job, { part: '1', n, rows: Array.from({ length: 15 }, words) })]);
    await made(world);
    const [file] = await tableFiles(world.table, job);
    expect(file?.rows).toBeGreaterThanOrEqual(120);
  });

  test('of more rows than one file may hold comes in several, and loses none', async () => {
    const world = await tabledCounty(engine(), 1);
    const id = await ask(world, 'office', { table: 'waiting' });
    const job = await existingTable(world.table, { jurisdiction: world.jurisdiction, id });
    const rows = (from: number) => Array.from({ length: 23_000 }, (_, n) => [`row ${from + n}`]);
    await world.table.write([
      rowsWrite(job, { part: '1', n: 0, rows: rows(0) }),
      rowsWrite(job, { part: '1', n: 1, rows: rows(23_000) }),
    ]);
    await made(world);
    const files = await tableFiles(world.table, job);
    expect(files).toHaveLength(2);
    expect(files.reduce((sum, file) => sum + file.rows, 0)).toBeGreaterThanOrEqual(46_000);
    expect(cellsOf(await fileOf(world, 'office', id, 2)).at(-1)).toEqual(['row 45999']);
  });
});
