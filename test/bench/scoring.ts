import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Decimal } from 'decimal.js';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { prepareScheme, scoreSubject } from '../../shared/domain/scoring/score.ts';
import { changed } from '../../shared/domain/what-if/changed.ts';
import { replay } from '../../shared/domain/what-if/replay.ts';
import { whatIf } from '../../shared/domain/what-if/what-if.ts';
import { emptyInput, filed, indicator, number, schemeOf } from '../domain/scoring/one-item.ts';

/**
 * Speed of scoring on one core: sheets with their full trace, against a bare decimal sum of the same items (points × A ÷ T in
 * decimal.js, no trace, no policies), a what-if over 10,000 sheets, and memory over a million items.
 */
const ITEMS = 20;
const scheme: Scheme = {
  ...schemeOf(
    Array.from({ length: ITEMS }, (_, at) =>
      indicator(`i${at}`, '5', { kind: 'ratio', whenZero: 'zero' }, { target: `${97 + at}.3` }),
    ),
  ),
  normalisation: null,
};
const prepared = prepareScheme(scheme, 1);

function inputOf(subject: number): ScoringInput {
  const values = Array.from({ length: ITEMS }, (_, at) =>
    filed(`i${at}`, number(`${60 + ((subject * 7 + at * 13) % 40)}.${subject % 10}`)),
  );
  return { ...emptyInput, subject: `unit.${subject}`, filed: values };
}

function bareSum({ filed }: ScoringInput): string {
  let total = new Decimal(0);
  for (const [at, one] of filed.entries()) {
    if (one.state !== 'filed' || one.value.kind !== 'number') continue;
    const share = Decimal.min(1, new Decimal(one.value.number).div(new Decimal(`${97 + at}.3`)));
    total = total.plus(new Decimal('5').times(share));
  }
  return total.toFixed(2);
}

/** Best of five, in milliseconds: the others are the machine's other work. */
function timed(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const SHEETS = 2000;
const inputs = Array.from({ length: SHEETS }, (_, at) => inputOf(at));
const scored = timed(() => inputs.forEach((input) => scoreSubject(prepared, input)));
const bare = timed(() => inputs.forEach(bareSum));
console.log(`sheets of ${ITEMS} items with full trace: ${Math.round((SHEETS / scored) * 1000)} a second`);
console.log(
  `  per item ${((scored / SHEETS / ITEMS) * 1000).toFixed(1)} µs; bare decimal sum ${((bare / SHEETS / ITEMS) * 1000).toFixed(1)} µs; ratio ${(scored / bare).toFixed(1)}`,
);

const frozen = Array.from({ length: 10_000 }, (_, at) => ({
  group: `group-${at % 50}`,
  unit: 'unit.city',
  input: inputOf(at),
}));
const start = performance.now();
const { moves } = whatIf(replay(prepared, frozen), prepareScheme(changed(scheme, { points: { i0: '20' } }), 2), frozen);
console.log(
  `what-if over 10,000 sheets, both sides scored and ranked: ${((performance.now() - start) / 1000).toFixed(1)} s (${moves.length} move)`,
);

/** What is still alive after a collection; what waits to be collected depends on the machine's mood. */
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const alive: number[] = [];
for (let done = 0; done < 1_000_000 / ITEMS; done += 1) {
  scoreSubject(prepared, inputOf(done));
  if (done % 5000 === 4999) {
    collect();
    alive.push(Math.round(process.memoryUsage().heapUsed / 1_048_576));
  }
}
console.log(`1,000,000 items: live heap after each tenth ${alive.join(' ')} MB`);
