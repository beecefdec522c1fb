import { describe, expect, test } from 'vitest';
import { chosenMapping, chosenOf } from '../../../shared/domain/import/chosen.ts';
import { guessedColumns, headedMeasure } from '../../../shared/domain/import/guess.ts';
import { withEngine } from '../../make/engine.ts';
import { refused } from '../../make/refused.ts';
import { workbook } from '../../workbook/zipped.ts';
import { checkAll, filingBureaus, period } from './scene.ts';

const engine = withEngine();
const cell = (reference: string, value: string) =>
  value === '' ? '' : `<c r="${reference}" t="str"><v>${value}</v></c>`;
const row = (at: number, ...values: string[]) =>
  `<row r="${at}">${values.map((value, place) => cell(`${'ABCDE'[place]}${at}`, value)).join('')}</row>`;

/** As a clerk has it: titles, headings over two rows, a merged cell, a blank line, a sum, and units as people call them. */
const messy = workbook(
  {
    说明: row(1, '本表由督查室汇总'),
    数据: [
      row(1, '示例县2026年第三季度预算执行情况统计表'),
      row(2, '填报单位：财政局', '', '', '2026年10月9日'),
      row(3, '序号', '责任单位', '考核指标', '执行情况', ''),
      row(4, '', '', '', '完成值（%）', '备注'),
      row(5, '1', '一局', 'Indicator budget', '96.2%', ''),
      row(6, '2', '', 'Indicator budget', '95', '与上行同一单位'),
      row(8, '3', 'bureau-2', 'Indicator budget', '九成', ''),
      row(9, '4', '三产', 'Indicator budget', '88', ''),
      row(10, '', '合计', '', '93', ''),
    ].join(''),
  },
  '',
  {
    after: `<mergeCells>${['A1:E1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'B5:B6'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  },
).toString('base64');

describe('a file as a clerk has it', () => {
  test('shows its first rows, where its headings stand, and which column is likely which field', async () => {
    const world = await filingBureaus(engine(), 3);
    await world.unit('bureau-1', { group: 'economic', name: { zh: '一局', en: 'First Bureau' } });
    const office = world.as('office');
    const body = {
      kind: 'filings',
      name: '预算.xlsx',
      period,
      mode: 'accept-good-rows',
      content: { base64: messy },
    } as const;
    const registered = await office.call('imports.register', { body: body });
    const params = { import: registered.body.id };
    const { body: seen } = await office.call('imports.preview', { params, query: { sheet: '数据' } });
    expect(seen).toMatchObject({
      sheets: ['说明', '数据'],
      sheet: '数据',
      headingRow: 4,
      template: false,
      from: 'guess',
    });
    expect(seen.rows[0]).toEqual({ row: 1, cells: ['示例县2026年第三季度预算执行情况统计表'] });

    expect(seen.columns.map(({ name }) => name)).toEqual(['序号', '责任单位', '考核指标', '完成值（%）', '备注']);
    expect(seen.chosen).toMatchObject({
      columns: { subject: '责任单位', indicator: '考核指标', 'given.number': '完成值（%）', narrative: '备注' },
      fillDown: ['责任单位'],
    });
    const slot = seen.fields.find(({ path }) => path === 'slot');
    expect(slot?.choices).toEqual([{ value: 'period', name: { zh: '全期', en: 'whole period' } }]);

    const chosen = {
      ...seen.chosen,
      constants: { slot: 'period', source: '督查室' },
      words: { subject: { 三产: 'unit.bureau-3' } },
    };
    const format = { type: 'xlsx', sheet: '数据', headingRow: 4 } as const;
    await office.call('imports.map', { params, ifMatch: registered.etag, body: { format, mapping: chosen } });
    const told = await checkAll(world, 'office', params);
    expect(told).toMatchObject({ good: 2, refused: 2, skipped: { 合计行: 1 } });
    expect(told.faults.map(({ row: at, code }) => [at, code])).toEqual([
      [6, 'imports.duplicate'],
      [8, 'quantities.not-a-number'],
    ]);

    // Under a name it is there next month, and is shown as it was chosen.
    const named = {
      params: { kind: 'filings' as const, mapping: '督查月报' },
      ifMatch: 0,
      body: { format, mapping: chosen },
    };
    await office.call('imports.save-mapping', named);
    const { body: again } = await office.call('imports.preview', { params, query: { saved: '督查月报' } });
    expect(again).toMatchObject({ from: 'saved', whole: false, headingRow: 4, chosen });
    const unknown = { ...chosen, columns: { ...chosen.columns, 'given.price': '序号' } };
    const { etag } = await office.call('imports.read', { params });
    const no = await refused(office.call('imports.map', { params, ifMatch: etag, body: { format, mapping: unknown } }));
    expect(no).toBe('imports.unknown-field');
  });

  test('takes the unit that stands in a heading for that of its figures, and a short word for a measure beside a bureau', () => {
    expect(['完成值（亿元）', '完成值（1-9月）', '投资(单位：万元)', '单位'].map(headedMeasure)).toEqual([
      '亿元',
      undefined,
      '万元',
      undefined,
    ]);
    const columns = [
      { name: '单位', samples: ['财政局', '卫健局'] },
      { name: '单位 (2)', samples: ['亿元', '%'] },
      { name: '年度目标', samples: ['52.8'] },
    ];
    expect(guessedColumns('goals', columns)).toEqual({
      subject: '单位',
      unitOfMeasure: '单位 (2)',
      target: '年度目标',
    });
    const chosen = {
      columns: { subject: '单位', target: '目标（亿元）' },
      constants: {},
      words: {},
      fillDown: ['单位'],
    };
    const mapping = chosenMapping('goals', chosen);
    expect(mapping.derive[0]).toEqual({ name: '※target', from: { constant: '亿元' } });
    expect(chosenOf('goals', mapping)).toEqual(chosen);
  });
});
