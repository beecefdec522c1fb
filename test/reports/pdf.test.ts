import { describe, expect, test } from 'vitest';
import type { SubjectReport } from '../../shared/domain/reports/model.ts';
import { renderPeriod } from '../../shared/reports/period.ts';
import { renderSubject } from '../../shared/reports/subject.ts';
import { png } from '../make/png.ts';
import { period, subject } from './example.ts';
import { parsePdf } from './parse-pdf.ts';

const formats = ['pdf'] as const;
const onPaper = async (report: SubjectReport, seal?: string) => {
  const [file] = await renderSubject(report, { formats, seal });
  return parsePdf(file!.bytes);
};
const named = (zh: string): SubjectReport => ({ ...subject, subject: { ...subject.subject, name: { zh, en: zh } } });

describe('the document on paper', () => {
  test('says what the page says: name in red, blank for a number, result, tables, how each figure came about, who signs', async () => {
    const { text, pages } = await onPaper(subject);
    for (const said of [
      '示例县绩效管理委员会办公室',
      '〔2026〕　　号',
      '2026年第三季度绩效考核初步结果告知书',
      '示例县水务局：',
      '一、考核结果',
      '考核板块分值得分得分率',
      '获省级节水型社会建设表彰',
      '附件2',
      '（印章）',
    ])
      expect(text).toContain(said);
    // Every sheet has its number, and all but the first say whom they are about.
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`— ${at + 1} —`);
      expect(page.includes('示例县水务局　2026年第三季度绩效考核初步结果告知书')).toBe(at > 0);
    }
  });

  test('draws the rare characters of names from a font that has them, and no character as an empty box', async () => {
    const { text, glyphs, outline } = await onPaper(named('张䶮、李𠮷'));
    expect(text).toContain('张䶮、李𠮷：');
    const [, second] = ['䶮', '𠮷'].map((character) => glyphs.find((glyph) => glyph.text === character));
    expect(second?.font).not.toBe(glyphs[0]?.font);
    for (const glyph of glyphs) {
      expect(glyph.id).toBeGreaterThan(0);
      if (glyph.text.trim() !== '') expect(outline(glyph)).toBeGreaterThan(0);
    }
  });

  test('shows where a character is wanting that no font has, and tells which', async () => {
    const { text } = await onPaper(named('王𪚥'));
    expect(text).toContain('王〓：');
    expect(text).toContain('U+2A6A5');
    expect((await onPaper(subject)).text).not.toContain('〓');
  });

  test('repeats the head of a table on every page it goes on to', async () => {
    const [group] = period.groups;
    const ranking = Array.from({ length: 120 }, (_, at) => ({ ...group!.ranking[at % 8]!, rank: at + 1 }));
    const [file] = await renderPeriod({ ...period, groups: [{ ...group!, ranking }] }, { formats });
    const { pages } = parsePdf(file!.bytes);
    const listed = pages.filter((page) => page.includes('市场监督管理局'));
    expect(listed.length).toBeGreaterThan(3);
    for (const page of listed) expect(page).toContain('名次考核对象得分等次说明');
  });

  test('has the seal where one is given', async () => {
    expect((await onPaper(subject)).pictures).toBe(0);
    const { pictures, text } = await onPaper(subject, Buffer.from(png({})).toString('base64'));
    expect(pictures).toBe(1);
    expect(text).not.toContain('（印章）');
  });

  test('goes on over pages with a cell that is longer than one', async () => {
    const [aside] = period.setAside;
    const why = { zh: '缺数据。'.repeat(1500), en: '' };
    const [file] = await renderPeriod({ ...period, setAside: [{ ...aside!, why }] }, { formats });
    const { text } = parsePdf(file!.bytes);
    expect(text.split('缺数据。').length - 1).toBeGreaterThan(1400);
    expect(text).toContain('填报及时性');
  });
});
