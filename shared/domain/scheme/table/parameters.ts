import type { ChoiceName } from '../../../text/schemes/choices.ts';
import type { ParameterPath } from '../../../text/schemes/parameters.ts';
import type { RuleKind } from '../rules.ts';

/**
 * How a value is written in one line of text. `limit`: a decimal or none · `whole`: a count · `names`: a list of words ·
 * `steps`: from ~ to → share · `weights`: id → weight · `pairs` and `named`: left → right, for the members given here.
 */
export type Notation =
  | { readonly as: 'text' | 'decimal' | 'limit' | 'whole' | 'names' | 'steps' | 'weights' }
  | { readonly as: 'choice'; readonly of: ChoiceName }
  /** id | 名称 | name → the member `to` */
  | { readonly as: 'named'; readonly to: string }
  | { readonly as: 'pairs'; readonly from: string; readonly to: string; readonly counted?: true };

export interface Parameter {
  readonly path: ParameterPath;
  readonly notation: Notation;
}

const figure = (path: ParameterPath): Parameter => ({ path, notation: { as: 'decimal' } });
const choice = (path: ParameterPath, of: ChoiceName): Parameter => ({ path, notation: { as: 'choice', of } });
const pairs = (path: ParameterPath, from: string, to: string): Parameter => ({
  path,
  notation: { as: 'pairs', from, to },
});
const counts = (path: ParameterPath, from: string, to: string): Parameter => ({
  path,
  notation: { as: 'pairs', from, to, counted: true },
});

const limits: readonly Parameter[] = [
  { path: 'cap', notation: { as: 'limit' } },
  { path: 'floor', notation: { as: 'limit' } },
];
const perUnit = [figure('per.points'), figure('per.size'), choice('per.units', 'units')];
const whenZero = choice('whenZero', 'whenZero');
const of = choice('of', 'of');
const minGroup: Parameter = { path: 'minGroup', notation: { as: 'whole' } };
const raters: readonly Parameter[] = [
  { path: 'weights', notation: { as: 'weights' } },
  choice('absentGroup', 'absentGroup'),
];

/** The parameters of every rule, in the order they are written. */
export const parametersOf: Readonly<Record<RuleKind, readonly Parameter[]>> = {
  ratio: [...limits, whenZero],
  progress: limits,
  threshold: [choice('comparison', 'comparison')],
  interpolate: [of, whenZero, pairs('points', 'value', 'share')],
  steps: [of, whenZero, choice('includes', 'includes'), { path: 'bands', notation: { as: 'steps' } }],
  shortfall: [...perUnit, figure('floor')],
  count: [
    choice('method.by', 'countBy'),
    figure('method.each'),
    figure('method.floor'),
    figure('method.cap'),
    counts('method.steps', 'from', 'score'),
  ],
  milestones: [choice('lateness.by', 'latenessBy'), figure('lateness.keeps'), figure('lateness.loses')],
  rank: [
    minGroup,
    choice('method.by', 'rankBy'),
    counts('method.positions', 'from', 'points'),
    choice('method.ties', 'ties'),
    choice('method.whenZero', 'whenZero'),
  ],
  relative: [choice('centre', 'centre'), figure('margin'), ...perUnit, figure('floor'), minGroup],
  rating: [figure('scaleMax'), ...raters],
  votes: [{ path: 'grades', notation: { as: 'named', to: 'value' } }, ...raters],
  survey: [
    { path: 'minResponses', notation: { as: 'whole' } },
    choice('figure.by', 'figureBy'),
    figure('figure.from'),
    figure('figure.min'),
    figure('figure.max'),
  ],
  imported: [figure('fullMark')],
  growth: limits,
  formula: [
    { path: 'expression', notation: { as: 'text' } },
    choice('gives', 'gives'),
    { path: 'inputs', notation: { as: 'names' } },
  ],
};
