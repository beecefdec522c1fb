import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondPass } from '../../../shared/domain/scoring/peers.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { type Told, noteSentence, sentences, told } from '../../../shared/domain/scoring/sentences.ts';
import { sentences as reports } from '../../../shared/text/reports/sentences.ts';
import { computed, gradingTexts } from '../../../shared/text/reports/words.ts';
import { nodes } from '../../../shared/text/sentences/nodes.ts';
import { faults, notes, reasons } from '../../../shared/text/sentences/notes.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import { dice } from './dice.ts';
import { departmentInput, departmentScheme, indicator } from './example.ts';
import { randomInput, randomScheme } from './random.ts';

const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();

test.each(Object.entries({ ...notes, ...nodes, ...reasons, ...faults }))(
  '%s says the same in both languages',
  (_, text) => {
    expect(blanks(text.en)).toEqual(blanks(text.zh));
  },
);

test('whatever happens in a sheet is told in both languages without a blank left open', () => {
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const d = dice(draw);
      const scheme = randomScheme(d);
      const prepared = prepareScheme(scheme, 1);
      const first = ['unit.a', 'unit.b'].map((subject) => scoreSubject(prepared, randomInput(scheme, subject, d)));
      const told = [...first, ...secondPass(prepared, first, 'g')].flatMap((sheet) => [
        ...sentences(sheet, 'zh', scheme),
        ...sentences(sheet, 'en', scheme),
      ]);
      expect(told.filter((sentence) => /[{}]|undefined|null/.test(sentence))).toEqual([]);
    }),
    { seed: 20261123, numRuns: 60, endOnFailure: true },
  );
});

test('a formula fault is told in words, and a remark nobody wrote a sentence for is shown as it is', () => {
  const fault = { code: 'formula-error', params: { problem: 'division-by-zero', at: 7 } };
  expect(noteSentence(fault, 'zh', { raterGroups: [] })).toBe('公式无法计算：除数为零（第 7 字符）。');
  expect(noteSentence({ code: 'from-elsewhere', params: { a: 1 } }, 'en', { raterGroups: [] })).toBe(
    'from-elsewhere {"a":1}',
  );
});

test('no English sentence of a report counts one of many: a figure stands behind what it counts', () => {
  const english = (texts: object): string[] =>
    Object.entries(texts).flatMap(([language, text]) =>
      typeof text === 'string' ? (language === 'en' ? [text] : []) : english(text),
    );
  const counted = /\{(?:n|places|candidates|tied|subjects|groups|ranked|aside|due|onTime|late|missing)\} [a-z]+s\b/;
  const all = english({ reports, gradingTexts, computed, reasons });
  expect(all.length).toBeGreaterThan(60);
  expect(all.filter((text) => counted.test(text))).toEqual([]);
});

const rate = indicator('online', '60', { kind: 'ratio', whenZero: 'zero' }, { value: 'fraction', unitOfMeasure: '%' });
const rated = {
  ...departmentScheme,
  sections: [{ ...departmentScheme.sections[0]!, items: 'common' as const, points: '60', indicators: [rate] }],
} as Scheme;
const filedRate = {
  ...departmentInput,
  agreement: { ...departmentInput.agreement, goals: [{ item: 'online', target: '0.95' }], specific: [] },
  filed: [
    {
      state: 'filed' as const,
      item: 'online',
      value: { kind: 'fraction' as const, numerator: '873', denominator: '937' },
      source: { id: 'entry-4', hash: 'h' },
    },
  ],
};
const toldOf = (adjustments: ScoringInput['adjustments']) =>
  told(scoreSubject(prepareScheme(rated, 1), { ...filedRate, adjustments }), 'zh', rated);
const within = (tree: Told, name: string) =>
  tree.parts.flatMap((one) => [one, ...one.parts]).find(({ id }) => id === name);

test('the target of a rate is told as the percentage that was agreed', () => {
  expect(within(toldOf([]), 'online')?.figures).toEqual(['实际 873/937', '目标 95%']);
});

test('bonus and deductions of nobody are not worked out, and a cap is told where it is reached', () => {
  expect(within(toldOf([]), 'adjustments')).toMatchObject({ score: '0.00', working: '' });
  const [line] = rated.adjustments.lines;
  const given = (points: string) => toldOf([{ line: line!.id, points, source: { id: 'entry-9', hash: 'h' } }]);
  expect(within(given('1'), 'adjustments')?.working).toBe('');
  expect(within(given('100'), line!.id)?.working).toBe(`min(${line!.cap}, 100) = ${line!.cap}`);
});
