import { createHash } from 'node:crypto';
import { demoStory } from '../../shared/text/demo.ts';
import { everyPage } from '../../functions/client.ts';
import { type DemoUnit, bureau, contributorOf, figuresOf, leaderOf, petitionsOffice, subjectOf } from './county.ts';
import type { Api } from './api.ts';
import { bring } from './set-up.ts';
import { type Quarter, type Stage, each, until } from './stage.ts';

/** A quarter and the period it is assessed in. */
export interface Of {
  readonly period: string;
  readonly quarter: Quarter;
}

const [maker, checker] = ['li.jixiao', 'zhou.jixiao'] as const;

/** What a unit takes upon itself, item by item. */
export function goalsOf(unit: DemoUnit, { number }: Quarter) {
  const { online, projects, petitions, budget } = figuresOf(unit, number);
  const { evidence, units } = demoStory;
  const goal = (
    item: string,
    target: string,
    unitOfMeasure: string,
    more: { strategy?: string; baseline?: string },
  ) => ({
    item,
    target,
    unitOfMeasure,
    strategy: 'business-climate',
    owner: leaderOf(unit),
    evidencePlan: evidence,
    functions: ['duties'],
    ...more,
  });
  return [
    goal('online-services', online.target, units.percent, {}),
    goal('projects', String(projects.target), units.money, {
      baseline: `${projects.baseline}`,
      strategy: 'investment',
    }),
    goal('petitions', petitions.target, units.percent, { strategy: 'livelihood' }),
    goal('overdue', '0', units.matters, {}),
    goal('budget', budget.target, units.percent, {}),
  ];
}

/** Which of the units the office answers with other goals than they proposed. */
export const isCountered = (place: number): boolean => place % 3 === 0;

/** Both sides negotiate and sign: proposed by the unit, one in three countered by the office, then two signatures. */
export async function agree(stage: Stage, of: Of): Promise<void> {
  stage.progress.step('agreements', stage.units.length);
  await each(stage.units, async (unit, place) => {
    await negotiate(stage, of, { unit, counters: isCountered(place), signs: ['subject', 'assessor'] });
    stage.progress.tick();
  });
}

interface Negotiated {
  readonly unit: DemoUnit;
  /** The office answers with a text of its own. */
  readonly counters?: boolean;
  readonly signs?: readonly ('subject' | 'assessor')[];
}

export async function negotiate(
  { as }: Pick<Stage, 'as'>,
  { period, quarter }: Of,
  { unit, counters = false, signs = [] }: Negotiated,
): Promise<void> {
  const params = { period, subject: subjectOf(unit) };
  const goals = goalsOf(unit, quarter);
  const clerk = await as(contributorOf(unit));
  let step = await clerk.call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals } });
  if (counters) {
    const raised = goals.map((goal) => (goal.item === 'budget' ? { ...goal, target: '26' } : goal));
    const answer = { params, ifMatch: step.body.revision, body: { goals: raised } };
    step = await (await as(maker)).call('goals.counter', answer);
  }
  const { version, hash } = step.body;
  for (const side of signs)
    await (
      await as(side === 'subject' ? leaderOf(unit) : checker)
    ).call('goals.sign', { params, body: { version, hash, side } });
}

/** In the quarters after the first the office lays the goals of all from one file, and both sides sign what they read. */
export async function agreeByFile({ as, progress, units }: Stage, { period, quarter }: Of): Promise<void> {
  progress.step('agreements', units.length);
  const rows = units.flatMap((unit) => goalsOf(unit, quarter).map((goal) => ({ subject: subjectOf(unit), ...goal })));
  const named = [
    'subject',
    'item',
    'target',
    'baseline',
    'unitOfMeasure',
    'strategy',
    'owner',
    'evidencePlan',
  ] as const;
  await bring(await as(maker), {
    kind: 'goals',
    name: demoStory.files.goals,
    period,
    fields: {
      ...Object.fromEntries(named.map((column) => [column, { column }])),
      'functions.0': { constant: 'duties' },
    },
    table: [named, ...rows.map((row) => named.map((column) => row[column] ?? ''))],
  });
  await each(units, async (unit) => {
    const params = { period, subject: subjectOf(unit) };
    const leader = await as(leaderOf(unit));
    const { onTable } = (await leader.call('goals.read', { params })).body;
    if (!onTable) throw new Error(`${params.subject} has nothing to sign`);
    const { version, hash } = onTable;
    await leader.call('goals.sign', { params, body: { version, hash, side: 'subject' } });
    await (await as(checker)).call('goals.sign', { params, body: { version, hash, side: 'assessor' } });
    progress.tick();
  });
}

/** Monthly figures as they come in; of towns the first of all has its evidence uploaded through the presigned form. */
export async function fileMonth({ as, units }: Stage, { period, quarter }: Of, month: number): Promise<void> {
  const slot = new Date(quarter.noon(month, 15)).toISOString().slice(0, 7);
  await each(units, async (unit) => {
    const clerk = await as(contributorOf(unit));
    const params = { period, subject: subjectOf(unit) };
    const proven = quarter.number === 1 && month === 0 && unit.group === 'towns';
    const evidence = proven ? [await upload(clerk, params, unit)] : [];
    const number = `${figuresOf(unit, quarter.number).projects.months[month] ?? 0}`;
    const figure = {
      indicator: 'projects',
      slot,
      given: { kind: 'number', number },
      source: demoStory.monthly,
    } as const;
    await clerk.call('progress.file', { params, body: { ...figure, evidence } });
  });
}

type Client = Awaited<ReturnType<Stage['as']>>;

async function upload(clerk: Client, params: { period: string; subject: string }, unit: DemoUnit): Promise<string> {
  const bytes = Buffer.from(demoStory.monthlyTable(unit.zh));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = { name: `${demoStory.monthly}.csv`, type: 'text/csv', bytes: bytes.length, sha256 };
  const offered = await clerk.call('progress.offer-evidence', { params, body });
  const form = new FormData();
  for (const [name, value] of Object.entries(offered.body.upload.fields)) form.set(name, value);
  form.set('file', new Blob([bytes], { type: 'text/csv' }), body.name);
  const stored = await fetch(offered.body.upload.url, { method: 'POST', body: form });
  if (!stored.ok) throw new Error(`the evidence was refused: ${stored.status} ${await stored.text()}`);
  return offered.body.id;
}

/** What the office knows of each unit, one request for all of them. */
async function fileOverdue({ as, units }: Stage, { period, quarter }: Of): Promise<void> {
  await (
    await as(maker)
  ).call('progress.provide', {
    params: { period, indicator: 'overdue', slot: 'period' },
    body: {
      source: demoStory.supervision,
      rows: units.map((unit) => ({
        subject: subjectOf(unit),
        given: { kind: 'number' as const, number: figuresOf(unit, quarter.number).overdue },
      })),
    },
  });
}

interface Delivered {
  readonly provider: Pick<DemoUnit, 'id'>;
  readonly indicator: 'budget' | 'petitions';
  /** Instead of what the figures say. */
  readonly figure?: (unit: DemoUnit) => string;
}

/** A unit that holds figures about the others files them in one request, and its leader signs them in one. Gives their numbers. */
export async function deliver(
  { as, units }: Pick<Stage, 'as' | 'units'>,
  { period, quarter }: Of,
  { provider, indicator, figure = (unit) => figuresOf(unit, quarter.number)[indicator].filed }: Delivered,
) {
  const others = units.filter(({ id }) => id !== provider.id);
  const params = { period, indicator, slot: 'period' };
  const filed = await (
    await as(`${provider.id}.clerk`)
  ).call('progress.provide', {
    params,
    body: {
      source: demoStory.quarterly,
      rows: others.map((unit) => ({
        subject: subjectOf(unit),
        given: { kind: 'number' as const, number: figure(unit) },
      })),
    },
  });
  const filings = filed.body.rows.map(({ subject, n = 0 }) => ({ subject, n }));
  await (await as(`${provider.id}.leader`)).call('progress.sign-provided', { params, body: { filings } });
  return new Map(filings.map(({ subject, n }) => [subject, n]));
}

/** The figures of the quarter: from those who hold them, from the units themselves, one of them corrected, signed and accepted. */
export async function fileQuarter(stage: Stage, of: Of): Promise<Map<string, number>> {
  const { as, progress, units } = stage;
  const { period, quarter } = of;
  progress.step('filings', units.length, { quarter: quarter.number });
  const finance = units.find(({ id }) => id === bureau);
  const [, , petitions] = await Promise.all([
    fileOverdue(stage, of),
    finance && deliver(stage, of, { provider: finance, indicator: 'budget' }),
    deliver(stage, of, { provider: petitionsOffice, indicator: 'petitions' }),
  ]);
  await each(units, async (unit, place) => {
    const clerk = await as(contributorOf(unit));
    const params = { period, subject: subjectOf(unit) };
    const { online, budget } = figuresOf(unit, quarter.number);
    const share = { kind: 'fraction', numerator: online.done, denominator: online.cases } as const;
    const mistyped = { kind: 'fraction', numerator: '2', denominator: online.cases } as const;
    const file = (indicator: string, given: typeof share | { kind: 'number'; number: string }) =>
      clerk.call('progress.file', {
        params,
        body: { indicator, slot: 'period', given, source: demoStory.quarterly, evidence: [] },
      });
    if (place === 1 && quarter.number === 1) await file('online-services', mistyped);
    await file('online-services', share);
    // What finance says of all the others it says of itself as any unit does.
    if (unit === finance) await file('budget', { kind: 'number', number: budget.filed });
    await signOff(stage, period, unit);
    progress.tick();
  });
  await acceptAll(await as(checker), period);
  return petitions;
}

/** The leader signs what the unit itself has filed and nothing took the place of. Gives the numbers. */
export async function signOff({ as }: Pick<Stage, 'as'>, period: string, unit: DemoUnit): Promise<number[]> {
  const leader = await as(leaderOf(unit));
  const params = { period, subject: subjectOf(unit) };
  const all = await everyPage(
    (query) => leader.call('progress.filings', { params, query }),
    (body) => body.filings,
  );
  const own = all.filter(({ supersededBy, provider }) => supersededBy === undefined && provider === undefined);
  const filings = own.map(({ n }) => n);
  await leader.call('progress.sign-off', { params, body: { filings } });
  return filings;
}

/** 批量认定: all that waits for the office in the period, in one request. */
async function acceptAll(office: Api, period: string): Promise<void> {
  const body = { act: 'progress.accept', why: demoStory.checked, waiting: { period } } as const;
  const { id } = (await office.call('bulk.ask', { body })).body;
  const params = { bulk: id };
  await until(async () => (await office.call('bulk.read', { params })).body.state === 'done');
  const { rows } = (await office.call('bulk.rows', { params, query: { state: 'refused' } })).body;
  if (rows.length > 0) throw new Error(`not accepted: ${JSON.stringify(rows)}`);
}
