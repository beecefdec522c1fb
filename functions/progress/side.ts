import { providerOf, type Side, unitProviding } from '../../shared/domain/filing/provider.ts';
import type { Providing } from '../../shared/domain/filing/evidence.ts';
import { unitRoles } from '../../shared/domain/organisation/grant.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { Caller } from '../services.ts';
import { commonIndicators } from '../../shared/domain/scheme/sections.ts';

/** The units in whose name the caller provides figures, in the roles that this request let in. */
const unitsOf = ({ grants, rolesUsed }: Caller): ReadonlySet<string> =>
  new Set(grants.filter(({ role }) => unitRoles.includes(role) && rolesUsed.includes(role)).map(({ unit }) => unit));

/** Whether a unit is one that the caller acts for. */
export const actsFor = (caller: Caller, unit: string | undefined): boolean =>
  unit !== undefined && unitsOf(caller).has(unit);

/**
 * For whom the caller files an item about a subject: the unit that provides it, if they act for it, else the office. The unit that is
 * itself the subject files as such. Whoever is neither is told by the rule of providers who files.
 */
export function sideOf(caller: Caller, indicator: Indicator, subject: string): Side {
  const units = unitsOf(caller);
  const unit = unitProviding(indicator, subject);
  if (unit !== undefined && units.has(unit)) return { unit };
  const { provider } = indicator;
  const self = typeof provider === 'object' && unit === undefined && units.has(provider.unit);
  if (self) return 'subject';
  if (caller.rolesUsed.includes('performance-office')) return 'office';
  const [other = ''] = units;
  return { unit: other };
}

/** An item that all subjects of the scheme have. */
export const commonItem = (scheme: Scheme | undefined, id: string): Indicator | undefined =>
  scheme && commonIndicators(scheme).find((known) => known.id === id);

/** In whose name the caller registers what figures of an item rest on, where they provide it. */
export function providingFor(caller: Caller, indicator: Indicator): Providing {
  const { provider } = indicator;
  if (typeof provider === 'object' && actsFor(caller, provider.unit)) return provider;
  if (providerOf(indicator) === 'office' && caller.rolesUsed.includes('performance-office')) return 'office';
  throw new Refused('progress.not-provider', { ...indicator.name });
}

/** In one transaction a chain takes one entry. */
export function refuseTwice(named: readonly { readonly subject: string }[], field: string): void {
  const seen = new Set<string>();
  named.forEach(({ subject }, at) => {
    if (seen.has(subject))
      throw new Refused('progress.subject-twice', { subject }, { field: `${field}.${at}.subject` });
    seen.add(subject);
  });
}
