import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filings, goals } from '../../../shared/domain/import/definitions.ts';
import { Mapping } from '../../../shared/domain/import/mapping.ts';
import { planOf, type Definition } from '../../../shared/domain/import/plan.ts';
import { Transform, transformed } from '../../../shared/domain/import/transform.ts';
import * as z from 'zod';
import { refusedBy } from '../refused-by.ts';

const through = (text: string, ...steps: z.input<typeof Transform>[]) =>
  transformed(text, z.array(Transform).parse(steps));
const sheet = (...lines: string[]) => {
  const [columns = [], ...rows] = lines.map((line) => line.split(','));
  return { columns, rows: rows.map((cells, index) => ({ row: index + 2, cells })) };
};
function plan<R>(definition: Definition<R>, lines: string[], mapping: z.input<typeof Mapping>) {
  const { steps, skipped } = planOf(sheet(...lines), Mapping.parse(mapping), definition);
  return {
    skipped,
    values: steps.flatMap(({ records = [] }) => records.map(({ value }) => value)),
    faults: steps.flatMap(({ faults = [] }) => faults.flat()),
  };
}

describe('transforms', () => {
  test('read figures as people write them, digit by digit', () => {
    expect(through('１,２３４．５０', { do: 'number' })).toBe('1234.50');
    expect(through('95.5%', { do: 'number', unit: '%' }, { do: 'scale', by: '0.01' })).toBe('0.955');
    expect(through('1.234,5', { do: 'number', decimal: ',' })).toBe('1234.5');
    expect(through('.54', { do: 'number' })).toBe('0.54');
    expect(through('12345678901234567890.123456789', { do: 'number' })).toBe('12345678901234567890.123456789');
  });

  test('refuse what could be two numbers', () => {
    expect(refusedBy(() => through('1,5', { do: 'number' }))).toBe('quantities.separator');
    expect(refusedBy(() => through('5 件', { do: 'number' }))).toBe('quantities.unit');
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
    expect(refusedBy(() => through('31.04.2026', { do: 'date', format: 'DD.MM.YYYY' }))).toBe('imports.not-a-date');
  });

  test('find identifiers in names, words in tables and pieces between separators', () => {
    expect(through('Café No. 1', { do: 'slug' })).toBe('cafe-no-1');
    expect(refusedBy(() => through('财政局', { do: 'slug' }))).toBe('imports.no-slug');
    expect(through('财政局', { do: 'lookup', table: { 财政局: 'finance' } })).toBe('finance');
    expect(through('a/b/c', { do: 'split', by: '/', take: -1 }, { do: 'pad', length: 3, with: '0' })).toBe('00c');
    expect(through('No Data', { do: 'blank-if', equals: ['No Data'] }, { do: 'number' })).toBe('');
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
