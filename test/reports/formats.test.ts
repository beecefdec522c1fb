import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { SubjectReport } from '../../shared/domain/reports/model.ts';
import { renderPeriod } from '../../shared/reports/period.ts';
import { renderSubject } from '../../shared/reports/subject.ts';
import { parse } from './parse-csv.ts';
import { period, subject, text } from './example.ts';
import { documentsOf } from '../../shared/domain/reports/documents.ts';
import { Format } from '../../shared/domain/reports/manifest.ts';
import type { Scheme, SubjectKind } from '../../shared/domain/scheme/scheme.ts';

const named = (zh: string): SubjectReport => ({ ...subject, subject: { ...subject.subject, name: { zh, en: zh } } });

describe('a report in its formats', () => {
  test('has the same bytes every time it is rendered, the spreadsheet too', async () => {
    const hashes = async () =>
      [...(await renderSubject(subject)), ...(await renderPeriod(period))].map(({ bytes }) =>
        Buffer.from(bytes).toString('base64'),
      );
    const first = await hashes();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await hashes()).toEqual(first);
  });

  test('comes in every format there is', async () => {
    for (const files of [await renderSubject(subject), await renderPeriod(period)]) {
      expect(files.map(({ format }) => format)).toEqual(Format.options);
      expect(files.every(({ bytes }) => bytes.byteLength > 500)).toBe(true);
    }
  });

  test('a subject has those its scheme declares: an official what is read, a unit everything, where it says nothing', async () => {
    const of = async (kind: SubjectKind, documents?: Scheme['documents']) =>
      (await renderSubject(subject, { formats: documentsOf({ documents }, kind) })).map(({ format }) => format);
    expect(await of('official')).toEqual(['json', 'html']);
    expect(await of('unit')).toEqual(Format.options);
    expect(await of('team')).toEqual(Format.options);
    const declared = { unit: ['html' as const, 'json' as const, 'html' as const], official: ['csv' as const] };
    expect(await of('unit', declared)).toEqual(['json', 'html']);
    expect(await of('official', declared)).toEqual(['csv']);
    expect(await of('team', declared)).toEqual(Format.options);
  });
});

describe('the JSON report', () => {
  test('is the model, whole, with its keys in one order', async () => {
    const json = text(await renderSubject(subject, { formats: ['json'] }), 'json');
    expect(JSON.parse(json)).toEqual(subject);
    const { format, stage, ...rest } = subject;
    const reordered: SubjectReport = { ...rest, stage, format };
    expect(text(await renderSubject(reordered, { formats: ['json'] }), 'json')).toBe(json);
  });
});

describe('the CSV report', () => {
  test('opens in Excel as UTF-8 and has as many fields on every line', async () => {
    const csv = text(await renderSubject(subject, { formats: ['csv'] }), 'csv');
    expect(csv.startsWith('\u{feff}考核周期')).toBe(true);
    const rows = parse(csv.slice(1));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([21]));
    expect(rows).toHaveLength(1 + 7 + 3 + 1 + 1);
  });

  test('never begins a cell with what a spreadsheet takes for a formula, and keeps negative numbers', async () => {
    for (const name of ['=1+1', '+cmd', '-x', '@sum', '\tx', '\rx', '＝1', '＠x']) {
      const [, first] = parse(text(await renderSubject(named(name), { formats: ['csv'] }), 'csv').slice(1));
      expect(first?.[2]).toBe(`'${name}`);
    }
    const adjustments = subject.adjustments.map((line) => ({ ...line, kind: 'deduction' as const, counted: '-0.5' }));
    const rows = parse(text(await renderSubject({ ...subject, adjustments }, { formats: ['csv'] }), 'csv').slice(1));
    expect(rows.find((row) => row[3] === '减分')?.[14]).toBe('-0.5');
  });

  test('gives any text back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (name) => {
        const [, first] = parse(text(await renderSubject(named(`名${name}`), { formats: ['csv'] }), 'csv').slice(1));
        expect(first?.[2]).toBe(`名${name}`);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the spreadsheet', () => {
  const open = async (report: SubjectReport) =>
    readXlsx(
      (await renderSubject(report, { formats: ['xlsx'] })).find(({ format }) => format === 'xlsx')?.bytes ??
        new Uint8Array(),
    );

  test('has result, composition with its chart, indicators and adjustments, heads frozen', async () => {
    const book = await open(subject);
    expect(book.sheets.map(({ name }) => name)).toEqual([
      '考核结果',
      '得分构成',
      '指标得分明细',
      '加减分与否决事项',
      'Result',
      'How the score is made up',
      'Scores by indicator',
      'Adjustments and vetoes',
    ]);
    expect(book.sheets.every(({ freezePane }) => freezePane?.rows === 1)).toBe(true);
    expect(book.sheets[1]?.charts).toHaveLength(1);
  });

  test('has each heading stand as the cells under it: figures to the right, words to the left', async () => {
    const file = (await renderPeriod(period)).find(({ format }) => format === 'xlsx');
    const { sheets } = await readXlsx(file?.bytes ?? new Uint8Array(), { readStyles: true });
    const stands = (row: number) =>
      sheets[0]?.rows[0]?.map((_, column) => sheets[0]?.cells?.get(`${row},${column}`)?.style?.alignment?.horizontal);
    expect(stands(0)).toEqual(['left', 'right', 'left', 'left', 'right', 'left', 'left', 'left']);
    expect(stands(1)?.slice(0, 5)).toEqual(stands(0)?.slice(0, 5));
  });

  test('speaks one language on each of its sheets', async () => {
    const [result, , items] = (await open(subject)).sheets;
    expect(result?.rows[1]).toEqual(['考核对象', '示例县水务局']);
    expect(items?.rows[0]).toEqual(expect.arrayContaining(['考核指标', '得分', '数据来源']));
    const english = (await open(subject)).sheets[4];
    expect(english?.rows[1]).toEqual(['Subject', 'Shili County Water Bureau']);
    expect(english?.rows.flat().join()).not.toMatch(/\p{Script=Han}/u);
  });

  test('names the records behind a figure by their numbers; the hashes are in the JSON', async () => {
    const [first = []] = subject.sections.map(({ items }) => items);
    const inputs = [
      { id: 'entry-12', hash: '0a2c4be1c5a04d6f' },
      { id: 'entry-8', hash: '9f2c4be1c5a04d6f' },
    ];
    const sections = [{ ...subject.sections[0]!, items: [{ ...first[0]!, inputs }] }];
    const files = await renderSubject({ ...subject, sections });
    const rows = (await open({ ...subject, sections })).sheets.map((sheet) => sheet.rows[1]?.[13]);
    expect(rows.filter(Boolean)).toEqual(['第8号记录、第12号记录', 'entry 8, entry 12']);
    for (const format of ['html', 'csv'] as const) {
      expect(text(files, format)).toContain('第8号记录、第12号记录');
      expect(text(files, format)).not.toContain('9f2c4be1');
    }
    expect(text(files, 'json')).toContain('9f2c4be1c5a04d6f');
  });

  test('has scores as numbers to calculate with and the exact figure as text beside them', async () => {
    const [, , items] = (await open(subject)).sheets;
    const water = items?.rows[1];
    expect(water?.[9]).toBe(11.93);
    expect(water?.[10]).toBe('11.926903553299492385786802030456852791878…');
  });

  test('does not take a name for a formula and survives a cell longer than Excel allows', async () => {
    expect((await open(named('=HYPERLINK("x")'))).sheets[0]?.rows[1]?.[1]).toBe(`'=HYPERLINK("x")`);
    expect(String((await open(named('长'.repeat(40_000)))).sheets[0]?.rows[1]?.[1])).toHaveLength(32_767);
  });
});

describe('the letterhead', () => {
  const letterhead = {
    office: { zh: '示例县人民政府文件', en: 'Shili County' },
    issuer: { zh: '示例县绩效管理委员会', en: 'Performance Committee' },
    series: '示绩发',
    number: null,
    date: '2026-11-12',
  };
  const page = async (more: Partial<SubjectReport['letterhead']>, seal?: string) =>
    text(
      await renderSubject({ ...subject, letterhead: { ...letterhead, ...more } }, { seal, formats: ['html'] }),
      'html',
    );

  test('has the name in red, the number, or a blank for one, and who signs over the date', async () => {
    const blank = await page({});
    expect(blank).toContain('>示例县人民政府文件<');
    expect(blank).toContain('>示绩发〔2026〕　　号<');
    expect(blank).toMatch(/<p>示例县绩效管理委员会<\/p>\s*<p>2026年11月12日<\/p>\s*<p class="seal">（印章）/);
    expect(await page({ number: '示绩发〔2026〕8号' })).toContain('>示绩发〔2026〕8号<');
  });

  test('has the seal under name and date in place of its name, and shows no picture of elsewhere', async () => {
    const sealed = await page({}, 'iVBORw0KGgo=');
    expect(sealed).toMatch(/src="data:image\/png;base64,iVBORw0KGgo=" \/>\s*<p>示例县绩效管理委员会<\/p>/);
    expect(sealed).not.toContain('<p class="seal">');
    expect(sealed).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  });
});

describe('the document', () => {
  test('says when it was made by the clocks of the place', async () => {
    const page = text(
      await renderSubject({ ...subject, generatedAt: '2026-10-12T09:05:00.000+08:00' }, { formats: ['html'] }),
      'html',
    );
    expect(page).toContain('本件由绩效系统于2026年10月12日09时05分生成');
    expect(page).toContain('Generated 12 October 2026, 09:05 ');
    expect(page).not.toMatch(/世界时|universal time|T09:05/);
  });

  test('names what it rests on once and without the notes of the scheme', async () => {
    const legalBasis = [
      '《公务员法》：考核的内容、方式',
      '《公务员法》：结果使用',
      '《杭州市绩效管理条例》（参照）',
      '《办法》（试行）',
    ];
    const page = text(
      await renderSubject({ ...subject, scheme: { ...subject.scheme, legalBasis } }, { formats: ['html'] }),
      'html',
    );
    expect(page).toContain('根据《公务员法》、《杭州市绩效管理条例》、《办法》（试行）规定，');
  });

  test('needs nothing from outside and runs nothing', async () => {
    for (const files of [await renderSubject(subject), await renderPeriod(period)]) {
      const page = text(files, 'html');
      expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bsrc=|\bhref=|https?:|\bon\w+=/i);
      expect(page).toContain(`default-src 'none'`);
    }
  });

  test('shows any name as text, whatever it holds', async () => {
    const tags = (page: string) => page.match(/<[^>]*>/g)?.length;
    const plain = text(await renderSubject(named('名'), { formats: ['html'] }), 'html');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...Array.from(`<>"'&;{}/\\*\`=名a-!`)), maxLength: 20 }),
        async (name) => {
          const page = text(await renderSubject(named(name), { formats: ['html'] }), 'html');
          const [, css = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
          expect(tags(page.replace(css, ''))).toBe(tags(plain.replace(/(?<=<style>).*?(?=<\/style>)/s, '')));
          expect(css.match(/[{}"]/g)).toEqual(/<style>(.*?)<\/style>/s.exec(plain)?.[1]?.match(/[{}"]/g));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('does not let marks of text direction show a name other than it is stored', async () => {
    const page = text(await renderSubject(named('王\u{202e}五\u{2066}六\u{0}'), { formats: ['html'] }), 'html');
    expect(page).toContain('王\u{fffd}五\u{fffd}六\u{fffd}');
  });

  test('names rare characters a printer may lack', async () => {
    const page = text(await renderSubject(named('张䶮、李𠮷'), { formats: ['html'] }), 'html');
    expect(page).toContain('䶮（U+4DAE）、𠮷（U+20BB7）');
    expect(text(await renderSubject(subject, { formats: ['html'] }), 'html')).not.toContain('生僻字');
  });

  test('says rank, score and grade in one sentence in both languages', async () => {
    const page = text(await renderSubject(subject, { formats: ['html'] }), 'html');
    expect(page).toContain('考核得分93.12分（满分100分），在“经济管理部门”类8个考核对象中列第2名，考核等次为“良好”。');
    expect(page).toContain('Score 93.12 of 100; rank 2 of 8 in the peer group “Economic departments”; grade “Good”.');
  });

  test('of a subject without a score says why instead of showing a zero', async () => {
    const why = [{ zh: '尚待处理：节水率。', en: 'Still to be resolved: water saved.' }];
    const page = text(
      await renderSubject({ ...subject, outcome: { state: 'no-score', why } }, { formats: ['html'] }),
      'html',
    );
    expect(page).toContain('尚待处理：节水率。');
    expect(page).not.toContain('class="facts"');
  });
});
