import { deflateRawSync } from 'node:zlib';
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { writeTable } from '../../../functions/schemes/export-table.ts';
import { readTable } from '../../../functions/schemes/import-table.ts';
import { mostRows } from '../../../shared/domain/scheme/table/grid.ts';
import { refusedBy } from '../../domain/refused-by.ts';
import { schemeNamed } from '../../schemes/golden.ts';
import { repacked, zipOf } from './zip.ts';

const scheme = schemeNamed('departments-annual');

type Edit = (grid: { sections: CellValue[][]; indicators: CellValue[][]; column: (heading: string) => number }) => void;

/** What is told of the exported table after somebody has worked on it. */
async function read(edit: Edit) {
  const { sheets } = await readXlsx(await writeTable(scheme));
  const [sections, indicators] = sheets.map(({ rows }) => rows.map((row) => [...row]));
  const column = (heading: string) => indicators![0]!.findIndex((cell) => String(cell).startsWith(heading));
  edit({ sections: sections!, indicators: indicators!, column });
  return readTable(
    await writeXlsx({
      sheets: [
        { name: '部分', rows: sections! },
        { name: '指标', rows: indicators! },
      ],
    }),
  );
}

const told = async (edit: Edit) =>
  (await read(edit)).problems.map(({ sheet, row, column, message, legal }) => ({
    at: `${sheet} ${row} ${column?.zh ?? ''}`.trim(),
    message: message.zh,
    legal: legal.map(({ zh }) => zh),
  }));

describe('an error in a row names row, column and what is legal', () => {
  test('a choice that is none', async () => {
    expect(await told(({ indicators, column }) => (indicators[2]![column('方向')] = '向上'))).toEqual([
      { at: 'indicators 3 方向', message: '“向上”不在可选项之内。', legal: ['越高越好', '越低越好'] },
    ]);
  });

  test.each([
    ['8%', '“8%”的单位是“%”，应为“分”。'],
    ['八', '“八”不是数值。'],
    ['1,5', '“1,5”中的分隔符含义不明：千位分隔符应每三位一个，小数点用“.”。'],
    ['约8', '“约8”是约数或范围，请填写确切数值。'],
  ])('points that are no exact figure: %s', async (points, message) => {
    expect(await told(({ indicators, column }) => (indicators[1]![column('分值')] = points))).toEqual([
      { at: 'indicators 2 分值', message, legal: [] },
    ]);
  });

  test('an empty cell that has to be filled in', async () => {
    expect(await told(({ indicators, column }) => (indicators[1]![column('中文名称')] = ''))).toEqual([
      { at: 'indicators 2 中文名称', message: '此格必填。', legal: [] },
    ]);
  });

  test('an id used twice names the row that has it', async () => {
    expect(await told(({ indicators }) => (indicators[3]![1] = indicators[1]![1]!))).toEqual([
      { at: 'indicators 4 编号', message: '编号“budget-execution”已在第 2 行使用。', legal: [] },
    ]);
  });

  test('a section nobody declared, and one that takes no items', async () => {
    const [unknown, specific] = await told(({ indicators, column }) => {
      indicators[1]![column('所属部分')] = 'comon';
      indicators[2]![column('所属部分')] = 'specific';
    });
    expect(unknown).toEqual({
      at: 'indicators 2 所属部分',
      message: '没有编号为“comon”的部分。',
      legal: ['common', 'specific'],
    });
    expect(specific?.message).toBe('部分“specific”的构成不是共性指标，不能列入指标。');
  });

  test('a rule that does not exist, a parameter it does not have, a value the parameter cannot take', async () => {
    const problems = await told(({ indicators, column }) => {
      indicators[1]![column('计分规则')] = '比例法';
      indicators[2]![column('规则参数')] = '封顶：1';
      indicators[4]![column('规则参数')] = '计法：乱来\n每次分值：1';
    });
    expect(problems.map(({ at, message }) => `${at}: ${message}`)).toEqual([
      'indicators 2 计分规则: “比例法”不在可选项之内。',
      'indicators 3 规则参数: 规则“插值”没有参数“封顶：1”。',
      expect.stringMatching(/^indicators 5 规则参数: 参数“计法”：/),
    ]);
    expect(problems[0]?.legal).toContain('完成率');
    expect(problems[1]?.legal).toEqual(['查表依据', '分母为零时', '对应点']);
    expect(problems[2]?.legal).toEqual(['逐次扣分', '逐次加分', '按次数分档']);
  });

  test('a date where a text is meant', async () => {
    const made = await told(({ indicators, column }) => (indicators[1]![column('计量单位')] = new Date(0)));
    expect(made.map(({ at }) => at)).toEqual(['indicators 2 计量单位']);
  });

  test('headings that are missing, unknown or there twice', async () => {
    const problems = await told(({ indicators, column }) => {
      indicators[0]![column('分值')] = '分数';
      indicators[0]![column('维度')] = '方向';
    });
    expect(problems.slice(0, 3).map(({ at, message }) => `${at}: ${message}`)).toEqual([
      'indicators 1 方向: 列“方向”出现两次。',
      'indicators 1: 不认识列“分数”。',
      'indicators 1 分值: 缺少列“分值”。',
    ]);
  });

  test('rows without an error come back all the same', async () => {
    const { sections, problems } = await read(({ indicators, column }) => (indicators[1]![column('方向')] = '?'));
    expect(problems).toHaveLength(1);
    expect(sections[0]).toMatchObject({ indicators: [{ id: 'service-on-time' }, {}, {}, {}] });
  });

  test('a missing sheet is told, not guessed', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [['x']] }] });
    const { problems } = readTable(bytes);
    expect(problems.map(({ message }) => message.en)).toEqual([
      'The sheet "Sections" is missing.',
      'The sheet "Indicators" is missing.',
    ]);
  });
});

describe('what people do to tables is understood', () => {
  test('columns in another order, headings in one language, English words, full-width digits with a unit, blank rows', async () => {
    const { sections, problems } = await read(({ indicators, column }) => {
      indicators[1]![column('方向')] = 'more is better';
      indicators[1]![column('分值')] = '８ 分';
      indicators[1]![column('计分规则')] = 'ratio';
      indicators[1]![column('规则参数')] = 'whenZero: zero';
      indicators.splice(3, 0, [], ['', '  ']);
      for (const row of indicators) row.reverse();
      indicators[0] = indicators[0]!.map((cell) => String(cell).split(' ')[0]!);
    });
    expect(problems).toEqual([]);
    expect(sections).toEqual(scheme.sections);
  });

  test('a computed 0.1 + 0.2 is what the screen shows', async () => {
    const { sections } = await read(({ indicators, column }) => (indicators[1]![column('统一目标值')] = 0.1 + 0.2));
    expect(sections[0]).toMatchObject({ indicators: [{ target: '0.3' }, {}, {}, {}, {}] });
  });

  test('very small and very large numbers are written out', async () => {
    const { sections } = await read(({ indicators, column }) => {
      indicators[1]![column('统一目标值')] = 1.25e-7;
      indicators[2]![column('统一目标值')] = 1e20;
    });
    expect(sections[0]).toMatchObject({
      indicators: [{ target: '0.000000125' }, { target: '100000000000000000000' }, {}, {}, {}],
    });
  });
});

describe('text that a spreadsheet would compute', () => {
  test.each(['=HYPERLINK("http://x")', '+1', '@SUM(A1)', '-cmd', '＝1+1', "'=quoted", "''@twice"])(
    'leaves as text and comes back as it was: %s',
    async (standard) => {
      const dangerous = structuredClone(scheme);
      const [section] = dangerous.sections;
      if (section?.items !== 'common') throw new Error('the first section is common');
      section.indicators[0]!.standard = standard;
      const bytes = await writeTable(dangerous);
      const { sheets } = await readXlsx(bytes);
      const cells = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string');
      expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
      expect(readTable(bytes).sections).toEqual(dangerous.sections);
    },
  );
});

describe('a file that would fill the memory', () => {
  const refusalOf = (bytes: Uint8Array) => refusedBy(() => readTable(bytes));

  test('a bomb is refused by what its directory declares', () => {
    const zeros = deflateRawSync(new Uint8Array(30_000_000));
    const bomb = zipOf([{ name: 'xl/workbook.xml', packed: zeros, size: 130_000_000 }]);
    expect(bomb.length).toBeLessThan(50_000);
    expect(refusalOf(bomb)).toBe('workbook.too-large');
  });

  test('a directory that lies about a size does not get past it either', () => {
    const zeros = deflateRawSync(new Uint8Array(30_000_000));
    for (const size of [0, 100])
      expect(refusalOf(zipOf([{ name: 'xl/workbook.xml', packed: zeros, size }]))).toMatch(
        /^workbook\.(too-large|damaged)$/,
      );
  });

  test('thousands of files are refused', () => {
    const packed = deflateRawSync(new Uint8Array(1));
    const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/${at}.xml`, packed, size: 1 }));
    expect(refusalOf(zipOf(many))).toBe('workbook.too-large');
  });

  test('more rows than any scheme has are told and not read', async () => {
    const problems = await told(({ indicators }) => {
      for (let at = 0; at < mostRows + 5; at += 1) indicators.push(['common']);
    });
    expect(problems.map(({ message }) => message)).toContain('超过 1000 行，其余未读。');
  });

  test('a cell in the far corner of a sheet does not make a rectangle of everything between', async () => {
    const corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    const bytes = repacked(await writeTable(scheme), (_name, xml) =>
      xml.replace('</sheetData>', corner).replace(/<dimension[^>]*>/, ''),
    );
    const { sections, problems } = readTable(bytes);
    expect(problems).toEqual([]);
    expect(sections).toEqual(scheme.sections);
  });
});
