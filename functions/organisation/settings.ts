import { Refused } from '../../shared/domain/refused.ts';
import { anchorJobWrite, readAnchorJob } from '../../shared/storage/anchors.ts';
import { append, basedOn } from '../../shared/storage/chained.ts';
import { loadJurisdiction, type JurisdictionHead } from '../../shared/storage/organisation.ts';
import { ok, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

export async function readSettings({ table }: Services, { jurisdiction }: Caller) {
  const { head, headAt } = await loadJurisdiction(table, jurisdiction);
  if (!head) throw new Refused('organisation.not-set-up');
  return ok(head, headAt);
}

type Configure = Request<unknown, unknown, JurisdictionHead>;

export async function configure(services: Services, caller: Caller, { body, ifMatch }: Configure) {
  if (!isTimeZone(body.timeZone)) {
    throw new Refused('organisation.time-zone', { timeZone: body.timeZone }, { field: 'timeZone' });
  }
  const chain = await loadJurisdiction(services.table, caller.jurisdiction);
  basedOn(chain.headAt, ifMatch);
  const change = append(chain, { what: 'organisation.configured', by: caller, at: services.now }, { head: body });
  // With its settings a jurisdiction begins to exist: from now on all its chains are anchored every night.
  const anchored = await readAnchorJob(services.table, caller.jurisdiction);
  const begin = anchored ? [] : [anchorJobWrite(undefined, { jurisdiction: caller.jurisdiction }, services.now)];
  return services.commit([...change.writes, ...begin], ok({ id: caller.jurisdiction, version: change.n }, change.n));
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
