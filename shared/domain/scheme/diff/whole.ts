import { choices } from '../../../text/schemes/choices.ts';
import type { Text } from '../../../text/refusal.ts';
import { clockNames, figures, type SchemeChangeCode } from '../../../text/sentences/scheme-changes.ts';
import type { Scheme } from '../scheme.ts';
import type { TieKey } from '../outcome.ts';
import { change, type Change } from './compare.ts';
import { alike, listed, orUnlimited } from './words.ts';
import { said } from '../../../text/catalogue.ts';

/** What a scheme says of itself as a whole, each in the sentence it changes in. */
const members: readonly (readonly [path: string, code: SchemeChangeCode, say: (scheme: Scheme) => Text])[] = [
  ['id', 'id', ({ id }) => alike(id)],
  ['name/zh', 'name', ({ name }) => alike(name.zh)],
  ['name/en', 'name-en', ({ name }) => alike(name.en)],
  ['periodTypes', 'period-types', ({ periodTypes }) => listed(periodTypes.map((type) => choices.periodType[type]))],
  ['subjects', 'subjects', ({ subjects }) => listed(subjects.map((subject) => choices.subject[subject]))],
  ['fullMark', 'full-mark', ({ fullMark }) => alike(fullMark)],
  ['clamp/min', 'clamp-min', ({ clamp }) => orUnlimited(clamp.min)],
  ['clamp/max', 'clamp-max', ({ clamp }) => orUnlimited(clamp.max)],
  ['rounding', 'rounding', ({ rounding }) => roundingOf(rounding)],
  ['barredKeepsPlace', 'barred-keeps-place', ({ barredKeepsPlace }) => figures[barredKeepsPlace ? 'yes' : 'no']],
  ['missing', 'missing', ({ missing }) => choices.missing[missing]],
  ['adjustments/bonusCap', 'bonus-cap', ({ adjustments }) => alike(adjustments.bonusCap)],
  ['adjustments/deductionCap', 'deduction-cap', ({ adjustments }) => alike(adjustments.deductionCap)],
  ['tieKeys', 'tie-keys', (scheme) => listed(scheme.tieKeys.map((key) => tieKeyOf(key, scheme)))],
  ['unsigned', 'unsigned', ({ unsigned }) => (unsigned ? choices.unsigned[unsigned] : figures.usual)],
  ['plausibility', 'plausibility', ({ plausibility }) => plausibilityOf(plausibility)],
  ['normalisation', 'normalisation', ({ normalisation }) => normalisationOf(normalisation)],
];

export function compareWhole(before: Scheme, after: Scheme): Change[] {
  return [
    ...members.flatMap(([path, code, say]) => differing(path, code, say(before), say(after))),
    ...compareBases(before.legalBasis, after.legalBasis),
  ];
}

const differing = (path: string, code: SchemeChangeCode, before: Text, after: Text): Change[] =>
  before.zh === after.zh && before.en === after.en ? [] : [change(path, code, { before, after })];

function compareBases(before: readonly string[], after: readonly string[]): Change[] {
  const gone = before.filter((basis) => !after.includes(basis));
  const come = after.filter((basis) => !before.includes(basis));
  const moved = gone.length + come.length === 0 && before.join('\n') !== after.join('\n');
  return [
    ...gone.map((basis) => change('legalBasis', 'legal-basis-removed', { before: basis })),
    ...come.map((basis) => change('legalBasis', 'legal-basis-added', { after: basis })),
    ...(moved ? [change('legalBasis', 'legal-basis-order')] : []),
  ];
}

const roundingOf = ({ stage, mode, digits }: Scheme['rounding']): Text =>
  said(figures.rounded, { stage: choices.roundingStage[stage], mode: choices.roundingMode[mode], digits });

function tieKeyOf(key: TieKey, { sections }: Scheme): Text {
  switch (key.by) {
    case 'section':
      return said(figures['tie-section'], { name: sections.find(({ id }) => id === key.section)?.name ?? key.section });
    case 'item': {
      const items = sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
      return said(figures['tie-item'], { name: items.find(({ id }) => id === key.item)?.name ?? key.item });
    }
    case 'fewer-deductions':
      return figures['tie-fewer-deductions'];
    case 'more-bonus':
      return figures['tie-more-bonus'];
    default:
      return key satisfies never;
  }
}

function normalisationOf(normalisation: Scheme['normalisation']): Text {
  if (normalisation === null) return figures.none;
  return normalisation.by === 'z'
    ? said(figures.z, { mean: normalisation.mean, sd: normalisation.sd })
    : figures[normalisation.by];
}

const plausibilityOf = (plausibility: Scheme['plausibility']): Text =>
  plausibility ? said(figures.plausibility, plausibility) : figures.usual;

const clocks = [
  'objection',
  'recheckDecision',
  'changedResultApproval',
  'appeal',
  'appealDecision',
  'appealExtension',
  'noticeAnswer',
  'filingWarning',
  'redCard',
] as const satisfies readonly (keyof Scheme['clocks'])[];

export const compareClocks = (before: Scheme['clocks'], after: Scheme['clocks']): Change[] =>
  clocks.flatMap((name) => {
    const [was, is] = [daysOf(before[name]), daysOf(after[name])];
    if (was.zh === is.zh) return [];
    return [change(`clocks/${name}`, 'clock', { what: clockNames[name], before: was, after: is })];
  });

const daysOf = (clock: Scheme['clocks'][(typeof clocks)[number]]): Text =>
  clock ? said(figures.days, { days: clock.days, calendar: choices.calendar[clock.calendar] }) : figures.none;
