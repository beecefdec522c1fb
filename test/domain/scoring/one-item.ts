import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import type { Goal, ScoringInput, Value } from '../../../shared/domain/scoring/input.ts';
import { secondPass } from '../../../shared/domain/scoring/peers.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import type { ScoreSheet, TraceNode } from '../../../shared/domain/scoring/sheet.ts';
import { departmentScheme, indicator, openBelow, source } from './example.ts';

export { indicator, source };

/** A scheme of one section with these items, worth what they sum to. */
export function schemeOf(indicators: Indicator[], more: Partial<Scheme> = {}): Scheme {
  const points = String(indicators.reduce((total, { points }) => total + Number(points), 0));
  return {
    ...departmentScheme,
    fullMark: points,
    clamp: { min: null, max: null },
    sections: [{ id: 'all', name: { zh: '全部', en: 'All' }, points, items: 'common', combine: 'sum', indicators }],
    raterGroups: [
      {
        id: 'leaders',
        name: { zh: '领导', en: 'Leaders' },
        weight: '0.6',
        trim: { highest: 1, lowest: 1, minRaters: 5 },
      },
      { id: 'peers', name: { zh: '互评', en: 'Peers' }, weight: '0.4', trim: null },
    ],
    tieKeys: [],
    bands: openBelow(departmentScheme.bands),
    ...more,
  };
}

export const emptyInput: ScoringInput = {
  subject: 'unit.one',
  agreement: { source: null, goals: [], specific: [] },
  filed: [],
  marks: [],
  tallies: [],
  adjustments: [],
  vetoes: [],
  periods: [],
  peers: null,
};

export const number = (text: string): Value => ({ kind: 'number', number: text });

export const filed = (item: string, value: Value) =>
  ({ state: 'filed', item, value, source: source(`filing-${item}`) }) as const;

export function score(scheme: Scheme, input: Partial<ScoringInput>): ScoreSheet {
  return scoreSubject(prepareScheme(scheme, 1), { ...emptyInput, ...input });
}

/** The node of the one item, scored for one subject. */
export function scoreItem(
  item: Indicator,
  value: Value | null,
  more: Partial<ScoringInput> & { goal?: Omit<Goal, 'item'> } = {},
): TraceNode {
  const { goal, ...input } = more;
  const agreement = { source: source('agreement'), goals: goal ? [{ item: item.id, ...goal }] : [], specific: [] };
  const sheet = score(schemeOf([item]), { agreement, filed: value ? [filed(item.id, value)] : [], ...input });
  return sheet.trace.parts[0]!.parts[0]!;
}

/** The item's exact scores of a whole peer group, one value per subject (null: nothing filed). */
export function scoreGroup(item: Indicator, values: (string | null)[]): (string | null)[] {
  const prepared = prepareScheme(schemeOf([item]), 1);
  const sheets = values.map((value, at) =>
    scoreSubject(prepared, {
      ...emptyInput,
      subject: `unit.${at}`,
      filed: value === null ? [] : [filed(item.id, number(value))],
    }),
  );
  return secondPass(prepared, sheets, 'group').map(({ trace }) => trace.parts[0]!.parts[0]!.exact);
}

export const codes = ({ notes }: TraceNode) => notes.map(({ code }) => code);
