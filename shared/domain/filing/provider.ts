import { filers } from '../../text/refusals/providers.ts';
import { Refused } from '../refused.ts';
import type { Providing } from './evidence.ts';
import type { Indicator, Provider } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { commonIndicators } from '../scheme/sections.ts';

/** For whom somebody files: the subject itself, the office, or a unit that holds figures about others (牵头、数据部门). */
export type Side = 'subject' | Providing;

type Provided = Pick<Indicator, 'provider' | 'value'>;

/** Who files an item where nothing is said: the office what others say of a subject (满意度), else the subject. */
export const providerOf = ({ provider, value }: Provided): Provider =>
  provider ?? (value === 'survey' ? 'office' : 'self');

/** The unit that files an item about this subject. One that files about itself is a subject like any other (自己的数据不由自己定). */
export function unitProviding(indicator: Provided, subject: string): string | undefined {
  const provider = providerOf(indicator);
  return typeof provider === 'object' && subject !== `unit.${provider.unit}` ? provider.unit : undefined;
}

/** Whether the subject itself files an item; what others say of it never, also where it would provide that about others. */
export const isOwn = (indicator: Provided, subject: string): boolean =>
  indicator.value !== 'survey' && providerOf(indicator) !== 'office' && unitProviding(indicator, subject) === undefined;

/** Which side answers for an item about a subject: the subject itself, `office`, or the unit that holds the figures. */
export function responsibleFor(indicator: Provided, subject: string): string {
  const unit = unitProviding(indicator, subject);
  if (unit !== undefined) return `unit.${unit}`;
  return isOwn(indicator, subject) ? subject : 'office';
}

/** The units that provide figures about others by a scheme. */
export const unitsProviding = (scheme: Pick<Scheme, 'sections'>): string[] => [
  ...new Set(commonIndicators(scheme).flatMap(({ provider }) => (typeof provider === 'object' ? [provider.unit] : []))),
];

/** Since when a figure counts, where the scheme does not say. What a unit provides is settled between it and the subject. */
export const countsOf = ({ counts, provider, value }: Pick<Indicator, 'counts'> & Partial<Provided>) =>
  counts ?? (typeof provider === 'object' && value !== 'survey' ? 'signed' : 'accepted');

/**
 * Refuses a figure from anybody but its provider, and says who that is. Where a scheme names none, the office may bring in figures of a
 * register in place of the subject, as before there were providers; in place of a unit that is no more (`vacant`) it files what that held. How satisfied people are with a subject (满意度) is never said by itself.
 */
export function refuseOtherProvider(
  indicator: Provided & Pick<Indicator, 'name'>,
  { subject, side, vacant = false }: { readonly subject: string; readonly side: Side; readonly vacant?: boolean },
): void {
  const unit = unitProviding(indicator, subject);
  const own = isOwn(indicator, subject);
  const fits =
    typeof side === 'object'
      ? side.unit === unit
      : side === 'office'
        ? (unit === undefined ? !own : vacant) || indicator.provider === undefined
        : own;
  if (fits) return;
  const who = unit === undefined ? filers[own ? 'subject' : 'office'] : { text: filers.unit, params: { unit } };
  throw new Refused('progress.other-provider', { name: indicator.name, who }, { field: 'indicator' });
}
