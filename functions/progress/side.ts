import { providerOf, type Side, unitProviding } from '../../shared/domain/filing/provider.ts';
import type { Providing } from '../../shared/domain/filing/evidence.ts';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { findUnit } from '../../shared/storage/organisation.ts';
import type { Dossier } from '../loader.ts';
import type { Caller, Services } from '../services.ts';
import { commonIndicators } from '../../shared/domain/scheme/sections.ts';

const ofUnit: readonly Role[] = ['unit-contributor', 'unit-leader'];

/** The units in whose name the caller provides figures, in the roles that this request let in. */
const unitsOf = ({ grants, rolesUsed }: Caller): ReadonlySet<string> =>
  new Set(grants.filter(({ role }) => ofUnit.includes(role) && rolesUsed.includes(role)).map(({ unit }) => unit));

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

/** An item that all subjects of the scheme have, where the caller provides it; in whose name they register what it rests on. */
export function providingFor(caller: Caller, scheme: Scheme | undefined, id: string): Providing {
  const common = scheme ? commonIndicators(scheme) : [];
  const indicator = common.find((known) => known.id === id);
  if (!indicator) {
    const legal = common.map((known) => known.id);
    throw new Refused('progress.not-common', { indicator: id }, { field: 'indicator', legal });
  }
  const { provider } = indicator;
  if (typeof provider === 'object' && actsFor(caller, provider.unit)) return provider;
  if (providerOf(indicator) === 'office' && caller.rolesUsed.includes('performance-office')) return 'office';
  throw new Refused('progress.not-provider', { ...indicator.name });
}

interface Item {
  readonly dossier: Pick<Dossier, 'indicators'>;
  readonly subject: string;
  readonly id: string;
}

/** 牵头部门撤销: whether the unit that provides an item about a subject is no more, so that the office files what it would have. */
export async function vacancyFor(
  { table }: Pick<Services, 'table'>,
  { jurisdiction }: Pick<Caller, 'jurisdiction'>,
  { dossier, subject, id }: Item,
): Promise<{ vacant?: true }> {
  const indicator = dossier.indicators.find((known) => known.id === id);
  const unit = indicator && unitProviding(indicator, subject);
  if (unit === undefined || (await findUnit(table, jurisdiction, unit))?.active) return {};
  return { vacant: true };
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
