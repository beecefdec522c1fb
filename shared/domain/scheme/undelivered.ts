import { clockNames } from '../../text/sentences/scheme-changes.ts';
import { Refused } from '../refused.ts';
import type { Scheme } from './scheme.ts';
import { problem, type Problem } from './problems/problem.ts';
import { listed } from '../../text/catalogue.ts';

/** Clocks a scheme may declare that nothing in the system counts yet. */
const uncounted = [
  'appeal',
  'appealDecision',
  'appealExtension',
  'filingWarning',
  'redCard',
] as const satisfies readonly (keyof Scheme['clocks'])[];

/**
 * What the scheme declares and the system leaves to people: told to whoever checks, reads or approves it, so that nothing
 * declared is silently ignored.
 */
export function undelivered(scheme: Scheme): Problem[] {
  const { sections, periodTypes, subjects, clocks, consequences } = scheme;
  const declared = uncounted.filter((name) => clocks[name] !== undefined).map((name) => clockNames[name]);
  return [
    ...sections.flatMap((section, at) =>
      section.items === 'periods'
        ? [problem(`sections.${at}`, 'schemes.undelivered-periods', { ...section.name })]
        : [],
    ),
    ...(periodTypes.includes('month') ? [problem('periodTypes', 'schemes.undelivered-months')] : []),
    ...(subjects.includes('team') ? [problem('subjects', 'schemes.undelivered-teams')] : []),
    ...(declared.length > 0 ? [problem('clocks', 'schemes.undelivered-clocks', { ...listed(declared) })] : []),
    ...(consequences.length > 0 ? [problem('consequences', 'schemes.undelivered-consequences')] : []),
  ];
}

/** 周期汇总: no quarter reaches a section of periods yet, so a score with one would be made up. Such a scheme scores nobody. */
export function refuseRollUp({ id, sections }: Scheme): void {
  const section = sections.find(({ items }) => items === 'periods');
  if (section) throw new Refused('periods.scheme-rolls-up', { scheme: id, ...section.name }, { field: 'scheme' });
}
