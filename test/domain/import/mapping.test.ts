import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { filings, goals, strategy } from '../../../shared/domain/import/definitions.ts';
import { Mapping } from '../../../shared/domain/import/mapping.ts';
import { planOf, type Definition } from '../../../shared/domain/import/plan.ts';
import { Transform, transformed } from '../../../shared/domain/import/transform.ts';
import { refusedBy } from '../refused-by.ts';

const through = (text: string, ...steps: z.input<typeof Transform>[]) =>
  transformed(text, z.array(Transform).parse(steps));
const sheet = (...lines: string[]) => {
  const [columns = [], ...rows] = lines.map((line) => line.split(','));
  const numbered = rows.map((cells, index) => ({ row: index + 2, cells }));
  return { columns, rows: numbered, hiddenRows: [], hiddenColumns: new Set<string>() };
};
function plan<R>(definition: Definition<R>, lines: string[], mapping: z.input<typeof Mapping>) {
  const { steps, skipped, counted } = planOf(sheet(...lines), Mapping.parse(mapping), definition);
  return {
    skipped,
    counted,
    values: steps.flatMap(({ records = [] }) => records.map(({ value }) => value)),
    faults: steps.flatMap(({ faults = [] }) => faults.flat()),
  };
}

describe('transforms', () => {
  test('separate by a space as by any other character, and by nothing not at all', () => {
    const split = (by: string) => Transform.safeParse({ do: 'split', by, take: 0 }).success;
    expect([split(' '), split('\n'), split('/'), split('')]).toEqual([true, true, true, false]);
  });

  test('read figures as people write them, digit by digit', () => {
    expect(through('１,２３４．５０', { do: 'number' })).toBe('1234.50');
    expect(through('95.5%', { do: 'number', unit: '%' }, { do: 'scale', by: '0.01' })).toBe('0.955');
    expect(through('1.234,5', { do: 'number', decimal: ',' })).toBe('1234.5');
    expect(through('.54', { do: 'number' })).toBe('0.54');
    expect(through('12345678901234567890.123456789', { do: 'number' })).toBe('12345678901234567890.123456789');
  });

  test('refuse what could be two numbers', () => {
    expect(refusedBy(() => through('1,5', { do: 'number' }))).toBe('quantities.separator');
    expect(refusedBy(() => through('5 件', { do: 'number' }))).toBe('quantities.no-unit');
    expect(refusedBy(() => through('约5', { do: 'number' }))).toBe('quantities.not-exact');
  });

  test('take back what a binary double added', () => {
    const fifteen = { do: 'significant', digits: 15 } as const;
    expect(through('91.370000000000005', fifteen)).toBe('91.37');
    expect(through('0.043999999999999997', fifteen)).toBe('0.044');
    expect(through('253893', fifteen)).toBe('253893');
  });

  test('read dates only as they are declared, and only dates there are', () => {
    expect(through('2026年3月5日', { do: 'date', format: 'YYYY年M月D日' })).toBe('2026-03-05');
    expect(through('05/03/2026', { do: 'date', format: 'DD/MM/YYYY' })).toBe('2026-03-05');
    expect(through('5-Mar-2026', { do: 'date', format: 'D-MMM-YYYY' })).toBe('2026-03-05');
    expect(through('46086', { do: 'date', format: 'excel' })).toBe('2026-03-05');
    expect(through('2026-03-05', { do: 'date', format: 'YYYY/M/D' })).toBe('2026-03-05');
    expect(refusedBy(() => through('31.04.2026', { do: 'date', format: 'DD.MM.YYYY' }))).toBe('imports.not-a-date');
    // Dates of computers take the year 99 for 1999, and go on behind the year 9999.
    expect(refusedBy(() => through('0099年1月1日', { do: 'date', format: 'YYYY年M月D日' }))).toBe('imports.not-a-date');
    expect(refusedBy(() => through('2958466', { do: 'date', format: 'excel' }))).toBe('imports.not-a-date');
  });

  test('find identifiers in names, words in tables and pieces between separators', () => {
    expect(through('Café No. 1', { do: 'slug' })).toBe('cafe-no-1');
    expect(refusedBy(() => through('财政局', { do: 'slug' }))).toBe('imports.no-slug');
    expect(through('财政局', { do: 'lookup', table: { 财政局: 'finance' } })).toBe('finance');
    expect(through('a/b/c', { do: 'split', by: '/', take: -1 }, { do: 'pad', length: 3, with: '0' })).toBe('00c');
    expect(through('No Data', { do: 'blank-if', equals: ['No Data'] }, { do: 'number' })).toBe('');
  });
});

describe('an identifier made of a name', () => {
  test('leaves no letter out, is not cut, and is that of one name only', () => {
    expect(refusedBy(() => through('财政局1科', { do: 'slug' }))).toBe('imports.no-slug');
    expect(refusedBy(() => through('a'.repeat(49), { do: 'slug' }))).toBe('imports.slug-too-long');
    const fields = {
      id: { column: 'name', transforms: [{ do: 'slug' as const }] },
      'name.en': { column: 'name' },
      source: { constant: '规划' },
    };
    const { faults, values } = plan(strategy, ['name', 'R&D', 'R D', 'r&d'], { fields });
    expect(values.map(({ id }) => id)).toEqual(['r-d']);
    expect(faults).toMatchObject([
      { row: 3, column: 'name', value: 'R D', code: 'imports.slug-twice', params: { slug: 'r-d', earlier: 'r&d' } },
      { row: 4, code: 'imports.duplicate' },
    ]);
    const accents = plan(strategy, ['name', 'Gülen', 'Gulen', 'Ｇülen'], { fields });
    expect(accents.faults.map(({ row, code }) => [row, code])).toEqual([
      [3, 'imports.slug-twice'],
      [4, 'imports.duplicate'],
    ]);
  });
});

describe('the description of imports', () => {
  test('shows a mapping that is one', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/imports.md'), 'utf8');
    const example = JSON.parse(/```json\n([^`]*)```/.exec(page)?.[1] ?? '');
    expect(Mapping.safeParse(example.mapping).error).toBeUndefined();
  });
});

describe('a mapping', () => {
  const filing = {
    subject: { template: 'unit.{unit}' },
    indicator: { column: 'measure' },
    slot: { column: 'month' },
    'given.kind': { constant: 'number' },
    'given.number': { column: 'value' },
    source: { constant: '统计局' },
  };

  test('makes one record of each measure column, and counts what it leaves out by reason', () => {
    const { values, skipped } = plan(filings, ['unit,月,a,b', 'x,2026-01,1,', 'x,2026-02,3,4'], {
      unpivot: { by: 'columns', columns: 'all', except: ['unit', '月'], name: 'measure', value: 'value' },
      derive: [{ name: 'month', from: { column: '月' } }],
      skip: [{ column: 'value', is: 'blank', because: '无业务' }],
      fields: filing,
    });
    expect(values).toMatchObject([
      { indicator: 'a', slot: '2026-01', given: { number: '1' } },
      { indicator: 'a', slot: '2026-02', given: { number: '3' } },
      { indicator: 'b', slot: '2026-02', given: { number: '4' } },
    ]);
    expect(skipped).toEqual({ 无业务: 1 });
  });

  test('takes a blank below a merged cell as what stands above it', () => {
    const { values } = plan(filings, ['unit,measure,value', 'x,a,1', ',b,2', 'y,a,3'], {
      fillDown: ['unit'],
      derive: [{ name: 'month', from: { constant: 'period' } }],
      fields: filing,
    });
    expect(values.map(({ subject, indicator }) => `${subject} ${indicator}`)).toEqual([
      'unit.x a',
      'unit.x b',
      'unit.y a',
    ]);
  });

  test('makes one goal of the milestones that stand in rows of their own', () => {
    const { values, faults } = plan(
      goals,
      ['unit,item,stage,share,due', 'x,road,1,0.4,2026-08-01', 'x,road,2,0.6,2026-09-01', 'x,park,1,1,2026-09-01'],
      {
        fields: {
          subject: { template: 'unit.{unit}' },
          item: { column: 'item' },
          'milestones.0.id': { template: 'stage-{stage}' },
          'milestones.0.name.zh': { template: '第{stage}阶段' },
          'milestones.0.share': { column: 'share' },
          'milestones.0.due': { column: 'due' },
        },
      },
    );
    expect(faults).toEqual([]);
    expect(values).toMatchObject([
      {
        item: 'road',
        milestones: [
          { id: 'stage-1', share: '0.4' },
          { id: 'stage-2', name: { en: '第2阶段' } },
        ],
      },
      { item: 'park', milestones: [{ id: 'stage-1' }] },
    ]);
  });

  test('tells apart rows that nothing else tells apart', () => {
    const { values } = plan(filings, ['unit,measure,value', 'x,a,1', 'x,a,2'], {
      derive: [
        { name: 'month', from: { constant: 'period' } },
        { name: 'n', from: { occurrence: ['unit', 'measure'] } },
      ],
      fields: { ...filing, indicator: { template: '{measure}-{n}' } },
    });
    expect(values.map(({ indicator }) => indicator)).toEqual(['a-1', 'a-2']);
  });

  test('picks the column by what stands in another one, and whole rules by a word', () => {
    const { values } = plan(filings, ['unit,measure,good,bad,way', 'x,a,1,2,up', 'x,b,3,4,down', 'x,c,5,6,none'], {
      derive: [{ name: 'month', from: { constant: 'period' } }],
      fields: {
        ...filing,
        'given.kind': { choose: 'way', from: { none: 'no-data' }, otherwise: 'number' },
        'given.number': { pick: 'way', columns: { up: 'good', down: 'bad' } },
        'given.reason': { choose: 'way', from: { none: '未统计' }, otherwise: null },
      },
    });
    expect(values.map(({ given }) => given)).toEqual([
      { kind: 'number', number: '1' },
      { kind: 'number', number: '4' },
      { kind: 'no-data', reason: '未统计' },
    ]);
  });

  test('tells what is wrong at the column of the file, also where unpivoting and deriving gave it another name', () => {
    const { faults, counted } = plan(filings, ['unit,1月,2月', 'x,1,many', 'y,3,'], {
      unpivot: { by: 'columns', columns: 'all', except: ['unit'], name: 'month', value: 'v' },
      derive: [
        {
          name: 'slot',
          from: { column: 'month', transforms: [{ do: 'lookup', table: { '1月': '2026-01', '2月': '2026-02' } }] },
        },
        { name: 'figure', from: { column: 'v' } },
      ],
      skip: [{ column: 'v', is: 'blank', because: '无业务' }],
      fields: {
        ...filing,
        indicator: { constant: 'a' },
        slot: { column: 'slot' },
        'given.number': { column: 'figure', transforms: [{ do: 'number' }] },
      },
    });
    expect(faults).toMatchObject([{ row: 2, column: '2月', value: 'many', code: 'quantities.not-a-number' }]);
    expect(counted).toMatchObject({ parts: 4, joined: 0, records: 3 });
  });

  test('counts what the rows became so that it adds up', () => {
    const lines = ['unit,item,stage,due', 'x,road,1,2026-08-01', 'x,road,2,2026-09-01', 'x,park,1,soon', ',,,'];
    const { counted, skipped, values, faults } = plan(goals, lines, {
      skip: [{ column: 'unit', is: 'blank', because: '空行' }],
      fields: {
        subject: { template: 'unit.{unit}' },
        item: { column: 'item' },
        'milestones.0.id': { column: 'stage' },
        'milestones.0.name.zh': { column: 'stage' },
        'milestones.0.share': { constant: '0.5' },
        'milestones.0.due': { column: 'due' },
      },
    });
    expect(counted).toMatchObject({ parts: 4, joined: 1, records: 2 });
    expect(skipped).toEqual({ 空行: 1 });
    expect([values.length, faults.length]).toEqual([1, 1]);
    expect(faults).toMatchObject([{ row: 4, column: 'due', value: 'soon', code: 'imports.shape-day' }]);
  });

  test('reads no bare share among percentages', () => {
    const percent = { do: 'number' as const, unit: '%' };
    const { values, faults } = plan(filings, ['unit,measure,value', 'x,a,96.2%', 'x,b,0.965', 'x,c,95'], {
      derive: [{ name: 'month', from: { constant: 'period' } }],
      fields: { ...filing, 'given.number': { column: 'value', transforms: [percent] } },
    });
    expect(values.map(({ given }) => given)).toMatchObject([{ number: '96.2' }, { number: '95' }]);
    expect(faults).toMatchObject([{ row: 3, column: 'value', value: '0.965', code: 'imports.share-or-percent' }]);
  });

  test('that names a column the file does not have is refused before any row is read', () => {
    expect(refusedBy(() => plan(filings, ['unit,measure', 'x,a'], { fields: filing }))).toBe('imports.no-column');
  });

  test('cannot reach into what an object inherits', () => {
    expect(Mapping.safeParse({ fields: { '__proto__.x': { constant: 1 } } }).success).toBe(false);
    const { faults } = plan(filings, ['unit,measure,value', 'x,a,1'], {
      derive: [{ name: 'month', from: { constant: 'period' } }],
      fields: { ...filing, 'constructor.prototype.x': { constant: 1 } },
    });
    expect(faults).toMatchObject([{ code: 'imports.unknown-field' }]);
  });
});
