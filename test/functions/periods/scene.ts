import { routes as organisation } from '../../../functions/organisation/routes.ts';
import { routes as periods } from '../../../functions/periods/routes.ts';
import { routes as schemes } from '../../../functions/schemes/routes.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { append } from '../../../shared/storage/record.ts';
import { list, sort } from '../../../shared/storage/keys.ts';
import { loadJurisdiction, type Unit } from '../../../shared/storage/organisation.ts';
import type { Engine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { happened } from '../../make/happened.ts';

export const id = '2026-q3';
export const params = { period: id };
export const third = { type: 'quarter', year: 2026, number: 3 } as const;
export const opening = { scheme: { id: smallScheme.id, version: 1 }, groups: ['economic'] };

/** A county with its offices, `units` economic bureaus and one party organ, in June before the third quarter. */
export async function makeScene(engine: Engine, units = 3) {
  const world = makeWorld(engine, [...schemes, ...periods, ...organisation]);
  world.clock.now = chinaTime('2026-06-25T09:00:00');
  await world.settings();
  await world.unit('office');
  await world.unit('party', { group: 'party' });
  await world.unit('dissolved', { group: 'economic', active: false });
  await addBureaus(world, units);
  await world.person('wang', 'office', ['performance-office']);
  await world.person('zhao', 'office', ['committee']);
  await world.person('qian', bureau(1), ['unit-contributor']);
  return { world, office: world.as('wang'), committee: world.as('zhao'), contributor: world.as('qian') };
}
export type Scene = Awaited<ReturnType<typeof makeScene>>;

export const bureau = (n: number): string => `bureau-${String(n).padStart(3, '0')}`;

/** Many units in a few writes. */
async function addBureaus({ table, jurisdiction, clock }: ReturnType<typeof makeWorld>, count: number) {
  for (let start = 1; start <= count; start += 90) {
    const chain = await loadJurisdiction(table, jurisdiction);
    const items = Array.from({ length: Math.min(90, count - start + 1) }, (_, n) => unit(bureau(start + n)));
    const happening = happened('organisation.units-imported', clock.now);
    await table.write(append(chain, happening, { items }).writes);
  }
}

function unit(name: string) {
  const value: Unit = {
    id: name,
    name: { zh: `单位${name}`, en: name },
    path: [],
    level: 'department',
    group: 'economic',
    functions: [],
    active: true,
    version: 1,
  };
  return { sk: sort.unit(name), value };
}

/** A period in draft beside an approved scheme. */
export async function drafted({ office, committee }: Scene, scheme: Scheme = smallScheme) {
  const created = await office.call('schemes.create', { body: { scheme } });
  const version = { params: { scheme: scheme.id, version: 1 } };
  await office.call('schemes.submit', { ...version, body: {} });
  const { hash } = created.body.standing;
  await committee.call('schemes.approve', { ...version, body: { hash, meeting: '第3次会议', specialRules: [] } });
  return office.call('periods.create', { body: third });
}

export async function opened(scene: Scene, scheme: Scheme = smallScheme) {
  await drafted(scene, scheme);
  return scene.office.call('periods.open', { params, body: opening });
}

/** The subjects the list index shows for the period, all list shards of a small period being one. */
export async function enrolled({ world }: Scene): Promise<string[]> {
  const { items } = await world.table.query({ index: 'byList', partition: list.appraisals(world.jurisdiction, id, 0) });
  return items.map((item) => String(item['subject'])).toSorted();
}
