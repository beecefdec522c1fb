import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import { wholePeriod } from '../../shared/domain/reports/manifest.ts';
import { changedByRecheck, resultColumns } from '../../shared/text/demo.ts';
import { startNotes } from '../../shared/text/local.ts';
import { roleNames } from '../../shared/text/roles.ts';
import { everyPage } from '../../functions/client.ts';
import type { Local } from '../local.ts';
import { both, inLine } from '../log.ts';
import { apiOf, type Api } from './api.ts';
import { groups, jurisdiction, settings, units } from './county.ts';
import { scheme } from './scheme.ts';
import { demoPeople } from './people.ts';
import { tellYear } from './story.ts';
import { fitted, padded, width } from '../terminal.ts';

const columns = [
  ['rank', 10],
  ['unit', 26],
  ['score', 12],
  ['grade', 12],
  ['remark', 0],
] as const;

/** The table of one quarter: rank, score and grade of every unit in each peer group. */
async function showResults(office: Api, period: string): Promise<string> {
  const gradeName = new Map(scheme.bands.map(({ grade, name }) => [grade, name.zh]));
  const lines: string[] = [];
  for (const group of settings.peerGroups.filter(({ id }) => groups.includes(id))) {
    const ranking = await everyPage(
      (query) => office.call('results.group', { params: { period, group: group.id }, query }),
      (body) => body.ranking,
    );
    lines.push(
      '',
      `${group.name.zh}  ${group.name.en}`,
      columns.map(([column, to]) => padded(`${resultColumns[column].zh} ${resultColumns[column].en}`, to)).join(''),
    );
    for (const { rank, name, score, grade, why, sheet } of ranking) {
      const remark = [...(sheet !== null && sheet > 1 ? [changedByRecheck.zh] : []), ...why].join('；');
      const cells = [
        padded(String(rank ?? '—'), 10),
        padded(name.zh, 26),
        padded(score ?? '—', 12),
        padded(gradeName.get(grade ?? '') ?? '—', 12),
      ];
      const row = cells.join('');
      lines.push(`${row}${fitted(remark, (process.stdout.columns || 140) - width(row))}`);
    }
  }
  return lines.join('\n');
}

/** Downloads the period's final report in every format through its presigned links and says where it lies. */
async function saveReports(office: Api, period: string, directory: string): Promise<string[]> {
  const saved: string[] = [];
  const sets = await everyPage(
    (query) => office.call('reports.list', { params: { period }, query }),
    (body) => body.reports,
  );
  // Those its run wrote: a county driven before a format there is now has none of it.
  const final = sets.filter(({ of, stage }) => of === wholePeriod && stage === 'final');
  const [newest] = final.toSorted((a, b) => b.generation - a.generation);
  for (const { format } of newest?.files.toReversed() ?? []) {
    const link = await office.call('reports.link-period', { params: { period }, body: { stage: 'final', format } });
    const file = `${directory}/${period}.${format}`;
    await writeFile(file, Buffer.from(await (await fetch(link.body.url)).arrayBuffer()));
    saved.push(file);
  }
  return saved;
}

interface Persona {
  readonly id: string;
  readonly role: Role;
  readonly path: (period: string) => string;
}

/** For each kind of user a first request to try; figures and marks of a year are those of its last quarter. */
const personas: readonly Persona[] = [
  { id: 'finance.clerk', role: 'unit-contributor', path: (period) => `/v1/progress/${lastOf(period)}/unit.finance` },
  {
    id: 'finance.leader',
    role: 'unit-leader',
    path: (period) => `/v1/results/${period}/subjects/unit.finance/feedback`,
  },
  { id: 'li.jixiao', role: 'performance-office', path: (period) => `/v1/results/${period}/groups/economic` },
  { id: 'wu.zhuren', role: 'committee', path: (period) => `/v1/results/${period}` },
  { id: 'leader.1', role: 'rater', path: (period) => `/v1/scoring/${period}/seats` },
  { id: 'wang.jiandu', role: 'supervisor', path: (period) => `/v1/matters/${period}/rechecks` },
  {
    id: 'sun.shenji',
    role: 'audit-administrator',
    path: (period) => `/v1/audit/verify?of=appraisal/${period}/unit.finance`,
  },
  { id: 'zhao.anquan', role: 'security-administrator', path: () => '/v1/organisation/me' },
  { id: 'qian.xitong', role: 'system-administrator', path: () => '/v1/organisation/units' },
];

const isYear = (period: string): boolean => /^\d{4}$/.test(period);
const lastOf = (period: string): string => (isYear(period) ? `${period}-q4` : period);

const publicPath = (period: string): string => `/v1/results/published/${jurisdiction}/${period}`;

/** What a start says in the end: what became of the county, the files it saved, and for each kind of user a request to try. */
export async function announce(
  local: Local,
  { directory, period, tokens }: { directory: string; period: string; tokens: string },
): Promise<void> {
  const { url } = local;
  const as = async (sub: string) => apiOf(url, await local.token({ sub, jurisdiction }));
  const office = await as('li.jixiao');
  console.log(`\n${inLine(startNotes.results, { period })}`);
  console.log(
    isYear(period) ? await tellYear(office, await as('bao.renshi'), period) : await showResults(office, period),
  );

  const reports = path.join(directory, 'downloads');
  await mkdir(reports, { recursive: true });
  const saved = await saveReports(office, period, reports);
  console.log(`\n${inLine(startNotes.reports)}  ${reports}/ ${saved.map((file) => path.basename(file)).join(' ')}`);
  console.log(`${inLine(startNotes.description)}  ${url}/v1/openapi.json`);
  console.log(`API=${url}\nas() { curl -s -H "@${tokens}/$1" "$API$2"; }`);
  console.log(`${padded(`curl -s $API${publicPath(period)}`, personaWidth)}# ${inLine(startNotes.public)}`);
  for (const { id, role, path: first } of personas)
    console.log(`${padded(`as ${id} '${first(period)}'`, personaWidth)}# ${inLine(roleNames[role])}`);
  console.log(`\n${both(startNotes.tokens, { tokens })}`);
  console.log(`\n${inLine(startNotes.console)}  ${url}/\n${inLine(startNotes['log-in'])}`);
  await showPersonas(as);
}

/** Whom to pick on the page where one signs in, and what waits for them there. */
async function showPersonas(as: (person: string) => Promise<Api>): Promise<void> {
  const names = new Map(demoPeople(units).map((person) => [person.id, person.name]));
  for (const { id, role } of personas) {
    const { duties } = (await (await as(id)).call('duties.mine', {})).body;
    const [first] = duties;
    const waits = first ? inLine(startNotes.waits, { count: duties.length, ...first.name }) : '';
    console.log(`  ${padded(names.get(id) ?? id, 10)}${padded(inLine(roleNames[role]), 40)}${waits}`);
  }
}

/** The longest of the requests, and what says whose it is. */
const personaWidth = 76;
