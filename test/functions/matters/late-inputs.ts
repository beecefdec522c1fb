import { routes as duties } from '../../../functions/duties/routes.ts';
import { routes as imports } from '../../../functions/imports/routes.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { advance } from '../../../functions/periods/advance.ts';
import { routes as periods } from '../../../functions/periods/routes.ts';
import { routes as progress } from '../../../functions/progress/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { routes as scoring } from '../../../functions/scoring/routes.ts';
import { digest } from '../../../shared/domain/audit/chain.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import { entries } from '../../../shared/storage/record.ts';
import { endOfAssessment } from '../../make/closing.ts';
import type { Engine } from '../../make/engine.ts';
import { enrol, period, recorded } from '../../make/enrolled.ts';
import { closed, workedOff } from '../../make/published.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const make = (engine: Engine) =>
  makeWorld(engine, [...duties, ...imports, ...matters, ...periods, ...progress, ...results, ...scoring]);
export type County = ReturnType<typeof make>;

export const late = 'unit.bureau-900';
export const params = { period, subject: late };
export const morning = chinaTime('2026-10-22T09:00:00');

/** A period in feedback. Four bureaus have scores; one had filed nothing and got no marks, and was set aside. */
export async function setAside(engine: Engine): Promise<County> {
  const world = make(engine);
  await endOfAssessment(world, 4);
  await world.unit('bureau-900', { group: 'economic' });
  await enrol(world, late, { agreement: { state: 'imposed', version: 1 } });
  const hash = digest([]);
  await recorded(world, late, 'office', 'goals.countered', { version: 1, side: 'assessor', hash, goals: [] });
  await recorded(world, late, 'chair', 'goals.imposed', { version: 1, hash });
  await world.person('clerk', 'bureau-900', ['unit-contributor']);
  await world.person('leader', 'bureau-900', ['unit-leader']);
  for (const name of ['office', 'checker']) await world.person(name, 'county', ['performance-office']);
  await world.person('chair', 'county', ['committee']);
  for (const name of ['chen', 'sun']) await world.person(name, 'county', ['supervisor']);
  await world.person('rater', 'county', ['rater']);
  await closed(world);
  world.clock.now = morning;
  world.sent.length = 0;
  return world;
}

const reason = '系统故障致填报未能完成';
export const acts = (world: () => County) => ({
  open: (items = ['budget', 'service'], due = '2026-10-28') =>
    world().as('chair').call('matters.late-inputs.open', { params, body: { reason, items, due } }),
  ask: (items = ['budget']) =>
    world().as('office').call('matters.late-inputs.ask', { params, body: { reason, items } }),
  permit: (matter: string, due?: string) =>
    world()
      .as('chair')
      .call('matters.late-inputs.permit', { params: { ...params, matter }, body: { reason, ...(due ? { due } : {}) } }),
  settle: (matter: string) =>
    world()
      .as('office')
      .call('matters.late-inputs.settle', { params: { ...params, matter }, body: { reason } }),
  file: (figure = '90', subject = late, indicator = 'budget') =>
    world()
      .as('clerk')
      .call('progress.file', {
        params: { period, subject },
        body: {
          indicator,
          slot: 'period',
          given: { kind: 'number', number: figure },
          source: '财政系统',
          evidence: [],
        },
      }),
  signOff: (n: number) =>
    world()
      .as('leader')
      .call('progress.sign-off', { params, body: { filings: [n] } }),
  accept: (n: number) =>
    world()
      .as('checker')
      .call('progress.accept', { params, body: { filings: [n], confirmed: [{ filing: n, why: '已核对原始台账' }] } }),
  seat: () =>
    world()
      .as('office')
      .call('scoring.assign', { params, body: { raters: [{ rater: 'rater', group: 'leaders' }] } }),
  mark: (mark = '80') =>
    world()
      .as('rater')
      .call('scoring.rate', { params, body: { marks: [{ indicator: 'service', mark }], submitted: true } }),
});

/** All that is lacking, through every gate: filed, signed, accepted, marked. */
export async function brought(act: ReturnType<typeof acts>): Promise<void> {
  const { body } = await act.file();
  await act.signOff(body.n);
  await act.accept(body.n);
  await act.seat();
  await act.mark();
}

/** Works off what was asked of the queue. */
export const workOff = (world: County) => workedOff(world, world.sent.splice(0), world.clock.now);

/** What the schedule does at this moment, and the workers after it. */
export async function schedule(world: County): Promise<void> {
  const woken: Wake[] = [];
  const jobs = { send: async (messages: readonly Wake[]) => void woken.push(...messages) };
  await advance({ table: world.table, jobs, now: world.clock.now, trace: 'schedule' });
  await workedOff(world, woken, world.clock.now);
}

export const headOf = async ({ table, jurisdiction }: County, subject = late) =>
  (await existingAppraisal(table, jurisdiction, period, subject)).head;
export const chainOf = ({ table, partition, jurisdiction }: County, subject = late) =>
  entries(table, partition.appraisal(jurisdiction, period, subject));
