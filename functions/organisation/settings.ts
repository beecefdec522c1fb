import { patched } from '../../shared/domain/patch.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { beginAnchors } from '../../shared/storage/anchors.ts';
import { basedOn } from '../../shared/storage/chained.ts';
import { allOfficials, allUnits, JurisdictionHead, loadJurisdiction } from '../../shared/storage/organisation.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export async function readSettings({ table }: Services, { jurisdiction }: Caller) {
  const { head, headAt } = await loadJurisdiction(table, jurisdiction);
  if (!head) throw new Refused('organisation.not-set-up');
  return ok(head, headAt);
}

type Configure = Request<unknown, unknown, { [Field in keyof JurisdictionHead]?: JurisdictionHead[Field] | undefined }>;

export async function configure(services: Services, caller: Caller, { body, ifMatch }: Configure) {
  const { table, now } = services;
  const chain = await loadJurisdiction(table, caller.jurisdiction);
  basedOn(chain.headAt, ifMatch);
  const head = patched(JurisdictionHead, chain.head, body);
  if (!isTimeZone(head.timeZone)) {
    throw new Refused('organisation.time-zone', { timeZone: head.timeZone }, { field: 'timeZone' });
  }
  const groups = head.peerGroups.map(({ id }) => id);
  const twice = groups.find((id, index) => groups.indexOf(id) !== index);
  if (twice !== undefined) throw new Refused('organisation.listed-twice', { id: twice }, { field: 'peerGroups' });
  const gone = (chain.head?.peerGroups ?? []).filter(({ id }) => !groups.includes(id));
  if (gone.length > 0) await refuseIfUsed(services, caller, new Set(gone.map(({ id }) => id)));
  const change = services.record(chain, { what: 'organisation.configured' }, { head });
  // With its settings a jurisdiction begins to exist: from now on all its chains are anchored every night.
  const begin = await beginAnchors(table, caller.jurisdiction, now, head.timeZone);
  return services.commit([...change.writes, ...begin], ok({ id: caller.jurisdiction, version: change.n }, change.n));
}

/** A peer group is not taken from under those who are compared in it. */
async function refuseIfUsed({ table }: Services, { jurisdiction }: Caller, gone: ReadonlySet<string>) {
  const units = (await allUnits(table, jurisdiction)).map(({ name, ...unit }) => ({ ...unit, name: name.zh }));
  const using = [...units, ...(await allOfficials(table, jurisdiction))].filter(
    ({ active, group }) => active && group !== undefined && gone.has(group),
  );
  const group = using[0]?.group;
  if (group === undefined) return;
  const names = using.filter((one) => one.group === group).map(({ name }) => name);
  throw new Refused(
    'organisation.group-in-use',
    { group, count: names.length, names: names.slice(0, 10).join('、') },
    { field: 'peerGroups' },
  );
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
