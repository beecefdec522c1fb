import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { routes } from '../../functions/scoring/routes.ts';
import { digest } from '../../shared/domain/audit/chain.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { prepareScheme, scoreSubject } from '../../shared/domain/scoring/score.ts';
import { type AppraisalHead, appraisals } from '../../shared/storage/appraisals.ts';
import { append } from '../../shared/storage/record.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { documentItem, schemes } from '../../shared/storage/schemes.ts';
import { sheetItem } from '../../shared/storage/sheets.ts';
import type { Write } from '../../shared/storage/table.ts';
import { emptyInput, filed, indicator, number, schemeOf } from '../domain/scoring/one-item.ts';
import { startEngine } from '../make/engine.ts';
import { openPeriod, period } from '../make/enrolled.ts';
import { happened } from '../make/happened.ts';
import { chinaTime, makeWorld } from '../make/world.ts';
import { elapsed, median, milliseconds, printTable } from './figures.ts';

const subjects = 10_000;
const items = 20;
const shards = 2;

const scheme: Scheme = {
  ...schemeOf(
    Array.from({ length: items }, (_, at) =>
      indicator(`i${at}`, '5', { kind: 'ratio', whenZero: 'zero' }, { target: `${97 + at}.3` }),
    ),
  ),
  id: 'wide',
  normalisation: null,
};
const prepared = prepareScheme(scheme, 1);

/** 64 hex digits beside every figure, as the record has them. */
const source = (at: number) => ({ id: `entry-${at}`, hash: digest(at) });

function inputOf(at: number): ScoringInput {
  const values = Array.from({ length: items }, (_, item) => ({
    ...filed(`i${item}`, number(`${60 + ((at * 7 + item * 13) % 40)}.${at % 10}`)),
    source: source(at * items + item),
  }));
  return { ...emptyInput, subject: `unit.bureau-${String(at).padStart(5, '0')}`, filed: values };
}

/** Head and sheet of one subject as the close leaves them; the entries in between are not read by a try. */
function closedSubject(jurisdiction: string, at: number): Write[] {
  const input = inputOf(at);
  const sheet = scoreSubject(prepared, input);
  const head: AppraisalHead = {
    period,
    subject: input.subject,
    kind: 'unit',
    name: { zh: `单位${at}`, en: `Bureau ${at}` },
    unit: input.subject.slice(5),
    path: [],
    group: `group-${at % 50}`,
    shard: at % shards,
    state: 'closed',
    agreement: { state: 'signed', version: 1 },
    score: { sheet: 1, exact: sheet.exact ?? '', rounded: sheet.score ?? '', keys: [], vetoes: [] },
  };
  const pk = partition.appraisal(jurisdiction, period, input.subject);
  const { sk, value } = sheetItem(1, sheet);
  return [
    { put: { ...head, ...appraisals.index(jurisdiction, head), chainAt: 1, pk, sk: sort.head } },
    { put: { ...value, pk, sk } },
  ];
}

/** 试算 over a whole period through the real handler, one core for the function: the first call reads, the next ones replay. */
export async function benchWhatIf(): Promise<void> {
  const engine = await startEngine();
  try {
    const world = makeWorld(engine, routes);
    const { table, jurisdiction, clock } = world;
    clock.now = chinaTime('2026-10-21T09:00:00');
    await world.settings();
    await world.person('office', 'office-unit', ['performance-office']);
    const head = { id: scheme.id, name: scheme.name, versions: [approved] };
    const chain = await schemes.load(table, jurisdiction, scheme.id);
    const document = documentItem({ version: 1, hash: prepared.hash, scheme });
    await table.write(append(chain, happened('schemes.approved', clock.now), { head, items: [document] }).writes);
    const pin = { scheme: { id: scheme.id, version: 1 }, shards, enrolled: [subjects / shards, subjects / shards] };
    await openPeriod(world, 'feedback', { ...pin, provisionalAt: clock.now });
    for (let start = 0; start < subjects; start += 50) {
      await table.write(Array.from({ length: 50 }, (_, at) => closedSubject(jurisdiction, start + at)).flat());
    }

    const drag = (points: number) => () =>
      world.as('office').call('scoring.what-if', {
        params: { period },
        body: { changes: { points: { i0: String(points) } } },
      });
    const before = liveMegabytes();
    const first = await timed(drag(20));
    const kept = liveMegabytes() - before;
    const next = [];
    for (const points of [10, 15, 25, 30, 35]) next.push(await timed(drag(points)));
    printTable(
      `What if: ${subjects} sheets of ${items} items, through the API`,
      ['call', 'ms', 'ms of one core'],
      [
        ['first (reads every sheet, scores both sides)', ...shown([first])],
        ['next (median of 5; replays the changed side)', ...shown(next)],
      ],
    );
    console.log(`\nkept in memory meanwhile: ${kept.toFixed(0)} MB`);
  } finally {
    await engine.stop();
  }
}

interface Timed {
  readonly wall: number;
  readonly core: number;
}

/** Beside the clock on the wall the time this process had a core: the engine runs in another, and so do other people's. */
async function timed(call: () => Promise<unknown>): Promise<Timed> {
  const start = process.cpuUsage();
  const wall = await elapsed(call);
  const { user, system } = process.cpuUsage(start);
  return { wall, core: (user + system) / 1000 };
}

const shown = (calls: readonly Timed[]) => [
  milliseconds(median(calls.map(({ wall }) => wall))),
  milliseconds(median(calls.map(({ core }) => core))),
];

const approved = { version: 1, state: 'approved' as const, hash: prepared.hash, makers: ['office'], changedAt: 0 };

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
function liveMegabytes(): number {
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}
