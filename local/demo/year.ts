import { demoStory } from '../../shared/text/demo.ts';
import { everyPage } from '../../functions/client.ts';
import {
  appellant,
  bureau,
  bureauStaff,
  hoursInTruth,
  jurisdiction,
  marking,
  officials,
  staff,
  subjectOf,
} from './county.ts';
import { cast, paper } from './events.ts';
import { publish, ranked } from './results.ts';
import { bring } from './set-up.ts';
import { type Stage, each } from './stage.ts';

const raters = staff.filter(({ roles }) => roles.some((role) => role === 'rater')).map(({ id }) => id);

interface Seated {
  readonly period: string;
  readonly office: string;
  readonly indicator: string;
  /** Raters by group, and what stands behind each subject's marks. */
  readonly seats: readonly { readonly subject: string; readonly rater: string; readonly group: string }[];
  readonly strengthOf: (subject: string) => number;
  /** Whose sheets stay empty. */
  readonly waits?: readonly string[];
}

/** The office seats all raters from one file; each marks whom they find among their duties, and nobody sees a mark before. */
async function rated(
  { as, progress }: Stage,
  { period, office, indicator, seats, strengthOf, waits = [] }: Seated,
): Promise<void> {
  const judging = [...new Set(seats.map(({ rater }) => rater))].filter((rater) => !waits.includes(rater));
  progress.step('ratings', judging.length);
  const named = ['subject', 'rater', 'group'] as const;
  await bring(await as(office), {
    kind: 'seats',
    name: demoStory.files.seats,
    period,
    fields: Object.fromEntries(named.map((column) => [column, { column }])),
    table: [named, ...seats.map((seat) => named.map((column) => seat[column]))],
  });
  await each(judging, async (rater, seed) => {
    const judge = await as(rater);
    const mark = marking(seed);
    const waiting = await everyPage(
      (query) => judge.call('scoring.seats', { params: { period }, query }),
      (body) => body.seats,
    );
    for (const { subject } of waiting) {
      const marks = [{ indicator, mark: mark(strengthOf(subject)) }];
      await judge.call('scoring.rate', { params: { period, subject }, body: { marks, submitted: true } });
    }
    progress.tick();
  });
}

/** Leaders and deputies mark every unit. */
export const rateUnits = (stage: Stage, period: string, waits: readonly string[] = []): Promise<void> =>
  rated(stage, {
    period,
    waits,
    office: 'li.jixiao',
    indicator: 'performance',
    seats: stage.units.flatMap((unit) =>
      raters.map((rater) => ({
        subject: subjectOf(unit),
        rater,
        group: rater.startsWith('leader') ? 'leaders' : 'deputies',
      })),
    ),
    strengthOf: (subject) => stage.units.find((unit) => subjectOf(unit) === subject)?.strength ?? 0,
  });

const subjectOfOfficial = ({ id }: { readonly id: string }): string => `official.${id}`;
const [{ id: personnel }, { id: second }, { id: party }] = bureauStaff;

/** Each official lays down what it will learn in the year, and signs it with the leader of the bureau. */
export async function agreeWithOfficials({ as }: Pick<Stage, 'as'>, period: string): Promise<void> {
  await each(officials, async ({ id }) => {
    const params = { period, subject: `official.${id}` };
    const goal = { item: 'training-hours', target: '90', unitOfMeasure: '学时', strategy: 'livelihood', owner: id };
    const self = await as(id);
    const body = { as: 'proposal' as const, goals: [{ ...goal, evidencePlan: demoStory.training }] };
    const { version, hash } = (await self.call('goals.propose', { params, ifMatch: 0, body })).body;
    await self.call('goals.sign', { params, body: { version, hash, side: 'subject' } });
    await (await as(`${bureau}.leader`)).call('goals.sign', { params, body: { version, hash, side: 'assessor' } });
  });
}

/** The personnel office of the bureau brings in the hours of training, and each official is marked. */
export async function assessOfficials(stage: Stage, period: string): Promise<void> {
  const { as } = stage;
  const rows = officials.map((one) => ({
    subject: subjectOfOfficial(one),
    given: { kind: 'number' as const, number: one.hours },
  }));
  const params = { period, indicator: 'training-hours', slot: 'period' };
  const filed = await (
    await as(personnel)
  ).call('progress.provide', { params, body: { source: demoStory.training, rows } });
  await each(filed.body.rows, async ({ subject, n = 0 }) => {
    await (await as(second)).call('progress.accept', { params: { period, subject }, body: { filings: [n] } });
  });
  await rateOfficials(stage, period);
}

/** The leader of the bureau and two colleagues mark each. */
export function rateOfficials(stage: Stage, period: string): Promise<void> {
  const leader = { rater: `${bureau}.leader`, group: 'leader' };
  return rated(stage, {
    period,
    office: personnel,
    indicator: 'conduct',
    seats: officials.flatMap((one, place) =>
      [leader, ...[1, 2].map((far) => officials[(place + far) % officials.length])].flatMap((rater) => {
        if (!rater) return [];
        const seat = 'rater' in rater ? rater : { rater: rater.id, group: 'colleagues' };
        return [{ subject: subjectOfOfficial(one), ...seat }];
      }),
    ),
    strengthOf: (subject) => officials.find((one) => subjectOfOfficial(one) === subject)?.strength ?? 0,
  });
}

/** 申诉: an official whose course nobody entered appeals directly to the body outside the bureau, which finds it right. */
export async function appeal({ as }: Pick<Stage, 'as'>, period: string): Promise<void> {
  const params = { period, subject: subjectOfOfficial(appellant) };
  const lodged = await (
    await as(appellant.id)
  ).call('matters.appeals.appeal', {
    params,
    body: { reason: demoStory.appeal.reason, items: ['training-hours'], evidence: [] },
  });
  const place = { ...params, matter: lodged.body.id };
  const body = await as('fang.shensu');
  await body.call('matters.appeals.accept', { params: place, body: { reason: demoStory.appeal.accepted } });
  await body.call('matters.appeals.uphold', {
    params: place,
    body: {
      reason: demoStory.appeal.upheld,
      corrections: [
        { kind: 'filing-replaced', indicator: 'training-hours', value: { kind: 'number', number: hoursInTruth } },
      ],
    },
  });
  await ranked({ as }, period, personnel);
}

/** The bureau's own committee approves; within the bureau the top grade is announced. */
export const publishOfficials = (stage: Stage, period: string): Promise<void> =>
  publish(stage, period, { office: personnel, committee: party, announced: async () => undefined });

/** 公示: a citizen without a name remarks on what is announced, against a receipt; the office answers. */
export async function remarkOnResults({ as }: Pick<Stage, 'as'>, period: string): Promise<void> {
  const subject = `unit.${cast.remarks}`;
  const citizen = await as('citizen');
  const everywhere = { jurisdiction, period };
  const { receipt } = (
    await citizen.call('results.remark-unnamed', {
      params: everywhere,
      body: { subject, text: demoStory.citizen.remark },
    })
  ).body;
  const office = await as('zhou.jixiao');
  const [remark] = (await office.call('matters.remarks.list', { params: { period } })).body.matters;
  const matter = remark?.id ?? '';
  const reason = demoStory.citizen.answer;
  await office.call('matters.remarks.dismiss', { params: { period, subject, matter }, body: { reason } });
  await citizen.call('results.remark-answer', { params: everywhere, body: { subject, receipt } });
}

/**
 * 事后发现: after the publication an audit finds that figures were false. One supervisor opens a recheck of its own motion, another upholds it with
 * the deduction and the veto that follow; the group is ranked again, and the next version is approved, announced and published.
 */
export async function findFraud(stage: Stage, period: string, year: number): Promise<void> {
  const { as } = stage;
  const { title, reason, decided } = demoStory.fraud;
  const params = { period, subject: `unit.${cast.found}` };
  const opened = await (
    await as('wang.jiandu')
  ).call('matters.rechecks.open', { params, body: { reason, items: ['q4'] } });
  const date = `${year}-12-28`;
  await (
    await as('qi.jiandu')
  ).call('matters.rechecks.uphold', {
    params: { ...params, matter: opened.body.id },
    body: {
      reason: decided,
      corrections: [
        {
          kind: 'deduction-added',
          adjustment: { line: 'false-figures', points: '8', document: paper(year, 30, title), date, reason },
        },
        { kind: 'veto-added', veto: { event: 'false-report', document: paper(year, 31, title), date, reason } },
      ],
    },
  });
  await ranked(stage, period);
  await publish(stage, period, { announced: async () => undefined });
}
