import { idOf, isPersonal } from '../shared/domain/organisation/authority.ts';
import { Refused } from '../shared/domain/refused.ts';
import { findUnit, loadOfficial } from '../shared/storage/organisation.ts';
import type { Table } from '../shared/storage/table.ts';
import type { Params } from '../shared/text/catalogue.ts';
import { listed } from '../shared/text/say.ts';

/** Blanks of refusals that hold the id of a unit, the ids of several, that of a person, or a subject. */
const blanks: Readonly<Record<string, 'unit' | 'units' | 'person' | 'subject'>> = {
  unit: 'unit',
  parent: 'unit',
  owner: 'unit',
  registered: 'unit',
  units: 'units',
  person: 'person',
  rater: 'person',
  manager: 'person',
  by: 'person',
  subject: 'subject',
};

/** As ids are written; anything else is what somebody sent, and is shown as it is. */
const idLike = /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/;

/** What is measured, not who; and what has to be written again as it is. */
const asWritten = /^(?:quantities\.|organisation\.grant-over$|accounts\.)/;

type Filling = Params[string];

/**
 * A refusal that calls units and people by their names. The rules know ids alone, so they are looked up where a sentence is made: one
 * read for each, and only for a request that is refused anyway. Whoever is not registered stays as they were called.
 */
export async function byName(table: Table, jurisdiction: string, refused: Refused): Promise<Refused> {
  if (asWritten.test(refused.code)) return refused;
  const params = await named(table, jurisdiction, refused.params);
  return new Refused(refused.code, params, refused.pointer);
}

async function named(table: Table, jurisdiction: string, params: Params): Promise<Params> {
  const filled = Object.entries(params).map(async ([blank, filling]): Promise<[string, Filling]> => {
    if (typeof filling === 'object' && 'text' in filling)
      return [blank, { text: filling.text, params: await named(table, jurisdiction, filling.params) }];
    const kind = blanks[blank];
    return [blank, kind && typeof filling === 'string' ? await nameOf(kind, filling) : filling];
  });
  return Object.fromEntries(await Promise.all(filled));

  async function nameOf(kind: 'unit' | 'units' | 'person' | 'subject', id: string): Promise<Filling> {
    if (kind === 'units') {
      const names = await Promise.all(id.split(', ').map(async (one) => nameOf('unit', one)));
      return names.every((name) => typeof name === 'object' && 'zh' in name) ? listed(names) : id;
    }
    if (!idLike.test(id)) return id;
    if (kind === 'unit') return (await findUnit(table, jurisdiction, id))?.name ?? id;
    if (kind === 'person') return (await loadOfficial(table, jurisdiction, id)).head?.name ?? id;
    if (!isPersonal(id) && !id.startsWith('unit.')) return id;
    const bare = await nameOf(isPersonal(id) ? 'person' : 'unit', idOf(id));
    return bare === idOf(id) ? id : bare;
  }
}
