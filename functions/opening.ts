import { unitsProviding } from '../shared/domain/filing/provider.ts';
import { beforeClose } from '../shared/domain/period/period.ts';
import { type RollsUp, otherParts, unfitParts, unknownGrades } from '../shared/domain/period/roll-up.ts';
import { Refused } from '../shared/domain/refused.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import { type Member, membersOf } from '../shared/storage/members.ts';
import { type Unit, existingUnit, findUnit, loadJurisdiction, unitAsRead } from '../shared/storage/organisation.ts';
import { type PeriodHead, loadPeriod } from '../shared/storage/periods.ts';
import type { Existing } from '../shared/storage/record.ts';
import { type SchemeHead, pinnedScheme } from '../shared/storage/schemes.ts';
import type { Table, Write } from '../shared/storage/table.ts';
import { periodTypes } from '../shared/text/states.ts';

interface Opening {
  readonly period: PeriodHead;
  readonly of: Pick<SchemeHead, 'id' | 'owner'>;
  readonly scheme: Scheme;
  readonly groups: readonly string[];
  readonly rollsUp?: RollsUp | undefined;
}

interface Judged {
  /** Everything that refuses the opening, in the order in which it is told. */
  readonly faults: readonly Refused[];
  /** As conditions, what it was judged by and may move. */
  readonly relies: readonly Write[];
  readonly members: readonly Member[];
  /** Those periods of `rollsUp` that there are. */
  readonly parts: readonly Existing<PeriodHead>[];
}

/** Whether a period can be opened with a scheme, by all that either of them names. */
export async function judgeOpening(table: Table, jurisdiction: string, opening: Opening): Promise<Judged> {
  const { period, of, scheme, groups, rollsUp = {} } = opening;
  const { owner } = period;
  const [unit, absent, members, { head: settings }, found] = await Promise.all([
    owner === undefined ? undefined : existingUnit(table, jurisdiction, owner),
    absentProviders(table, jurisdiction, scheme),
    membersOf(table, jurisdiction, { groups, kinds: scheme.subjects, owner }),
    loadJurisdiction(table, jurisdiction),
    Promise.all([...new Set(Object.values(rollsUp))].map((part) => loadPeriod(table, jurisdiction, part))),
  ]);
  const parts = found.flatMap(({ head, ...chain }) => (head ? [{ ...chain, head }] : []));
  const heads = parts.map(({ head }) => head);
  const rolled = Object.keys(rollsUp).length > 0;
  const known = settings?.peerGroups.map(({ id }) => id) ?? [];
  return {
    faults: [
      ...foreign(of, owner, unit),
      ...(scheme.periodTypes.includes(period.type) ? [] : [forOthers(period, scheme)]),
      ...absent,
      ...otherParts(scheme, rollsUp),
      ...(rolled ? unfitParts({ period, above: unit?.path ?? [], scheme, rollsUp }, heads) : []),
      ...(rolled ? unknownGrades(scheme, await schemesOf(table, jurisdiction, heads)) : []),
      ...(await unknownInWholes(table, jurisdiction, { period, scheme })),
      ...unfitGroups(groups, members, known),
    ],
    relies:
      owner !== undefined && (rolled || (of.owner ?? owner) !== owner) ? [unitAsRead(jurisdiction, owner, unit)] : [],
    members,
    parts,
  };
}

/** A period is opened with a scheme of its owner, of a unit above it or of the jurisdiction. */
function foreign(
  { id: scheme, owner: of }: Opening['of'],
  owner: string | undefined,
  unit: Unit | undefined,
): Refused[] {
  if (of === undefined || of === owner) return [];
  const named = { scheme, unit: of };
  if (owner === undefined) return [new Refused('periods.scheme-of-unit', named, { field: 'scheme' })];
  const legal = [...(unit?.path ?? []), owner];
  if (legal.includes(of)) return [];
  return [new Refused('periods.scheme-of-other-unit', { ...named, units: legal.join(', ') }, { field: 'scheme' })];
}

const forOthers = ({ type }: PeriodHead, { periodTypes: legal }: Scheme) =>
  new Refused('periods.scheme-for-other-periods', { ...periodTypes[type] }, { field: 'scheme', legal });

/** Figures of a unit that is not there could be filed by nobody. */
async function absentProviders(table: Table, jurisdiction: string, scheme: Scheme): Promise<Refused[]> {
  const named = unitsProviding(scheme);
  const units = await Promise.all(named.map(async (unit) => findUnit(table, jurisdiction, unit)));
  return named
    .filter((_, at) => units[at]?.active !== true)
    .map((unit) => new Refused('periods.provider-absent', { unit }, { field: 'scheme' }));
}

/** The schemes of those that are open already: what the others will be opened with nobody knows yet. */
const schemesOf = async (table: Table, jurisdiction: string, parts: readonly PeriodHead[]) =>
  Promise.all(
    parts.flatMap(({ scheme: pin }) =>
      pin ? [pinnedScheme(table, jurisdiction, pin).then(({ scheme }) => scheme)] : [],
    ),
  );

/**
 * A year that was opened before its quarters had schemes could not be held against them then, so each quarter is when it opens: a grade
 * that the year's conditions name is one that this quarter gives, or one that is open already.
 */
async function unknownInWholes(
  table: Table,
  jurisdiction: string,
  { period, scheme }: Pick<Opening, 'period' | 'scheme'>,
): Promise<Refused[]> {
  const wholes = await Promise.all((period.rolledInto ?? []).map((id) => loadPeriod(table, jurisdiction, id)));
  const held = wholes.map(async ({ head }) => {
    if (!head?.scheme || !beforeClose.some((phase) => phase === head.phase)) return [];
    const others = [...new Set(Object.values(head.rollsUp ?? {}))].filter((id) => id !== period.id);
    const [whole, parts] = await Promise.all([
      pinnedScheme(table, jurisdiction, head.scheme),
      Promise.all(others.map((id) => loadPeriod(table, jurisdiction, id))),
    ]);
    const open = await schemesOf(
      table,
      jurisdiction,
      parts.flatMap((part) => part.head ?? []),
    );
    return unknownGrades(whole.scheme, [scheme, ...open]);
  });
  return (await Promise.all(held)).flat();
}

/** A group of officials under a scheme for units would be an empty chapter of every report. */
function unfitGroups(groups: readonly string[], members: readonly Member[], known: readonly string[]): Refused[] {
  const empty = groups.filter((group) => members.every((member) => member.group !== group));
  if (empty.length === 0) return [];
  const strange = empty
    .filter((group) => !known.includes(group))
    .map((group) => new Refused('organisation.no-group', { group }, { field: 'groups', legal: known }));
  const none = new Refused('periods.no-subjects', { groups: empty.join(', ') }, { field: 'groups' });
  // Where nobody at all would be assessed, that is said first.
  return members.length === 0 ? [none, ...strange] : [...strange, none];
}
