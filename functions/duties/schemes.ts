import { doers } from '../../shared/domain/duty/doers.ts';
import { schemeDuties } from '../../shared/domain/duty/schemes.ts';
import { rolesNamed, rolesThatAllow, type Owner } from '../../shared/domain/organisation/authority.ts';
import { pathsOf } from '../../shared/storage/organisation.ts';
import { waitingSchemes } from '../../shared/storage/schemes.ts';
import type { Caller, Services } from '../services.ts';
import { unread, waitsFor } from '../waiting.ts';
import { type Found, nothing } from './owned.ts';
import { dutyView } from './views.ts';

/** However many wait in the jurisdiction, one answer looks at no more than this. */
const most = 100;

/** The schemes that wait for the caller: to be approved, or to be changed after they came back. */
export async function ofSchemes({ table, now }: Services, caller: Caller): Promise<Found> {
  const bodies = [...doers['schemes.approve'], ...doers['schemes.submit']];
  if (rolesNamed(caller, bodies).length === 0) return nothing;
  const { jurisdiction } = caller;
  const { heads, unread: lost, more } = await waitingSchemes(table, jurisdiction, most);
  const owners = [...new Set(heads.flatMap(({ owner }) => owner ?? []))];
  const paths = await pathsOf(table, jurisdiction, owners);
  const ownerOf = (unit: string | undefined): Owner =>
    unit === undefined ? 'jurisdiction' : { unit, path: paths.get(unit) ?? [] };
  const duties = heads.flatMap((head) => {
    const owner = ownerOf(head.owner);
    return schemeDuties(head).filter((duty) => waitsFor(caller, duty, (by) => rolesThatAllow(caller, by, { owner })));
  });
  return {
    duties: duties.map((duty) => dutyView(duty, now)),
    incomplete: lost > 0 ? [unread('waiting-scheme')] : [],
    more,
  };
}
