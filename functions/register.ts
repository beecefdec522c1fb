import type * as z from 'zod';
import {
  type Administrators,
  isAdministrator,
  refuseToEndTheLast,
  withPerson,
} from '../shared/domain/organisation/grant.ts';
import { isNobody } from '../shared/domain/organisation/actors.ts';
import { type OfficialBody } from '../shared/domain/organisation/unit.ts';
import { patched } from '../shared/domain/patch.ts';
import { Refused } from '../shared/domain/refused.ts';
import { type Chained, unchanged } from '../shared/storage/record.ts';
import { unlessDamaged } from '../shared/storage/damaged.ts';
import { sort } from '../shared/storage/keys.ts';
import {
  type JurisdictionHead,
  OfficialHead,
  type Unit,
  allOfficials,
  findUnit,
  loadAdministrators,
  loadJurisdiction,
  loadOfficial,
} from '../shared/storage/organisation.ts';
import type { Write } from '../shared/storage/table.ts';
import { founded, founder, founding } from './admit.ts';
import type { Caller, Services } from './services.ts';

export type OfficialChange = Readonly<z.output<typeof OfficialBody>>;

/** Changes that are decided together with others, e.g. the rows of a file: what is said of each, and who of them will stand. */
interface Together {
  readonly intended: ReadonlyMap<string, OfficialChange>;
  readonly stands: (id: string) => boolean;
  /** All of them or none: what is intended of others may be counted on before it is written. */
  readonly whole: boolean;
}
const alone: Together = { intended: new Map(), stands: () => false, whole: true };

const askedOnce = <T>(ask: (id: string) => Promise<T>) => {
  const answers = new Map<string, Promise<T>>();
  return (id: string): Promise<T> => {
    const answer = answers.get(id) ?? ask(id);
    answers.set(id, answer);
    return answer;
  };
};

/**
 * The register of people (名册) while it changes: every reference of a record is looked up, and the list of who holds the
 * three administrator roles is kept. That list is an item of the organisation, written with an entry of its chain in the
 * transaction that changes the person: of two who would end the last two holders at once, one finds the chain moved.
 */
export function openRegister(
  services: Services,
  { jurisdiction }: Caller,
  { intended, stands, whole }: Together = alone,
) {
  const { table } = services;
  let chain: Chained<JurisdictionHead> | undefined;
  let listed: Administrators | undefined;
  let changed: Administrators | undefined;
  let relied: Chained<OfficialHead>[] = [];
  let counting: Promise<Administrators> | undefined;
  let people: Promise<OfficialHead[]> | undefined;
  const unitOf = askedOnce((id) => findUnit(table, jurisdiction, id));
  const personOf = askedOnce((id) => loadOfficial(table, jurisdiction, id));

  /** Loaded first: whoever changes a unit or the settings after this moves the chain. */
  const organisation = async () => (chain ??= await loadJurisdiction(table, jurisdiction));
  const administrators = () => (counting ??= organisation().then(() => loadAdministrators(table, jurisdiction)));

  /** Begins looking up what a person who is to be like this rests on. */
  function expect({ manager, ...person }: Pick<OfficialHead, 'id' | 'manager' | 'grants' | 'active'>): void {
    const begun = [manager !== undefined && personOf(manager), isAdministrator(person) && administrators()];
    for (const reading of begun) if (reading) reading.catch(() => undefined);
  }

  async function activeUnit(id: string): Promise<Unit> {
    await organisation();
    const unit = await unitOf(id);
    if (!unit) throw new Refused('access.no-unit', { unit: id }, { field: 'unit' });
    if (!unit.active) throw new Refused('organisation.unit-inactive', { unit: id }, { field: 'unit' });
    return unit;
  }

  async function knownGroup(group: string): Promise<void> {
    const groups = (await organisation()).head?.peerGroups.map(({ id }) => id) ?? [];
    if (groups.includes(group)) return;
    throw new Refused('organisation.no-group', { group }, { field: 'group', legal: groups });
  }

  async function activeManager(id: string, manager: string): Promise<void> {
    const seen = new Set([id]);
    for (let next: string | undefined = manager; next !== undefined;) {
      if (seen.has(next)) throw new Refused('organisation.manager-circle', { manager }, { field: 'manager' });
      seen.add(next);
      const said: string | null | undefined = intended.get(next)?.manager;
      next = said === undefined ? (await personOf(next)).head?.manager : (said ?? undefined);
    }
    const above = await personOf(manager);
    if (!above.head && !stands(manager))
      throw new Refused('access.no-official', { official: manager }, { field: 'manager' });
    if (!(intended.get(manager)?.active ?? above.head?.active ?? true))
      throw new Refused('organisation.manager-inactive', { manager }, { field: 'manager' });
    if (!intended.has(manager)) relied.push(above);
  }

  /** Whoever manages others is not deactivated before they have another manager, or nobody could judge them. */
  async function refuseIfManaging(id: string): Promise<void> {
    people ??= allOfficials(table, jurisdiction);
    const managed = (await people).filter((person) => {
      const { active = person.active, manager = person.manager } = (whole && intended.get(person.id)) || {};
      return active && manager === id;
    });
    if (managed.length === 0) return;
    const names = managed.slice(0, 10).map((person) => person.name);
    throw new Refused(
      'organisation.manages-others',
      { count: managed.length, names: names.join('、') },
      { field: 'active' },
    );
  }

  /** Somebody the deployment names, and nobody has registered, can act without being listed. */
  async function withFounder(holders: Administrators, besides: string): Promise<Administrators> {
    const id = founder(jurisdiction);
    if (id === undefined || id === besides || (await personOf(id)).head) return holders;
    return withPerson(holders, { id, grants: [founding], active: true });
  }

  /** Takes a change of who holds which role in, or refuses it. Whoever is none of the three costs nothing. */
  async function admit(before: OfficialHead | undefined, after: OfficialHead): Promise<void> {
    if (!isAdministrator(before) && !isAdministrator(after)) return;
    await organisation();
    listed ??= await administrators();
    const holders = changed ?? listed;
    const standing = before ? withPerson(holders, before) : holders;
    const next = withPerson(standing, after);
    refuseToEndTheLast(await withFounder(standing, after.id), await withFounder(next, after.id));
    if (JSON.stringify(next) !== JSON.stringify(listed)) changed = next;
  }

  /** Of these people those who are registered and active. Of one nobody can read that cannot be said. */
  async function active(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await Promise.all([...new Set(ids)].map((id) => unlessDamaged(personOf(id))));
    return new Set(found.flatMap((person) => (person?.head?.active ? [person.head.id] : [])));
  }

  return {
    organisation,
    person: personOf,
    active,
    expect,
    activeUnit,
    knownGroup,
    activeManager,
    admit,

    /** The person as they will be. References that change are looked up; deactivating ends every role they hold. */
    async changed(id: string, known: OfficialHead | undefined, change: OfficialChange): Promise<OfficialHead> {
      if (!known && isNobody(id)) throw new Refused('organisation.reserved-id', { person: id });
      const before = known ?? founded(jurisdiction, id);
      const standing = known ?? { grants: before?.grants ?? [], active: true };
      const next = patched(OfficialHead, standing, { ...change, id });
      if (before && !before.active && next.active)
        throw new Refused('organisation.inactive', { person: id }, { field: 'active' });
      expect({ ...next, manager: next.manager === known?.manager ? undefined : next.manager });
      if (next.unit !== known?.unit) await activeUnit(next.unit);
      if (next.group !== undefined && next.group !== known?.group) await knownGroup(next.group);
      if (next.manager !== undefined && next.manager !== known?.manager) await activeManager(id, next.manager);
      const ended = before?.active === true && !next.active;
      if (ended) await refuseIfManaging(id);
      const head = next.active ? next : { ...next, grants: [] };
      await admit(before, head);
      return head;
    },

    /** The conditions and writes that go with what was looked up and admitted since the last transaction. */
    writes(): readonly Write[] {
      const managers = [...new Map(relied.map((person) => [person.pk, unchanged(person)])).values()];
      relied = [];
      if (!chain) return managers;
      if (!changed) return [...managers, unchanged(chain)];
      const items = [{ sk: sort.administrators, value: changed }];
      const { writes, chain: next } = services.record(
        chain,
        { what: 'organisation.administrators-changed' },
        { items },
      );
      chain = next;
      listed = changed;
      changed = undefined;
      return [...managers, ...writes];
    },
  };
}
