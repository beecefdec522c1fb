import { describe, expect, test } from 'vitest';
import { rankGroup } from '../../../shared/domain/ranking/ranking.ts';
import { memberOf } from '../../../shared/domain/ranking/member.ts';
import { groupFacts } from '../../../shared/domain/reports/grading.ts';
import { schemeOf, subjectReport } from '../../../shared/domain/reports/subject.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import { renderSubject } from '../../../shared/reports/subject.ts';
import { heading } from '../../reports/example.ts';
import { departmentInput, departmentScheme } from '../scoring/example.ts';

const prepared = prepareScheme(departmentScheme, 3);

function reportOf(input: ScoringInput, others: readonly ScoringInput[] = []) {
  const sheet = scoreSubject(prepared, input);
  const sheets = [sheet, ...others.map((one) => scoreSubject(prepared, one))];
  const ranked = rankGroup(
    prepared,
    sheets.map((sheet) => memberOf(prepared, sheet, sheet.subject)),
  );
  return subjectReport({
    heading: { ...heading, scheme: schemeOf(departmentScheme, 3) },
    scheme: departmentScheme,
    subject: { id: input.subject, name: { zh: '交通局', en: 'Transport' }, kind: 'unit', unit: null },
    group: { id: 'economy', name: { zh: '经济部门', en: 'Economic' }, ...groupFacts(departmentScheme, ranked) },
    sheet: { version: 1, sheet },
    ranked: ranked.find(({ subject }) => subject === input.subject) ?? null,
    setAside: null,
    revision: null,
    objectionUntil: '2026-10-15',
    signatures: [],
    audit: { entry: 7, hash: 'abc' },
  });
}

const renamed = (subject: string): ScoringInput => ({ ...departmentInput, subject });

describe('the report of a subject', () => {
  test('repeats the figures of the score sheet and adds none', () => {
    const sheet = scoreSubject(prepared, departmentInput);
    const report = reportOf(departmentInput);
    expect(report.outcome).toMatchObject({ score: { exact: sheet.exact, rounded: sheet.score } });
    const sections = sheet.trace.parts.filter(({ what }) => what === 'section');
    expect(report.sections.map(({ score }) => score?.exact)).toEqual(sections.map(({ exact }) => exact));
    expect(report.sections.flatMap(({ items }) => items.map(({ score }) => score?.exact ?? null))).toEqual(
      sections.flatMap(({ parts }) => parts.map(({ exact }) => exact)),
    );
    expect(report.adjusted).toEqual({ bonus: sheet.bonus, deduction: sheet.deduction });
  });

  test('names the entry of the audit chain behind every filed figure', () => {
    const items = reportOf(departmentInput).sections.flatMap((section) => section.items);
    const filed = departmentInput.filed.flatMap((one) => (one.state === 'slots' ? [] : [one.source.id]));
    expect(items.flatMap(({ inputs }) => inputs.map(({ id }) => id))).toEqual(expect.arrayContaining(filed));
  });

  test('keeps band, veto and quota as three steps, in this order', () => {
    const { outcome } = reportOf(departmentInput);
    if (outcome.state !== 'graded') throw new Error(outcome.state);
    expect(outcome.grading.steps.map(({ by }) => by)).toEqual(['band', 'veto', 'quota']);
    expect(outcome.grading.steps.at(-1)?.grade).toEqual(outcome.grading.grade);
  });

  test('a veto caps the grade, is told, and leaves the score alone', () => {
    const plain = reportOf(departmentInput);
    const vetoed = reportOf({
      ...departmentInput,
      vetoes: [{ veto: 'false-report', document: '示纪〔2026〕3号', source: { id: 'veto.1', hash: 'h' } }],
    });
    if (vetoed.outcome.state !== 'graded' || plain.outcome.state !== 'graded') throw new Error('not graded');
    expect(vetoed.outcome.score).toEqual(plain.outcome.score);
    expect(vetoed.outcome.grading.grade.id).toBe('fail');
    expect(vetoed.outcome.grading.steps[1]?.why.zh).toContain('严重弄虚作假');
    expect(vetoed.adjustments).toContainEqual(
      expect.objectContaining({ kind: 'veto', id: 'veto.1', document: '示纪〔2026〕3号', counted: null }),
    );
    expect(vetoed.adjustments.find(({ kind }) => kind === 'veto')?.sentence.zh).toBe('只限制等次，不改变得分。');
  });

  test('points shared out into a fraction are kept as exact as they print, and cut for the eye', async () => {
    const report = reportOf(departmentInput);
    const thirds = { ...report.sections[0]!, points: '33.3333333333333333333333333333…' };
    const [first] = thirds.items;
    const item = { ...first!, points: thirds.points };
    const files = await renderSubject({ ...report, sections: [{ ...thirds, items: [item] }] });
    const text = (format: string) => Buffer.from(files.find((file) => file.format === format)!.bytes).toString();
    expect(JSON.parse(text('json')).sections[0].points).toBe(thirds.points);
    expect(text('html')).toContain('33.333333…');
    expect(text('html')).not.toContain('33.3333333');
  });

  test('a subject whose score is held up is told which indicator holds it up', () => {
    const [first, ...rest] = departmentInput.filed;
    const report = reportOf({ ...departmentInput, filed: rest });
    expect(report.outcome.state).toBe('no-score');
    const name = report.sections.flatMap(({ items }) => items).find(({ id }) => id === first?.item)?.name.zh;
    expect(JSON.stringify(report.outcome)).toContain(name);
  });

  test('a subject whose total itself is held up is told by what', () => {
    const stray = { veto: 'unheard-of', source: { id: 'entry-9', hash: 'h' } };
    const { outcome } = reportOf({ ...departmentInput, vetoes: [stray] });
    expect(outcome).toMatchObject({ state: 'no-score' });
    expect(JSON.stringify(outcome)).toContain('unheard-of');
    expect(JSON.stringify(outcome)).not.toContain('total');
  });

  test('a veto of a sheet that was kept without its document shows none', () => {
    const { adjustments } = reportOf({
      ...departmentInput,
      vetoes: [{ veto: 'false-report', source: { id: 'veto.1', hash: 'h' } }],
    });
    expect(adjustments).toContainEqual(expect.objectContaining({ kind: 'veto', document: '' }));
  });

  test('speaks of the group without naming another subject', () => {
    const report = reportOf(departmentInput, [renamed('unit.other'), renamed('unit.third')]);
    expect(report.standing?.n).toBe(3);
    expect(JSON.stringify(report)).not.toContain('unit.other');
  });

  test('says until when the subject may object', () => {
    expect(reportOf(departmentInput).remedy?.zh).toContain('2026年10月15日24时前');
    expect(reportOf(departmentInput).remedy?.en).toContain('15 October 2026');
  });
});
