import type { Scheme } from './scheme.ts';
import { canonical } from '../audit/canonical.ts';
import { change, compareParts, type Change } from './diff/compare.ts';
import { contentParts } from './diff/content.ts';
import { outcomeParts } from './diff/outcome.ts';
import { compareClocks, compareWhole } from './diff/whole.ts';

/**
 * What changed from one version of a scheme to another, in sentences a civil servant understands. Empty only for the
 * same document: whatever differs and cannot be told by itself is told to be there.
 */
export function diffSchemes(before: Scheme, after: Scheme): Change[] {
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
    ...compareClocks(before.clocks, after.clocks),
    ...compareParts('consequences', around.uses, now.uses),
  ];
  return changes.length > 0 ? changes : [change('', 'other')];
}
