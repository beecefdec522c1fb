import { mayAnnounce } from '../../result/announcement.ts';
import { type Scheme, SubjectKind } from '../scheme.ts';
import { Exact } from '../../scoring/exact.ts';
import type { Band, RaterGroup } from '../outcome.ts';
import { below, notNegative, positive, problem, twice, weightsSumToOne, type Problem } from './problem.ts';

/** Bands, quotas, vetoes, tie keys, rater groups, adjustments: everything around the items. */
export function outcomeProblems(scheme: Scheme): Problem[] {
  return [
    ...bandProblems(scheme.bands, scheme.clamp.min),
    ...quotaProblems(scheme),
    ...gradesKnown(scheme),
    ...tieKeyProblems(scheme),
    ...conditionProblems(scheme),
    ...raterProblems(scheme.raterGroups),
    ...adjustmentProblems(scheme),
    ...(scheme.normalisation?.by === 'z' ? positive('normalisation.sd', scheme.normalisation.sd) : []),
    ...plausibilityProblems(scheme),
    ...lateFilingProblems(scheme),
    ...outlierProblems(scheme),
    ...Object.entries(scheme.announcedTo ?? {}).flatMap(([kind, audience]) =>
      SubjectKind.options.some((one) => one === kind && audience !== undefined && !mayAnnounce(one, audience))
        ? [problem(`announcedTo.${kind}`, 'schemes.announced-too-far')]
        : [],
    ),
    ...(scheme.unsigned === 'bottom-grade' && scheme.clamp.min === null
      ? [problem('unsigned', 'schemes.unsigned-bottom')]
      : []),
    ...(scheme.clamp.min !== null && scheme.clamp.max !== null
      ? below('clamp', scheme.clamp.min, scheme.clamp.max)
      : []),
  ];
}

/** A grade that ends below where it begins. */
function isUpsideDown({ name, from, to }: Band, at: number): Problem[] {
  if (from === null || to === null || below('', from, to).length === 0) return [];
  return [problem(`bands.${at}`, 'schemes.band-range', { grade: name, from, to })];
}

/** "96–100, 76–95: where is 95.5?" Half-open bands must meet, be open above, and reach down to the lowest possible score. */
function bandProblems(bands: readonly Band[], min: string | null): Problem[] {
  const [top] = bands;
  const bottom = bands.at(-1);
  const meets = bands.slice(1).flatMap((lower, at) => {
    const upper = bands[at];
    const path = `bands.${at + 1}.to`;
    if (!upper || sameEdge(upper.from, lower.to)) return [];
    const params = { upper: upper.name, from: upper.from ?? '−∞', lower: lower.name, to: lower.to ?? '∞' };
    return [problem(path, 'schemes.bands-gap', params)];
  });
  const reachesDown =
    bottom?.from === null || (bottom && min !== null && Exact.of(bottom.from).compare(Exact.of(min)) <= 0);
  return [
    ...twice(
      'bands',
      bands.map(({ grade }) => grade),
    ),
    ...(top && top.to !== null ? [problem('bands.0.to', 'schemes.bands-top', { grade: top.name })] : []),
    ...meets,
    ...bands.flatMap(isUpsideDown),
    ...(bottom && !reachesDown
      ? [
          problem(`bands.${bands.length - 1}.from`, 'schemes.bands-bottom', {
            grade: bottom.name,
            from: bottom.from ?? '',
            min: min ?? '−∞',
          }),
        ]
      : []),
  ];
}

const sameEdge = (upper: string | null, lower: string | null) =>
  upper !== null && lower !== null && Exact.of(upper).compare(Exact.of(lower)) === 0;

function quotaProblems({ quotas, bands, subjects }: Scheme): Problem[] {
  const lowest = bands.at(-1)?.grade;
  return quotas.flatMap(({ grade, limit, per }, at) => [
    // A unit is the only one of itself: a share of one is no place or all.
    ...(per === 'unit' && !subjects.includes('official')
      ? [problem(`quotas.${at}.per`, 'schemes.quota-per-unit')]
      : []),
    ...(grade === lowest ? [problem(`quotas.${at}.grade`, 'schemes.quota-lowest', { grade })] : []),
    ...(limit.by === 'share' && !isShare(limit.share)
      ? [problem(`quotas.${at}.limit.share`, 'schemes.share-range', { value: limit.share })]
      : []),
  ]);
}

const isShare = (value: string) => Exact.of(value).sign() >= 0 && Exact.of(value).compare(Exact.whole(1)) <= 0;

function gradesKnown({ bands, quotas, vetoes, conditions = [], exemptions = [], consequences }: Scheme): Problem[] {
  const known = new Set(bands.map(({ grade }) => grade));
  const named = [
    ...quotas.map(({ grade }, at) => ({ path: `quotas.${at}.grade`, grade })),
    ...vetoes.flatMap(({ effect }, at) =>
      effect.by === 'cap' ? [{ path: `vetoes.${at}.effect.grade`, grade: effect.grade }] : [],
    ),
    ...conditions.map(({ grade }, at) => ({ path: `conditions.${at}.grade`, grade })),
    ...consequences.map(({ grade }, at) => ({ path: `consequences.${at}.grade`, grade })),
  ];
  return [
    ...named
      .filter(({ grade }) => !known.has(grade))
      .map(({ path, grade }) => problem(path, 'schemes.unknown-grade', { grade })),
    ...twice(
      'vetoes',
      vetoes.map(({ id }) => id),
    ),
    ...twice(
      'exemptions',
      exemptions.map(({ id }) => id),
    ),
    ...twice(
      'consequences',
      consequences.map(({ id }) => id),
    ),
  ];
}

/** A condition that nobody can meet, or everybody, is none. Grades of the parts belong to the schemes of those periods. */
function conditionProblems(scheme: Scheme): Problem[] {
  const { conditions = [], bands, sections, clocks } = scheme;
  const lowest = bands.at(-1)?.grade;
  const parts = sections.flatMap((section) => (section.items === 'periods' ? section.periods : [])).length;
  const knows = itemsKnown(scheme);
  return [
    ...twice(
      'conditions',
      conditions.map(({ id }) => id),
    ),
    ...conditions.flatMap(({ grade, needs }, at): Problem[] => {
      const path = `conditions.${at}.needs`;
      const ofParts = needs.by === 'periods' || needs.by === 'no-period';
      return [
        ...(grade === lowest ? [problem(`conditions.${at}.grade`, 'schemes.condition-lowest', { grade })] : []),
        ...(ofParts && parts === 0 ? [problem(path, 'schemes.condition-no-parts')] : []),
        ...(needs.by === 'periods' && parts > 0 && needs.atLeast > parts
          ? [problem(`${path}.atLeast`, 'schemes.condition-parts', { atLeast: needs.atLeast, parts })]
          : []),
        ...(ofParts ? twice(`${path}.grades`, needs.grades) : []),
        ...(needs.by === 'item' && !knows(needs.item)
          ? [problem(`${path}.item`, 'schemes.unknown-item', { id: needs.item })]
          : []),
        ...(needs.by === 'item' && !isShare(needs.atLeast)
          ? [problem(`${path}.atLeast`, 'schemes.share-range', { value: needs.atLeast })]
          : []),
        ...(needs.by === 'no-card' && needs.card === 'red' && !clocks.redCard
          ? [problem(`${path}.card`, 'schemes.condition-no-cards')]
          : []),
      ];
    }),
  ];
}

/** Items of an agreement are not known here, so an item is only checked when every section is common. */
function itemsKnown({ sections }: Scheme): (item: string) => boolean {
  const open = sections.some(({ items }) => items === 'specific');
  const items = new Set(
    sections.flatMap((section) => (section.items === 'common' ? section.indicators.map(({ id }) => id) : [])),
  );
  return (item) => open || items.has(item);
}

function tieKeyProblems(scheme: Scheme): Problem[] {
  const { tieKeys, sections } = scheme;
  const knows = itemsKnown(scheme);
  return tieKeys.flatMap((key, at) => {
    if (key.by === 'section' && !sections.some(({ id }) => id === key.section)) {
      return [problem(`tieKeys.${at}.section`, 'schemes.unknown-section', { id: key.section })];
    }
    const unknown = key.by === 'item' && !knows(key.item);
    return unknown ? [problem(`tieKeys.${at}.item`, 'schemes.unknown-item', { id: key.item })] : [];
  });
}

function raterProblems(groups: readonly RaterGroup[]): Problem[] {
  if (groups.length === 0) return [];
  return [
    ...twice(
      'raterGroups',
      groups.map(({ id }) => id),
    ),
    ...weightsSumToOne(
      'raterGroups',
      groups.map(({ weight }) => weight),
    ),
    ...groups.flatMap(({ admits = [] }, at) => twice(`raterGroups.${at}.admits`, admits)),
    ...groups.flatMap(({ trim }, at) => {
      const dropped = trim ? trim.highest + trim.lowest : 0;
      return trim && trim.minRaters <= dropped
        ? [problem(`raterGroups.${at}.trim`, 'schemes.trim', { dropped, raters: trim.minRaters })]
        : [];
    }),
  ];
}

function adjustmentProblems({ adjustments }: Scheme): Problem[] {
  return [
    ...twice(
      'adjustments.lines',
      adjustments.lines.map(({ id }) => id),
    ),
    ...adjustments.lines.flatMap(({ cap }, at) => notNegative(`adjustments.lines.${at}.cap`, cap)),
    ...notNegative('adjustments.bonusCap', adjustments.bonusCap),
    ...notNegative('adjustments.deductionCap', adjustments.deductionCap),
  ];
}

function plausibilityProblems({ plausibility }: Scheme): Problem[] {
  if (!plausibility) return [];
  const { elapsed, times } = plausibility;
  return [
    ...(isShare(elapsed) ? [] : [problem('plausibility.elapsed', 'schemes.share-range', { value: elapsed })]),
    ...below('plausibility.times', '1', times),
  ];
}

function lateFilingProblems({ lateFiling, adjustments }: Scheme): Problem[] {
  if (!lateFiling) return [];
  const { line, points, cap } = lateFiling;
  const deducts = adjustments.lines.some(({ id, kind }) => id === line && kind === 'deduction');
  return [
    ...(deducts ? [] : [problem('lateFiling.line', 'schemes.late-filing-line', { line })]),
    ...positive('lateFiling.points', points),
    ...positive('lateFiling.cap', cap),
  ];
}

function outlierProblems({ outliers: { z, floor, times } = {} }: Scheme): Problem[] {
  return [
    ...positive('outliers.z', z),
    ...notNegative('outliers.floor', floor),
    ...(times === undefined ? [] : below('outliers.times', '1', times)),
  ];
}
