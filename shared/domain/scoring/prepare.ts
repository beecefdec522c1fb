import type { Scheme } from '../scheme/scheme.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { digest } from '../audit/canonical.ts';

/** A scheme made ready to score many subjects: its hash is taken once. */
export interface PreparedScheme {
  readonly scheme: Scheme;
  readonly version: number;
  readonly hash: string;
}

/** `schemeProblems` must have found nothing. */
export function prepareScheme(scheme: Scheme, version: number): PreparedScheme {
  return { scheme, version, hash: digest(scheme) };
}

/** Does an item look at its peers, always or when its value is missing? Then it is only scored in the second pass. */
export function looksAtPeers(indicator: Indicator, scheme: Scheme): boolean {
  const byRule = indicator.rule.kind === 'rank' || indicator.rule.kind === 'relative';
  return byRule || (indicator.missing ?? scheme.missing) === 'peer-mean';
}

/** Must the scheme's sheets go through a second pass? Specific items belong to one subject and have no peers. */
export function needsPeers({ scheme }: PreparedScheme): boolean {
  return scheme.sections.some(
    (section) => section.items === 'common' && section.indicators.some((indicator) => looksAtPeers(indicator, scheme)),
  );
}
