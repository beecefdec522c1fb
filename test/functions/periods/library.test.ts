import { expect, test } from 'vitest';
import type { EventName } from '../../../shared/domain/audit/events.ts';
import { advance } from '../../../functions/periods/advance.ts';
import { routes as periods } from '../../../functions/periods/routes.ts';
import { routes as schemes } from '../../../functions/schemes/routes.ts';
import { slotsNeeded } from '../../../shared/domain/filing/slots.ts';
import { documentsOf } from '../../../shared/domain/reports/documents.ts';
import { Format } from '../../../shared/domain/reports/manifest.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { appraisals, existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, loadCollection } from '../../../shared/storage/record.ts';
import { readClosing } from '../../../shared/storage/closing.ts';
import { library } from '../../schemes/golden.ts';
import { withEngine } from '../../make/engine.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { drain } from '../jobs/worker.ts';
import { happened } from '../../make/happened.ts';

const engine = withEngine();
const bureaus = ['education', 'health', 'water'];
const minutes = 60_000;

/** A county whose office adopts a scheme of the library as it is, and drafts a period for it. */
async function adopted(name: string) {
  const world = makeWorld(engine(), [...schemes, ...periods]);
  world.clock.now = chinaTime('2026-01-04T09:00:00');
  await world.settings();
  await world.unit('office');
  for (const id of bureaus) {
    await world.unit(id, { group: 'economic' });
    await world.person(`of-${id}`, id, [], { group: 'economic' });
  }
  await world.person('wang', 'office', ['performance-office']);
  await world.person('zhao', 'office', ['committee']);
  const [office, committee] = [world.as('wang'), world.as('zhao')];
  const { body: lent } = await office.call('schemes.read-library', { params: { id: name } });
  const { scheme } = lent;
  const { body: created } = await office.call('schemes.create', { body: { scheme } });
  const version = { params: { scheme: name, version: 1 } };
  await office.call('schemes.submit', { ...version, body: {} });
  const decision = { hash: created.standing.hash, meeting: '第1次会议', specialRules: created.specialRules };
  await committee.call('schemes.approve', { ...version, body: decision });
  const type = scheme.periodTypes.includes('year') ? ('year' as const) : ('quarter' as const);
  const { body: period } = await office.call('periods.create', { body: { type, year: 2026, number: 1 } });
  const open = () =>
    office.call('periods.open', {
      params: { period: period.id },
      body: { scheme: { id: name, version: 1 }, groups: ['economic'] },
    });
  return { world, office, scheme, period, open };
}
type Adopted = Awaited<ReturnType<typeof adopted>>;

/** What the golden subject of the library has filed for the common items, filed, signed off and accepted for one of this county. */
async function file(
  { world: { table, jurisdiction, clock }, scheme, period }: Adopted,
  subject: string,
  input: (typeof library)[number]['golden']['subjects'][number]['input'],
) {
  const common = scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
  const { head } = await existingPeriod(table, jurisdiction, period.id);
  const enter = async (what: EventName, by: string, data: Record<string, unknown>) => {
    const chain = await existingAppraisal(table, jurisdiction, period.id, subject);
    await table.write(append(chain, happened(what, clock.now, { by: { id: by, rolesUsed: [] }, data })).writes);
    return chain.n + 1;
  };
  for (const record of input.filed) {
    const indicator = common.find(({ id }) => id === record.item);
    if (!indicator || record.state !== 'filed') continue;
    const [slot] = slotsNeeded(head, indicator, () => false).slice(-1);
    const data = { indicator: indicator.id, slot, given: record.value, source: '统计局' };
    const filings = [await enter('progress.filed', 'clerk', data)];
    await enter('progress.signed-off', 'boss', { filings });
    await enter('progress.accepted', 'office', { filings });
  }
}

const rollsUp = (name: string) =>
  library.find((entry) => entry.name === name)!.scheme.sections.some(({ items }) => items === 'periods');

test.each(library.filter(({ name }) => !rollsUp(name)))(
  'a period is opened and closed with $name as it lies in the library',
  async ({ name, golden }) => {
    const scene = await adopted(name);
    const { world, period, scheme } = scene;
    const { table, jurisdiction } = world;
    expect((await scene.open()).body).toMatchObject({ phase: 'planning', subjects: 3 });
    const kind = scheme.subjects.includes('unit') ? 'unit.' : 'official.of-';
    const subjects = bureaus.map((id) => `${kind}${id}`);
    for (const [at, subject] of subjects.entries())
      await file(scene, subject, golden.subjects[at % golden.subjects.length]!.input);
    for (const phase of ['planning', 'implementation', 'assessment'] as const)
      await advance({
        table,
        jobs: world.platform.jobs,
        now: Date.parse(period.deadlines[phase].until) + 5 * minutes,
        trace: 'schedule',
      });
    const queue = world.sent.filter((wake) => wake.jurisdiction === jurisdiction && wake.kind === 'close');
    world.platform.jobs.send = async (sent) => void queue.push(...sent);
    await drain(world.platform, queue);

    expect(await readClosing(table, jurisdiction, period.id)).toMatchObject({ kind: 'close', stage: 'done' });
    const heads = await Promise.all(
      subjects.map(async (subject) => {
        const pk = world.partition.appraisal(jurisdiction, period.id, subject);
        return (await loadCollection(table, pk, appraisals)).head;
      }),
    );
    for (const head of heads) {
      expect(head?.state).toBe('closed');
      // Nothing signed, no marks given: what waits is named item by item, and nothing goes wrong inside.
      if (!head?.score) expect(head?.setAside).toMatchObject({ why: 'open-items' });
    }
    const documents = heads.flatMap((head) => documentsOf(scheme, head?.kind ?? 'unit'));
    // And those of the period as a whole, its manifest and its seal.
    expect(world.reports.size).toBe(documents.length + Format.options.length + 2);
  },
);
