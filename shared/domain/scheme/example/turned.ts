import { definitionOf } from '../rules.ts';
import type { Indicator } from '../indicator.ts';
import type { Scheme } from '../scheme.ts';
import type { Name } from '../wording.ts';

/** A figure of an example, which whoever writes the rule may turn: where it begins, and between what it is turned. */
interface Turned {
  readonly key: string;
  readonly of:
    | 'actual'
    | 'target'
    | 'baseline'
    | 'years-observed'
    | 'years-required'
    | 'position'
    | 'members'
    | 'best'
    | 'centre'
    | 'days-late'
    | 'mark'
    | 'votes'
    | 'satisfaction'
    | 'responses'
    | 'input';
  /** Of a rater group, a grade or an input of a formula. */
  readonly name?: Name;
  readonly begins: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

export type Rated = Pick<Scheme, 'raterGroups'>;

/** What an example of this indicator is worked out from, in the order people say it; the first is the one that is turned. */
export function turnedOf({ rule, target, baseline }: Indicator, { raterGroups }: Rated): Turned[] {
  const aim = Number(target ?? 100);
  const from = Number(baseline ?? aim / 2);
  const reach = Math.max(Math.abs(aim), Math.abs(from), 1);
  const figure = (of: 'actual' | 'target' | 'baseline', begins: number, most = 1.5 * reach): Turned => {
    const least = Math.min(0, aim, from) * 1.5;
    return { key: of, of, begins, least, most, step: stepOf(most - least) };
  };
  const whole = (of: Turned['of'], [begins, least, most]: readonly [number, number, number]): Turned => ({
    key: of,
    of,
    begins,
    least,
    most,
    step: 1,
  });
  const actual = figure('actual', aim * 0.92);
  switch (rule.kind) {
    case 'milestones':
      return [whole('days-late', [8, 0, 60])];
    case 'rating': {
      const most = Number(rule.scaleMax);
      return raterGroups.map(({ id, name }) => ({
        key: id,
        of: 'mark',
        name,
        begins: most * 0.9,
        least: 0,
        most,
        step: stepOf(most),
      }));
    }
    case 'votes':
      return rule.grades.map(({ id, name }, at) => ({
        key: id,
        of: 'votes',
        name,
        begins: at === 0 ? 12 : at === 1 ? 6 : 1,
        least: 0,
        most: 40,
        step: 1,
      }));
    case 'survey': {
      const [least, most] = rule.figure.by === 'mean' ? [Number(rule.figure.min), Number(rule.figure.max)] : [0, 1];
      const begins = least + (most - least) * 0.86;
      return [
        { key: 'satisfaction', of: 'satisfaction', begins, least, most, step: stepOf(most - least) },
        whole('responses', [rule.minResponses, 0, rule.minResponses * 2]),
      ];
    }
    case 'count':
      return [whole('actual', [2, 0, 20])];
    case 'imported': {
      const most = Number(rule.fullMark);
      return [{ key: 'actual', of: 'actual', begins: most * 0.92, least: 0, most, step: stepOf(most) }];
    }
    case 'rank':
      return rule.method.by === 'position'
        ? [whole('position', [3, 1, 20]), whole('members', [20, 1, 60])]
        : [actual, { ...figure('actual', aim), key: 'best', of: 'best' }];
    case 'relative':
      return [actual, { ...figure('actual', aim), key: 'centre', of: 'centre' }];
    case 'growth':
      return [
        figure('actual', from + (aim - from) * 0.8, Math.max(aim, from) * 1.5),
        figure('target', aim),
        figure('baseline', from),
        { key: 'years-observed', of: 'years-observed', begins: 1, least: 0.5, most: 5, step: 0.5 },
        { key: 'years-required', of: 'years-required', begins: 1, least: 0.5, most: 5, step: 0.5 },
      ];
    case 'formula': {
      const says = (letter: string) => new RegExp(`\\b${letter}\\b`).test(rule.expression);
      return [
        ...(says('A') ? [actual] : []),
        ...rule.inputs
          .filter((name) => !['A', 'T', 'B', 'w'].includes(name))
          .map((name): Turned => ({ ...whole('input', [10, 0, 100]), key: name, name: { zh: name, en: name } })),
        ...(says('T') ? [figure('target', aim)] : []),
        ...(says('B') ? [figure('baseline', from)] : []),
      ];
    }
    default: {
      const [first, last] = tableEdges(rule);
      const needs: readonly string[] = definitionOf(rule).needs;
      const reads = 'of' in rule && rule.of === 'completion';
      const own = first === undefined || last === undefined || reads ? actual : between(first, last);
      return [
        own,
        ...(needs.includes('target') || reads ? [figure('target', aim)] : []),
        ...(needs.includes('baseline') ? [figure('baseline', from)] : []),
      ];
    }
  }
}

/** From the lowest to the highest value that a table of the rule speaks of. */
function tableEdges(rule: Indicator['rule']): (number | undefined)[] {
  if (rule.kind === 'interpolate') return [rule.points[0], rule.points.at(-1)].map((point) => Number(point?.value));
  if (rule.kind !== 'steps') return [];
  const edges = rule.bands.flatMap(({ from, to }) => [from, to]).filter((edge) => edge !== null);
  return edges.length === 0 ? [] : [Number(edges[0]), Number(edges.at(-1))];
}

function between(first: number, last: number): Turned {
  const room = Math.max(last - first, Math.abs(last) / 10, 1) / 4;
  const [least, most] = [first - room, last + room];
  return { key: 'actual', of: 'actual', begins: first + (last - first) * 0.7, least, most, step: stepOf(most - least) };
}

/** A hundredth or so of the way, in a round figure. */
const stepOf = (way: number): number => 10 ** Math.floor(Math.log10(Math.max(way, 1e-6) / 50));
