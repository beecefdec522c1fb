import { said } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { goalChanges, goalFigures, goalWords } from '../../text/sentences/goal-changes.ts';
import { canonical } from '../audit/canonical.ts';
import type { AgreedGoal } from './goal.ts';

type Figure = keyof typeof goalFigures;
type Words = keyof typeof goalWords;
const figures: readonly Figure[] = ['target', 'baseline', 'points', 'unitOfMeasure', 'yearsObserved', 'yearsRequired'];
const words: readonly Words[] = ['own', 'milestones', 'evidencePlan', 'strategy', 'owner', 'functions', 'shared'];

/** What a goal is called: the name its indicator has. */
type NameOf = (goal: AgreedGoal) => Text;

/** What is different in the later text, in sentences: goals that came, then what became of each, then those that went. */
export function goalChangesBetween(
  before: readonly AgreedGoal[],
  after: readonly AgreedGoal[],
  nameOf: NameOf,
): Text[] {
  const earlier = new Map(before.map((goal) => [goal.item, goal]));
  const kept = new Set(after.map(({ item }) => item));
  const told = after.flatMap((goal) => {
    const was = earlier.get(goal.item);
    return was ? changesOf(was, goal, nameOf) : [added(goal, nameOf)];
  });
  const removed = before.filter(({ item }) => !kept.has(item));
  const gone = removed.map((goal) => said(goalChanges.removed, { item: nameOf(goal) }));
  const places = (goals: readonly AgreedGoal[], among: (item: string) => boolean) =>
    goals.flatMap(({ item }) => (among(item) ? [item] : [])).join(' ');
  const isMoved = places(before, (item) => kept.has(item)) !== places(after, (item) => earlier.has(item));
  return [...told, ...gone, ...(isMoved ? [said(goalChanges.order)] : [])];
}

const added = (goal: AgreedGoal, nameOf: NameOf): Text =>
  goal.target === undefined
    ? said(goalChanges.added, { item: nameOf(goal) })
    : said(goalChanges['added-target'], { item: nameOf(goal), after: withUnit(goal.target, goal) });

const withUnit = (figure: string, { unitOfMeasure }: AgreedGoal): string =>
  unitOfMeasure === undefined ? figure : `${figure} ${unitOfMeasure}`;

function changesOf(was: AgreedGoal, goal: AgreedGoal, nameOf: NameOf): Text[] {
  const item = nameOf(goal);
  const ofFigures = figures.flatMap((figure): Text[] => {
    const [before, after] = [was[figure], goal[figure]];
    if (before === after) return [];
    const what = goalFigures[figure];
    if (before === undefined) return [said(goalChanges['figure-added'], { item, what, after: after ?? '' })];
    if (after === undefined) return [said(goalChanges['figure-removed'], { item, what, before })];
    return [said(goalChanges['figure-changed'], { item, what, before, after })];
  });
  const differs = (of: Words) => canonical(was[of] ?? null) !== canonical(goal[of] ?? null);
  return [...ofFigures, ...words.filter(differs).map((of) => said(goalChanges.words, { item, what: goalWords[of] }))];
}
