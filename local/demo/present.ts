import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { demoPeriods, demoStory } from '../../shared/text/demo.ts';
import { bureau, groups, officials, settings, subjectOf } from './county.ts';
import { close, create, open } from './drive.ts';
import { cast, paper } from './events.ts';
import { agreeByFile, fileMonth, negotiate, signOff, type Of } from './quarter.ts';
import { adopt, ofCounty } from './set-up.ts';
import { type Stage, onwards, quarterAfter, quarterAtWork } from './stage.ts';
import { rateOfficials, rateUnits } from './year.ts';
import { officialsReview, reviewScheme } from './year-schemes.ts';

const day = 86_400_000;
const ofBureau = { drafter: 'bao.renshi', committee: 'tao.dangzu', owner: bureau };
const office = 'li.jixiao';

/**
 * 在办: what the county works at when it is handed over, so that everybody finds something among their duties, on whatever
 * day that is. The quarter at work keeps its own dates; the other periods are dated around now.
 */
export async function leaveAtWork(given: Stage, now: number): Promise<void> {
  const stage = { ...given, travelTo: onwards(given.travelTo) };
  const agenda = [quarterNow, officialsNow, reviewNow, nextQuarter].flatMap((part) => part(now));
  const due = agenda.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  stage.progress.step('present', due.length);
  const silent = { ...stage, progress: { ...stage.progress, step: () => undefined, tick: () => undefined } };
  for (const { at, act } of due) {
    await stage.travelTo(at);
    await act(silent);
    stage.progress.tick();
  }
}

interface Act {
  readonly at: number;
  readonly act: (stage: Stage) => Promise<unknown>;
}

const dayOf = (instant: number): string => dateAt(settings.timeZone, instant);

/** Every month that is over is filed and signed by all but one leader, half of it accepted; a bonus, a veto and a notice wait. */
function quarterNow(now: number): Act[] {
  const quarter = quarterAtWork(now);
  const { year, number, noon } = quarter;
  const isOver = noon(3, 0) < now;
  let of: Of = { period: '', quarter };
  const begin = async (stage: Stage) => {
    const deadlines = isOver ? { assessment: dayOf(now + 8 * day) } : {};
    of = { ...of, period: (await create(stage, { type: 'quarter', year, number, deadlines })).id };
    await open(stage, of.period);
    await agreeByFile(stage, of);
  };
  const months = [0, 1, 2].map((month) => ({
    at: noon(month + 1, 3),
    act: (stage: Stage) => fileMonth(stage, of, month),
  }));
  return [
    { at: noon(0, 2), act: begin },
    ...months,
    { at: now - 1.5 * day, act: (stage) => sign(stage, of) },
    { at: now - day, act: (stage) => laid(stage, of) },
  ];
}

async function sign(stage: Stage, { period }: Of): Promise<void> {
  const checker = await stage.as('zhou.jixiao');
  const signing = stage.units.filter(({ id }) => id !== bureau);
  for (const [place, unit] of signing.entries()) {
    const filings = await signOff(stage, period, unit);
    const params = { period, subject: subjectOf(unit) };
    if (place % 2 === 0) await checker.call('progress.accept', { params, body: { filings } });
  }
}

/** What the office lays before others: a bonus before a colleague, a veto before the committee, a notice before the unit. */
async function laid({ as, units }: Stage, { period, quarter }: Of): Promise<void> {
  const of = (wanted: string) => {
    const unit = units.find(({ id }) => id === wanted) ?? units[0];
    if (!unit) throw new Error('the county has no unit');
    return { period, subject: subjectOf(unit) };
  };
  const date = dayOf(quarter.noon(1, 1));
  const maker = await as(office);
  const { honour, accident, notice } = demoStory;
  const document = (n: number, title: string) => paper(quarter.year, n, title);
  await maker.call('scoring.adjust', {
    params: of(cast.honoured),
    body: { line: 'honours', points: '1', document: document(41, honour.title), date, reason: honour.reason },
  });
  await maker.call('scoring.veto', {
    params: of(cast.careless),
    body: { event: 'safety-accident', document: document(42, accident.title), date, reason: accident.reason },
  });
  await maker.call('matters.notices.issue', { params: of(cast.remarks), body: notice });
}

/** 平时考核 of the bureau's people: the results are told, one official objects, another appeals. */
function officialsNow(now: number): Act[] {
  const params = (place: number) => ({ period, subject: `official.${officials[place]?.id ?? ''}` });
  const told = async ({ as }: Stage, place: number) => {
    const self = await as(officials[place]?.id ?? '');
    await self.call('results.feedback', { params: params(place) });
    return self;
  };
  const { objection, appeal } = demoStory.regular;
  const said = (reason: string) => ({ reason, items: ['conduct'], evidence: [] });
  let period = '';
  let closes: Parameters<typeof close>[1];
  return [
    {
      at: now - 35 * day,
      act: async (stage) => {
        await adopt(stage, officialsReview, ofBureau);
        const deadlines = { assessment: dayOf(now - 4 * day), feedback: dayOf(now + 7 * day) };
        closes = await spanOf(stage, {
          now,
          from: 35,
          to: 10,
          deadlines,
          code: 'regular',
          name: demoPeriods.regular,
          owner: bureau,
        });
        period = closes.id;
        const body = { scheme: { id: officialsReview.id, version: 1 }, groups: ['civil-servants'] };
        await open(stage, period, body, ofBureau.drafter);
      },
    },
    { at: now - 9 * day, act: (stage) => rateOfficials(stage, period) },
    { at: now - 3 * day, act: (stage) => close(stage, closes, ofBureau.drafter) },
    {
      at: now - 2 * day,
      act: async (stage) => {
        const at = { params: params(1), body: said(objection) };
        await (await told(stage, 1)).call('matters.rechecks.object', at);
        await (await told(stage, 3)).call('matters.appeals.appeal', { params: params(3), body: said(appeal) });
      },
    },
  ];
}

/** 专项评议: three of five raters have marked every unit. */
function reviewNow(now: number): Act[] {
  let period = '';
  return [
    {
      at: now - 20 * day,
      act: async (stage) => {
        await adopt(stage, reviewScheme, ofCounty);
        const deadlines = { assessment: dayOf(now + 9 * day) };
        period = (await spanOf(stage, { now, from: 20, to: 12, deadlines, code: 'review', name: demoPeriods.review }))
          .id;
        await open(stage, period, { scheme: { id: reviewScheme.id, version: 1 }, groups });
      },
    },
    { at: now - 11 * day, act: (stage) => rateUnits(stage, period, ['leader.1', 'deputy.1']) },
  ];
}

interface Dated {
  readonly now: number;
  /** First and last day, in days before now. */
  readonly from: number;
  readonly to: number;
  readonly deadlines: { readonly assessment: string; readonly feedback?: string };
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly owner?: string;
}

function spanOf(stage: Stage, { now, from, to, deadlines, code, name, owner }: Dated) {
  const [start, end] = [dayOf(now - from * day), dayOf(now - to * day)];
  const dated = { planning: dayOf(now - (from - 2) * day), ...deadlines };
  const year = Number(start.slice(0, 4));
  const body = { type: 'span' as const, year, start, end, code, name, deadlines: dated };
  return owner === undefined ? create(stage, body) : create(stage, { ...body, owner }, ofBureau.drafter);
}

/** Its goals are agreed: some proposed or answered, some signed by one side or by both, those of the bureau not yet written. */
function nextQuarter(now: number): Act[] {
  const quarter = quarterAfter(quarterAtWork(now));
  const { year, number, noon } = quarter;
  const planning = dayOf(Math.max(now + 12 * day, noon(0, 15)));
  const howFar = [{ counters: true }, { signs: ['subject'] }, {}, { signs: ['subject', 'assessor'] }] as const;
  const begin = async (stage: Stage) => {
    const { id: period } = await create(stage, { type: 'quarter', year, number, deadlines: { planning } });
    await open(stage, period);
    const agreeing = stage.units.filter(({ id }) => id !== bureau);
    for (const [place, unit] of agreeing.entries())
      await negotiate(stage, { period, quarter }, { unit, ...howFar[place % howFar.length] });
  };
  return [{ at: now - 5 * day, act: begin }];
}
