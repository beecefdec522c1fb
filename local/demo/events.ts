import { demoStory } from '../../shared/text/demo.ts';
import { type DemoUnit, petitionsOffice, subjectOf } from './county.ts';
import { type Of, deliver, fileMonth, goalsOf } from './quarter.ts';
import type { Stage } from './stage.ts';

/** Who does what that is told of, by the ids of their units. */
export const cast = {
  silent: 'xihu',
  cutOff: 'nanshan',
  remarks: 'chengguan',
  objects: 'commerce',
  honoured: 'industry',
  careless: 'xihu',
  accident: 'housing',
  merged: 'commerce',
  into: 'industry',
  moved: 'investment',
  movedTo: 'development',
  found: 'dongxi',
} as const;

export const paper = (year: number, n: number, title: string) => ({
  number: demoStory.documentNumber(year, n),
  title,
  issuer: demoStory.government,
});

const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const named = (units: readonly DemoUnit[], id: string) => units.filter((unit) => unit.id === id);

/**
 * 预警、黄牌、红牌: one town files its figures of February after the red card, another behind the yellow one, which the office waives for a
 * platform that was down. All the others file in time.
 */
export async function fileWithSilence(stage: Stage, of: Of): Promise<void> {
  const { as, units, travelTo } = stage;
  const { period, quarter } = of;
  const late = [cast.cutOff, cast.silent];
  await fileMonth({ ...stage, units: units.filter(({ id }) => !late.some((one) => one === id)) }, of, 1);
  await travelTo(quarter.noon(2, 10));
  await fileMonth({ ...stage, units: named(units, cast.cutOff) }, of, 1);
  await travelTo(quarter.noon(2, 14));
  await fileMonth({ ...stage, units: named(units, cast.silent) }, of, 1);
  const slot = new Date(quarter.noon(1, 15)).toISOString().slice(0, 7);
  await (
    await as('li.jixiao')
  ).call('progress.waive-card', {
    params: { period, subject: `unit.${cast.cutOff}` },
    body: { indicator: 'projects', slot, reason: demoStory.platformDown },
  });
}

/** 核对: a unit says what is wrong with a figure that another one delivered about it, and is right. */
export async function remarkOnFigure(stage: Stage, of: Of, filings: ReadonlyMap<string, number>): Promise<void> {
  const [unit] = named(stage.units, cast.remarks);
  if (!unit) return;
  const subject = subjectOf(unit);
  const body = { filing: filings.get(subject) ?? 0, text: demoStory.remark, evidence: [] };
  const params = { period: of.period, subject };
  await (await stage.as(`${unit.id}.leader`)).call('progress.remark', { params, body });
  const corrected = { provider: petitionsOffice, indicator: 'petitions', figure: () => '97.5' } as const;
  await deliver({ ...stage, units: [unit] }, of, corrected);
}

/** An honour and a spot-check finding, each with its document and a second pair of eyes. */
export async function adjust({ as, units }: Stage, { period, quarter }: Of): Promise<void> {
  const date = dateOf(quarter.noon(2, 20));
  const line = (id: string, points: string, n: number, { title, reason }: { title: string; reason: string }) => ({
    line: id,
    points,
    document: paper(quarter.year, n, title),
    date,
    reason,
  });
  for (const [subject, body] of [
    [`unit.${cast.honoured}`, line('honours', '1.5', 12, demoStory.honour)],
    [`unit.${cast.careless}`, line('spot-check', '2', 15, demoStory.spotCheck)],
  ] as const) {
    if (!units.some((unit) => subjectOf(unit) === subject)) continue;
    const { entry } = (await (await as('li.jixiao')).call('scoring.adjust', { params: { period, subject }, body }))
      .body;
    const decision = { finding: 'approved', reason: demoStory.truthful } as const;
    const params = { period, subject, n: entry };
    await (await as('zhou.jixiao')).call('scoring.check-adjustment', { params, body: decision });
  }
}

/** 一票否优: the office lays it before the committee, which decides. */
export async function veto({ as }: Pick<Stage, 'as'>, { period, quarter }: Of): Promise<void> {
  const params = { period, subject: `unit.${cast.accident}` };
  const body = {
    event: 'safety-accident',
    document: paper(quarter.year, 18, demoStory.accident.title),
    date: dateOf(quarter.noon(1, 20)),
    reason: demoStory.accident.reason,
  };
  const { entry } = (await (await as('li.jixiao')).call('scoring.veto', { params, body })).body;
  const decision = { finding: 'approved', reason: demoStory.truthful } as const;
  await (await as('wu.zhuren')).call('scoring.check-veto', { params: { ...params, n: entry }, body: decision });
}

/** One unit objects within its clock, and a supervisor who had no part in it decides: the score changes, the group is ranked again. */
export async function recheck({ as }: Pick<Stage, 'as'>, period: string, objector: string): Promise<void> {
  const params = { period, subject: `unit.${objector}` };
  const leader = await as(`${objector}.leader`);
  await leader.call('results.feedback', { params });
  const lodged = await leader.call('matters.rechecks.object', {
    params,
    body: { reason: demoStory.objection, items: ['overdue'], evidence: [] },
  });
  await (
    await as('wang.jiandu')
  ).call('matters.rechecks.uphold', {
    params: { ...params, matter: lodged.body.id },
    body: {
      reason: demoStory.upheld,
      corrections: [{ kind: 'filing-replaced', indicator: 'overdue', value: { kind: 'number', number: '0' } }],
    },
  });
}

/** One score, several uses: a rectification order is issued, answered and verified, and its use registered. */
export async function followUp({ as }: Pick<Stage, 'as'>, { period, quarter }: Of): Promise<void> {
  const params = { period, subject: `unit.${cast.careless}` };
  const performanceOffice = await as('li.jixiao');
  const { order, use, answer, verified } = demoStory;
  const issued = await performanceOffice.call('matters.orders.issue', {
    params,
    body: { ...order, basis: 'spot-check' },
  });
  const place = { ...params, matter: issued.body.id };
  await (await as(`${cast.careless}.leader`)).call('matters.orders.answer', { params: place, body: { text: answer } });
  await (await as('zhou.jixiao')).call('matters.orders.accept', { params: place, body: { reason: verified } });
  const document = demoStory.documentNumber(quarter.year, 5);
  const body = { use: 'notice' as const, used: true, why: use, document };
  await performanceOffice.call('results.register-use', { params, body });
}

/**
 * 机构改革: one bureau is merged into another, which takes its goals over and answers for both from then on, and leaves quarter and year; the
 * centre below it goes to a third, and its appraisals follow. Gives the units as they are from then on.
 */
export async function reorganise(stage: Stage, of: Of, year: string): Promise<readonly DemoUnit[]> {
  const { as, units } = stage;
  const [merged] = named(units, cast.merged);
  const [into] = named(units, cast.into);
  if (!merged || !into) throw new Error('the county has nothing to merge');
  const { quarter, period } = of;
  const document = paper(quarter.year, 21, demoStory.reform.title);
  const [system, performanceOffice, committee] = [
    await as('qian.xitong'),
    await as('li.jixiao'),
    await as('wu.zhuren'),
  ];

  const place = { unit: cast.moved };
  const { etag } = await system.call('organisation.unit', { params: place });
  await system.call('organisation.save-unit', { params: place, ifMatch: etag, body: { parent: cast.movedTo } });
  const follows = { unit: cast.movedTo, date: dateOf(quarter.noon(1, 12)), document };
  for (const one of [period, year]) {
    const params = { period: one, subject: `unit.${cast.moved}` };
    await performanceOffice.call('periods.transfer', { params, body: follows });
  }

  const both = { ...into, took: merged };
  const subject = subjectOf(merged);
  const { reason } = demoStory.reform;
  const { version, hash } = (
    await performanceOffice.call('goals.merge', {
      params: { period, subject },
      body: { into: subjectOf(into), goals: goalsOf(both, quarter), document, reason },
    })
  ).body;
  for (const [person, side] of [[`${into.id}.leader`, 'subject'] as const, ['zhou.jixiao', 'assessor'] as const])
    await (
      await as(person)
    ).call('goals.sign', { params: { period, subject: subjectOf(into) }, body: { version, hash, side } });
  const leaves = { ground: 'merged', document, reason } as const;
  await performanceOffice.call('periods.withdraw', { params: { period: year, subject }, body: leaves });
  const decision = { finding: 'confirmed', meeting: demoStory.secondMeeting, reason } as const;
  for (const one of [period, year])
    await committee.call('periods.decide-withdrawal', { params: { period: one, subject }, body: decision });

  // Nothing is assessed by its name from the next quarter on.
  const gone = { unit: merged.id };
  const now = await system.call('organisation.unit', { params: gone });
  await system.call('organisation.save-unit', { params: gone, ifMatch: now.etag, body: { group: null } });
  return units.filter((unit) => unit !== merged).map((unit) => (unit === into ? both : unit));
}
