import { createHash } from 'node:crypto';
import { demoStory } from '../../shared/text/demo.ts';
import { everyPage } from '../../functions/client.ts';
import { type DemoUnit, contributorOf, figuresOf, leaderOf, staff, subjectOf, units } from './county.ts';
import type { Stage } from './stage.ts';

type Figures = ReturnType<typeof figuresOf>;

const offices = ['li.jixiao', 'zhou.jixiao'] as const;

function goalsOf(unit: DemoUnit, { online, projects, petitions, budget }: Figures) {
  const words = { strategy: 'business-climate', owner: leaderOf(unit), functions: ['duties'] };
  return [
    {
      item: 'online-services',
      target: online.target,
      unitOfMeasure: demoStory.units.percent,
      evidencePlan: demoStory.evidence.platform,
      ...words,
    },
    {
      item: 'projects',
      baseline: projects.baseline,
      target: projects.target,
      unitOfMeasure: demoStory.units.money,
      evidencePlan: demoStory.evidence.projects,
      ...words,
      strategy: 'investment',
    },
    {
      item: 'petitions',
      target: petitions.target,
      unitOfMeasure: demoStory.units.percent,
      evidencePlan: demoStory.evidence.petitions,
      ...words,
      strategy: 'livelihood',
    },
    {
      item: 'overdue',
      target: '0',
      unitOfMeasure: demoStory.units.matters,
      evidencePlan: demoStory.evidence.supervision,
      ...words,
    },
    {
      item: 'budget',
      target: budget.target,
      unitOfMeasure: demoStory.units.percent,
      evidencePlan: demoStory.evidence.budget,
      ...words,
    },
  ];
}

/** Both sides negotiate and sign: proposed by the unit, one in three countered by the office, then two signatures. */
export async function agree({ as, progress }: Stage, period: string): Promise<void> {
  progress.step('agreements', units.length);
  for (const [place, unit] of units.entries()) {
    const params = { period, subject: subjectOf(unit) };
    const goals = goalsOf(unit, figuresOf(place));
    let step = await (
      await as(contributorOf(unit))
    ).call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals } });
    if (place % 3 === 0) {
      const raised = goals.map((goal) => (goal.item === 'budget' ? { ...goal, target: '26' } : goal));
      step = await (
        await as(offices[0])
      ).call('goals.counter', { params, ifMatch: step.body.revision, body: { goals: raised } });
    }
    const { version, hash } = step.body;
    await (await as(leaderOf(unit))).call('goals.sign', { params, body: { version, hash, side: 'subject' } });
    await (await as(offices[1])).call('goals.sign', { params, body: { version, hash, side: 'assessor' } });
    progress.tick();
  }
}

/** Monthly figures as they come in; the first month of every unit has its evidence uploaded through the presigned form. */
export async function fileMonth({ as, progress, quarter }: Stage, period: string, month: number): Promise<void> {
  progress.step('month', units.length, { month: month + 1 });
  const slot = new Date(quarter.noon(month, 15)).toISOString().slice(0, 7);
  for (const [place, unit] of units.entries()) {
    const clerk = await as(contributorOf(unit));
    const params = { period, subject: subjectOf(unit) };
    const evidence = month === 0 ? [await upload(clerk, params, unit)] : [];
    const number = figuresOf(place).projects.months[month] ?? '0';
    const given = { kind: 'number' as const, number };
    await clerk.call('progress.file', {
      params,
      body: { indicator: 'projects', slot, given, source: demoStory.monthly, evidence },
    });
    progress.tick();
  }
}

async function upload(
  clerk: Awaited<ReturnType<Stage['as']>>,
  params: { period: string; subject: string },
  unit: DemoUnit,
): Promise<string> {
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

/** Quarter figures, one correction, the leader's sign-off and the office's acceptance. */
export async function fileQuarter({ as, progress }: Stage, period: string): Promise<void> {
  progress.step('quarter', units.length);
  for (const [place, unit] of units.entries()) {
    const clerk = await as(contributorOf(unit));
    const params = { period, subject: subjectOf(unit) };
    const { online, petitions, overdue, budget } = figuresOf(place);
    const file = (
      indicator: string,
      given: { kind: 'number'; number: string } | { kind: 'fraction'; numerator: string; denominator: string },
    ) =>
      clerk.call('progress.file', {
        params,
        body: { indicator, slot: 'period', given, source: demoStory.quarterly, evidence: [] },
      });
    if (place === 1) await file('budget', { kind: 'number', number: '2.5' });
    await file('online-services', { kind: 'fraction', numerator: online.done, denominator: online.cases });
    await file('petitions', { kind: 'number', number: petitions.filed });
    await file('overdue', { kind: 'number', number: overdue });
    await file('budget', { kind: 'number', number: budget.filed });
    const filings = await everyPage(
      (query) => clerk.call('progress.filings', { params, query }),
      (body) => body.filings,
    );
    const current = [...new Map(filings.map(({ indicator, slot, n }) => [`${indicator} ${slot}`, n])).values()];
    await (await as(leaderOf(unit))).call('progress.sign-off', { params, body: { filings: current } });
    await (await as(offices[0])).call('progress.accept', { params, body: { filings: current } });
    progress.tick();
  }
}

const raters = staff.filter(({ roles }) => roles.some((role) => role === 'rater')).map(({ id }) => id);

/** Six raters in two groups mark every unit they find among their duties; nobody sees a mark before it is submitted. */
export async function rate({ as, progress }: Stage, period: string): Promise<void> {
  progress.step('ratings', units.length + raters.length);
  const seats = raters.map((rater) => ({ rater, group: rater.startsWith('leader') ? 'leaders' : 'deputies' }));
  for (const unit of units) {
    const params = { period, subject: subjectOf(unit) };
    await (await as(offices[0])).call('scoring.assign', { params, body: { raters: seats } });
    progress.tick();
  }
  for (const [seat, rater] of raters.entries()) {
    const judge = await as(rater);
    const { duties } = (await judge.call('duties.mine')).body;
    for (const { what, subject } of duties) {
      if (what !== 'scoring.rate' || subject === undefined) continue;
      const { marks } = figuresOf(units.findIndex((unit) => subjectOf(unit) === subject));
      const body = { marks: [{ indicator: 'performance', mark: marks[seat] ?? '80' }], submitted: true };
      await judge.call('scoring.rate', { params: { period, subject }, body });
    }
    progress.tick();
  }
}

/** An honour, a spot-check finding and a safety accident, each with its document and a second pair of eyes. */
export async function adjust({ as, progress, quarter }: Stage, period: string): Promise<void> {
  progress.step('adjustments', 3);
  const date = new Date(quarter.noon(2, 20)).toISOString().slice(0, 10);
  const document = (n: number, title: string) => ({
    number: demoStory.documentNumber(quarter.year, n),
    title,
    issuer: demoStory.government,
  });
  const approved = { finding: 'approved' as const, reason: demoStory.truthful };
  const [maker, checker, committee] = [await as(offices[0]), await as(offices[1]), await as('wu.zhuren')];

  const honour = {
    line: 'honours',
    points: '1.5',
    document: document(12, demoStory.honour.title),
    date,
    reason: demoStory.honour.reason,
  };
  const finding = {
    line: 'spot-check',
    points: '2',
    document: document(15, demoStory.spotCheck.title),
    date,
    reason: demoStory.spotCheck.reason,
  };
  for (const [subject, body] of [
    ['unit.industry', honour],
    ['unit.xihu', finding],
  ] as const) {
    const line = await maker.call('scoring.adjust', { params: { period, subject }, body });
    await checker.call('scoring.check-adjustment', { params: { period, subject, n: line.body.entry }, body: approved });
    progress.tick();
  }
  const params = { period, subject: 'unit.transport' };
  const event = {
    event: 'safety-accident',
    document: document(18, demoStory.accident.title),
    date,
    reason: demoStory.accident.reason,
  };
  const veto = await maker.call('scoring.veto', { params, body: event });
  await committee.call('scoring.check-veto', { params: { ...params, n: veto.body.entry }, body: approved });
  progress.tick();
}
