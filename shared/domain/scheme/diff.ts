import { remarkLimitsOf, usualOutliers } from './application.ts';
import { said } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { formatNames } from '../../text/reports/formats.ts';
import { choices } from '../../text/schemes/choices.ts';
import { type SchemeChangeCode, clockNames, figures } from '../../text/sentences/scheme-changes.ts';
import { canonical } from '../audit/canonical.ts';
import { documentsOf } from '../reports/documents.ts';
import { type SchemeChange, alike, change, compareParts, listed, orUnlimited } from './diff/compare.ts';
import { contentParts } from './diff/content.ts';
import { outcomeParts } from './diff/outcome.ts';
import type { TieKey } from './outcome.ts';
import { audienceOf } from '../result/announcement.ts';
import { type Scheme, SubjectKind } from './scheme.ts';
import { commonIndicators } from './sections.ts';

/**
 * What changed from one version of a scheme to another, in sentences a civil servant understands. Empty only for the
 * same document: whatever differs and cannot be told by itself is told to be there.
 */
export function diffSchemes(before: Scheme, after: Scheme): SchemeChange[] {
  if (canonical(before) === canonical(after)) return [];
  const [was, is] = [contentParts(before.sections, after.sections), contentParts(after.sections, before.sections)];
  const [around, now] = [outcomeParts(before), outcomeParts(after)];
  const changes = [
    ...compareWhole(before, after),
    ...compareParts('sections', was.sections, is.sections),
    ...compareParts('indicators', was.indicators, is.indicators),
    ...compareParts('periods', was.periods, is.periods),
    ...compareParts('raterGroups', around.groups, now.groups),
    ...compareParts('adjustments/lines', around.lines, now.lines),
    ...compareParts('vetoes', around.vetoes, now.vetoes),
    ...compareParts('bands', around.bands, now.bands),
    ...compareParts('quotas', around.quotas, now.quotas),
    ...compareParts('conditions', around.conditions, now.conditions),
    ...compareParts('exemptions', around.exemptions, now.exemptions),
    ...compareClocks(before.clocks, after.clocks),
    ...compareParts('consequences', around.uses, now.uses),
  ];
  return changes.length > 0 ? changes : [change('', 'other')];
}

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
  ['lateFiling', 'late-filing', ({ lateFiling }) => lateFilingOf(lateFiling)],
  ['outliers', 'outliers', ({ outliers }) => outliersOf(outliers)],
  ['preview', 'preview', ({ preview = 'office' }) => choices.preview[preview]],
  ['documents', 'documents', (scheme) => documents(scheme)],
  ['announcedTo', 'announced-to', (scheme) => announcedTo(scheme)],
  ['remarkLimits', 'remark-limits', (scheme) => said(figures['remark-limits'], remarkLimitsOf(scheme))],
  ['objectionFrom', 'objection-from', ({ objectionFrom = 'results' }) => choices.objectionFrom[objectionFrom]],
  [
    'objectionSuspends',
    'objection-suspends',
    ({ objectionSuspends }) => figures[objectionSuspends === false ? 'no' : 'yes'],
  ],
  ['normalisation', 'normalisation', ({ normalisation }) => normalisationOf(normalisation)],
];

const documents = (scheme: Scheme): Text =>
  listed(
    SubjectKind.options.map((kind) =>
      said(figures.documents, {
        kind: choices.subject[kind],
        formats: alike(
          documentsOf(scheme, kind)
            .map((format) => formatNames[format])
            .join(' + '),
        ),
      }),
    ),
  );

const announcedTo = (scheme: Scheme): Text =>
  listed(
    SubjectKind.options.map((kind) =>
      said(figures['announced-to'], {
        kind: choices.subject[kind],
        audience: choices.audience[audienceOf(scheme, kind)],
      }),
    ),
  );

function compareWhole(before: Scheme, after: Scheme): SchemeChange[] {
  return [
    ...members.flatMap(([path, code, say]) => differing(path, code, say(before), say(after))),
    ...compareBases(before.legalBasis, after.legalBasis),
  ];
}

const differing = (path: string, code: SchemeChangeCode, before: Text, after: Text): SchemeChange[] =>
  before.zh === after.zh && before.en === after.en ? [] : [change(path, code, { before, after })];

function compareBases(before: readonly string[], after: readonly string[]): SchemeChange[] {
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

function tieKeyOf(key: TieKey, scheme: Scheme): Text {
  switch (key.by) {
    case 'section':
      return said(figures['tie-section'], {
        name: scheme.sections.find(({ id }) => id === key.section)?.name ?? key.section,
      });
    case 'item': {
      const items = commonIndicators(scheme);
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

const outliersOf = (outliers: Scheme['outliers']): Text =>
  outliers ? said(figures.outliers, { ...usualOutliers, ...outliers }) : figures.none;

const lateFilingOf = (late: Scheme['lateFiling']): Text =>
  late ? said(figures[`late-${late.per}`], { ...late, cap: late.cap ?? '∞' }) : figures.none;

const plausibilityOf = (plausibility: Scheme['plausibility']): Text =>
  plausibility ? said(figures.plausibility, plausibility) : figures.usual;

const clocks = [
  'objection',
  'recheckDecision',
  'changedResultApproval',
  'appeal',
  'appealDirect',
  'appealDecision',
  'appealExtension',
  'noticeAnswer',
  'remark',
  'filingWarning',
  'redCard',
  'announcement',
  'remarkAnswer',
  'delivery',
  'lateInputs',
  'correction',
] as const satisfies readonly (keyof Scheme['clocks'])[];

const filings = ['month', 'quarter', 'half-year', 'year'] as const;

function compareClocks(before: Scheme['clocks'], after: Scheme['clocks']): SchemeChange[] {
  const compared = (path: string, what: Text, [was, is]: readonly [Text, Text]): SchemeChange[] =>
    was.zh === is.zh ? [] : [change(`clocks/${path}`, 'clock', { what, before: was, after: is })];
  return [
    ...clocks.flatMap((name) => compared(name, clockNames[name], [daysOf(before[name]), daysOf(after[name])])),
    ...filings.flatMap((every) => {
      const what = said(clockNames.filing, { frequency: choices.frequency[every] });
      return compared(`filing/${every}`, what, [daysOf(before.filing?.[every]), daysOf(after.filing?.[every])]);
    }),
  ];
}

const daysOf = (clock: Scheme['clocks'][(typeof clocks)[number]]): Text =>
  clock ? said(figures.days, { days: clock.days, calendar: choices.calendar[clock.calendar] }) : figures.none;
