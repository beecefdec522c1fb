import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { secondPass } from '../../../shared/domain/scoring/peers.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { ScoreSheet, type TraceNode } from '../../../shared/domain/scoring/sheet.ts';
import { dice } from './dice.ts';
import { expected } from './oracle.ts';
import { randomInput, randomScheme } from './random.ts';

const itemsOf = ({ parts }: TraceNode) =>
  parts
    .filter(({ what }) => what === 'section')
    .flatMap((section) => section.parts.map(({ id, exact }) => [`${section.id}/${id}`, exact] as const));

test('the engine and an independent reading of the rules agree to the last digit', () => {
  const seen = { sheets: 0, scored: 0, items: 0, unsigned: 0, barred: 0 };
  const agree = fc.property(fc.gen(), (draw) => {
    const d = dice(draw);
    const scheme = Scheme.parse(randomScheme(d));
    expect(schemeProblems(scheme)).toEqual([]);
    const inputs = Array.from({ length: d.whole(1, 4) }, (_, at) => randomInput(scheme, `unit.${at}`, d));
    const prepared = prepareScheme(scheme, 1);
    const sheets = secondPass(
      prepared,
      inputs.map((input) => scoreSubject(prepared, input)),
      'g',
    );
    for (const [at, sheet] of sheets.entries()) {
      const items = itemsOf(sheet.trace);
      const figures = Object.fromEntries(items);
      const { state, score, exact } = sheet;
      expect({ state, score, exact, items: figures }).toEqual(expected(scheme, inputs, inputs[at]!));
      seen.sheets += 1;
      seen.scored += Number(state === 'scored');
      seen.items += items.length;
      seen.unsigned += Number(sheet.trace.notes.some(({ code }) => code === 'unsigned-bottom'));
      expect(sheet.vetoes).toEqual(inputs[at]!.vetoes.map(({ veto }) => veto));
      seen.barred += sheet.vetoes.length;
    }
    expect(ScoreSheet.parse(sheets[0])).toEqual(sheets[0]);
  });
  fc.assert(agree, { numRuns: Number(process.env['ORACLE_RUNS'] ?? 2000), seed: 20261123, endOnFailure: true });
  expect(seen.scored).toBeGreaterThan(seen.sheets / 5);
  expect(Math.min(seen.unsigned, seen.barred)).toBeGreaterThan(30);
});
