import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fewUnits, groups, jurisdiction, settings, subjectOf } from '../../local/demo/county.ts';
import { assess, beginning, close, create, open } from '../../local/demo/drive.ts';
import { demoPeople } from '../../local/demo/people.ts';
import { agree, fileMonth } from '../../local/demo/quarter.ts';
import { days, scheme } from '../../local/demo/scheme.ts';
import { plannedScheme } from './planned-scheme.ts';
import { ratedScheme } from './rated-scheme.ts';
import { publish } from '../../local/demo/results.ts';
import { adopt, ofCounty, setUp } from '../../local/demo/set-up.ts';
import { after, quarterOf, type Stage } from '../../local/demo/stage.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock, type System } from '../make/system.ts';

/**
 * How far the county is with the first quarter of 2026:
 * `planning`: 3 January, goals are to be agreed by units and the officials of one, and nobody has proposed any;
 * `filing`: 20 February, agreements are signed, and of three units, one of each group, only the health bureau has filed its January figure;
 * `rating`: 1 April, leaders are seated to mark the three units and vote on their conduct, and nobody has yet;
 * `told`: the quarter is over, its scores are told, and whoever does not agree may object;
 * `assessed`: the same when that time is over: everybody was told of their results and none is proposed yet;
 * `announced`: its results are approved and everybody may remark on them;
 * `published`: the quarter is over, its results are published and its reports written.
 */
type Moment = 'planning' | 'filing' | 'rating' | 'told' | 'assessed' | 'announced' | 'published';

/** What several of them go on from: units, people and calendar; or signed agreements. */
type Way = 'founded' | 'agreed' | Moment;

/** The demo's own, whose results are told to everybody before they are published. */
const announcing = { ...scheme, clocks: { ...scheme.clocks, announcement: days(5) } };

const quarter = quarterOf(2026, 1);
const period = '2026-q1';
const units = fewUnits.filter(({ id }) => ['finance', 'health', 'xihu'].includes(id));

const of = { period, quarter };

const drives: Readonly<Record<Way, (stage: Stage) => Promise<void>>> = {
  founded: (stage) => setUp(stage, quarter.year),
  async agreed(stage) {
    await adopt(stage, announcing, ofCounty);
    await create(stage, { type: 'quarter', year: quarter.year, number: quarter.number });
    await stage.travelTo(quarter.noon(0, 2));
    await open(stage, period);
    await agree(stage, of);
  },
  async planning(stage) {
    await adopt(stage, plannedScheme, ofCounty);
    await create(stage, { type: 'quarter', year: quarter.year, number: quarter.number });
    await stage.travelTo(quarter.noon(0, 2));
    await open(stage, period, {
      scheme: { id: plannedScheme.id, version: 1 },
      groups: [...groups, 'civil-servants'],
    });
    await stage.travelTo(quarter.noon(0, 3));
  },
  async filing(stage) {
    await stage.travelTo(quarter.noon(1, 3));
    await fileMonth({ ...stage, units: units.filter(({ id }) => id === 'health') }, of, 0);
    await stage.travelTo(quarter.noon(1, 20));
  },
  async rating(stage) {
    await adopt(stage, ratedScheme, ofCounty);
    const created = await create(stage, { type: 'quarter', year: quarter.year, number: quarter.number });
    await stage.travelTo(quarter.noon(0, 2));
    await open(stage, period, { scheme: { id: ratedScheme.id, version: 1 }, groups });
    await stage.travelTo(after(created.deadlines.implementation));
    const office = await stage.as('li.jixiao');
    for (const unit of units) {
      const raters = ['leader.1', 'leader.2'].map((rater) => ({ rater, group: 'leaders' }));
      await office.call('scoring.assign', { params: { period, subject: subjectOf(unit) }, body: { raters } });
    }
  },
  /** Assessed, closed and told of its scores. */
  async told(stage) {
    for (const month of [0, 1]) {
      await stage.travelTo(quarter.noon(month + 1, 3));
      await fileMonth(stage, of, month);
    }
    const office = await stage.as('li.jixiao');
    const created = (await office.call('periods.read', { params: { period } })).body;
    await stage.travelTo(after(created.deadlines.implementation));
    await assess(stage, of);
    await close(stage, created);
  },
  assessed: async ({ as, travelTo }) => {
    const office = await as('li.jixiao');
    const { deadlines } = (await office.call('periods.read', { params: { period } })).body;
    await travelTo(after(deadlines.feedback));
  },
  async announced({ as }) {
    const params = { period };
    const office = await as('li.jixiao');
    await office.call('results.propose', { params, body: {} });
    const meeting = '县绩效管理委员会2026年第2次会议';
    await (await as('wu.zhuren')).call('results.approve', { params, body: { meeting } });
    await office.call('results.announce', { params, body: {} });
  },
  published: (stage) => publish(stage, period, { announced: async () => undefined }),
};

/** Which one another goes on from. */
const behind: Partial<Record<Way, Way>> = {
  agreed: 'founded',
  planning: 'founded',
  filing: 'agreed',
  rating: 'founded',
  told: 'agreed',
  assessed: 'told',
  announced: 'assessed',
  published: 'assessed',
};

export interface County extends System {
  /** Turns its clock, and has done what is due by then. Tokens of before are then over. */
  travelTo(instant: number): Promise<void>;
}

/** The county at a moment, running by itself: whoever asks first in a run of the tests drives it, the others take a copy. */
export async function countyAt(moment: Moment): Promise<County> {
  const { data, now } = await driven(moment);
  const directory = join(temporaryFolder(), 'data');
  cpSync(data, directory, { recursive: true });
  const accounts = { jurisdiction, county: settings.name, demo: demoPeople(fewUnits) };
  const clock = stillClock(now);
  const system = await startSystem({ templatePath: await builtSystem(), directory, clock, accounts, holdsData: true });
  const travelTo = async (instant: number) => {
    await clock.travelTo(instant);
    await system.drain();
  };
  return { ...system, travelTo };
}

async function driven(moment: Way): Promise<{ readonly data: string; readonly now: number }> {
  const folder = join(tmpdir(), `county-${moment}`);
  const made = join(folder, 'made.json');
  const data = join(folder, 'data');
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(made)) await sleep(100);
  }
  if (!existsSync(made)) {
    const earlier = behind[moment];
    const from = earlier && (await driven(earlier));
    if (from) cpSync(from.data, data, { recursive: true });
    else mkdirSync(data);
    const now = await drive(data, { from: from?.now, driving: drives[moment] });
    writeFileSync(`${made}.new`, JSON.stringify(now));
    renameSync(`${made}.new`, made);
  }
  return { data, now: JSON.parse(readFileSync(made, 'utf8')) as number };
}

interface Drive {
  /** The moment of what the data folder holds; nothing where it is empty. */
  readonly from: number | undefined;
  readonly driving: (stage: Stage) => Promise<void>;
}

async function drive(directory: string, { from, driving }: Drive): Promise<number> {
  const clock = stillClock(from ?? beginning(quarter));
  const holdsData = from !== undefined;
  const system = await startSystem({ templatePath: await builtSystem(), directory, clock, holdsData });
  try {
    await driving({
      as: (person) => system.as(person),
      units,
      progress: { step: () => undefined, tick: () => undefined, done: () => undefined },
      async travelTo(instant) {
        await clock.travelTo(instant);
        await system.drain();
      },
    });
    return clock.now();
  } finally {
    await system.stop();
  }
}
