import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { below } from '../../scheme/problems/problem.ts';
import { choice, figure, whole } from '../parameters.ts';
import { rule } from '../definition.ts';
import { term } from '../terms.ts';
import { Exact, sum } from '../exact.ts';
import { blocked, missing, note, share, type Outcome } from '../facts.ts';
import type { Value } from '../input.ts';

type Figure = z.infer<typeof shape>['figure'];
type Answers = Extract<Value, { kind: 'answers' }>['answers'];

const shape = z.strictObject({
  kind: z.literal('survey'),
  minResponses: z.int().min(1),
  figure: z.discriminatedUnion('by', [
    /** Share of the answers at or above `from`, e.g. 满意 and 非常满意. */
    z.strictObject({ by: z.literal('top-box'), from: Decimal }),
    z.strictObject({ by: z.literal('mean'), min: Decimal, max: Decimal }),
  ]),
});

/**
 * "满意度 = （非常满意＋满意）÷ 有效答卷" (top box), or the mean answer brought from its scale to 0–1.
 * Too few answers are no answer.
 */
export const survey = rule({
  shape,
  values: ['survey'],
  needs: [],
  parameters: [
    whole('minResponses'),
    choice('figure.by', 'figureBy'),
    figure('figure.from'),
    figure('figure.min'),
    figure('figure.max'),
  ],
  problems: (path, given) =>
    given.figure.by === 'mean' ? below(`${path}.figure`, given.figure.min, given.figure.max) : [],
  score({ figure, minResponses }, { value }) {
    if (value === undefined) return missing(note('not-filed'));
    if (value.kind !== 'answers' && value.kind !== 'survey-figure')
      return blocked(note('other-kind-of-value', { kind: value.kind }));
    const responses =
      value.kind === 'answers' ? value.answers.reduce((all, answer) => all + answer.responses, 0) : value.responses;
    if (responses < minResponses) return missing(note('few-responses', { responses, least: minResponses }));
    return value.kind === 'answers'
      ? counted(figure, value.answers, responses)
      : published(figure, Exact.of(value.figure));
  },
});

function counted(figure: Figure, answers: Answers, responses: number): Outcome {
  const all = Exact.whole(responses);
  if (figure.by === 'top-box') {
    const from = Exact.of(figure.from);
    const top = answers
      .filter(({ answer }) => Exact.of(answer).compare(from) >= 0)
      .reduce((total, answer) => total + answer.responses, 0);
    return share(Exact.whole(top).dividedBy(all), `${top} ÷ ${responses}`);
  }
  const total = sum(answers.map((one) => Exact.of(one.answer).times(Exact.whole(one.responses))));
  return rescaled(figure, total.dividedBy(all), `${term(total)} ÷ ${responses}`);
}

/** A top-box share is a share already; a mean still has to be rescaled. */
function published(figure: Figure, value: Exact): Outcome {
  return figure.by === 'top-box' ? share(value, term(value)) : rescaled(figure, value, term(value));
}

function rescaled({ min, max }: Extract<Figure, { by: 'mean' }>, mean: Exact, working: string): Outcome {
  const low = Exact.of(min);
  return share(
    mean.minus(low).dividedBy(Exact.of(max).minus(low)),
    `(${working} − ${term(low)}) ÷ (${max} − ${term(low)})`,
  );
}
