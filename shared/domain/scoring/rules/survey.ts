import type { RuleOf } from '../../scheme/rules.ts';
import { type RuleDefinition, term } from '../terms.ts';
import { Exact, sum } from '../exact.ts';
import { blocked, missing, note, share, type Outcome } from '../facts.ts';
import type { Value } from '../input.ts';

type Figure = RuleOf<'survey'>['figure'];
type Answers = Extract<Value, { kind: 'answers' }>['answers'];

/**
 * "满意度 = （非常满意＋满意）÷ 有效答卷" (top box), or the mean answer brought from its scale to 0–1.
 * Too few answers are no answer.
 */
export const survey: RuleDefinition<'survey', never> = {
  kind: 'survey',
  needs: [],
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
};

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
