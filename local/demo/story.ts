import { everyPage } from '../../functions/client.ts';
import { storyColumns, storyLines, storyTimes, type StoryTime } from '../../shared/text/demo.ts';
import type { Params } from '../../shared/text/catalogue.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { inLine } from '../log.ts';
import type { Api } from './api.ts';
import { appellant, bureau, groups, subjectOf, units } from './county.ts';
import { cast } from './events.ts';
import { isCountered } from './quarter.ts';
import { padded } from '../terminal.ts';
import { officialsScheme, yearScheme } from './year-schemes.ts';

const margin = 10;
type Ranking = Awaited<ReturnType<typeof rankingOf>>;
type Ranked = Ranking[number];

/** What became of the county in its year, as it stands in the system and not as it was driven: one line for each thing. */
export async function tellYear(office: Api, bureauOffice: Api, year: string): Promise<string> {
  const quarters = [1, 2, 3, 4].map((number) => `${year}-q${number}`);
  const [whole, people, ...parts] = await Promise.all([
    rankingsOf(office, year),
    rankingOf(bureauOffice, `${year}-${bureau}`, 'civil-servants'),
    ...quarters.map((period) => rankingsOf(office, period)),
  ]);
  const [q1 = ''] = quarters;
  const lines: string[] = [];
  const begun = (when: string, text: string) => void lines.push(`${padded(when, margin)}${text}`);
  const at = (time: StoryTime | undefined, text: string) => begun(time ? inBoth(storyTimes[time]) : '', text);
  const yearAfter = Number(year) + 1;
  const quarter = (place: number) => extremes(parts[place] ?? []);

  const all = names(whole.flat());
  at(
    'january',
    told('agreed', { units: units.length, countered: units.filter((_, place) => isCountered(place)).length }),
  );
  const carded = await cardsOf(office, q1);
  at('march', told('red', { ...all(cast.silent), ...carded(cast.silent) }));
  at(undefined, told('waived', { ...all(cast.cutOff), ...carded(cast.cutOff) }));
  at('april', told('delivered', {}));
  at(undefined, told('remarked', all(cast.remarks)));
  at(undefined, told('objected', { ...all(cast.objects), ...(await recheckOf(office, q1, cast.objects)) }));
  at(undefined, told('ordered', all(cast.careless)));
  at('q1', quarter(0));
  at('may', told('merged', pair(all(cast.merged), all(cast.into))));
  at(undefined, told('moved', pair(all(cast.moved), all(cast.movedTo))));
  at('q2', quarter(1));
  at('september', told('accident', all(cast.accident)));
  at('q3', quarter(2));
  at('q4', quarter(3));
  lines.push(...(await table(whole, parts)));
  const appealed = people.find(({ subject }) => subject === `official.${appellant.id}`);
  begun(
    `${yearAfter}-02`,
    told('appealed', { ...(await appealOf(bureauOffice, `${year}-${bureau}`)), ...standing(appealed) }),
  );
  begun(`${yearAfter}-03`, told('announced', all(cast.remarks)));
  const found = whole.flat().find(({ subject }) => subject === `unit.${cast.found}`);
  const change = await recheckOf(office, year, cast.found);
  at(undefined, told('found', all(cast.found)));
  at(
    undefined,
    told('corrected', { ...all(cast.found), ...change, ...standing(found), first: rankWith(whole, found, change) }),
  );
  return lines.join('\n');
}

const inBoth = ({ zh, en }: Text): string => `${zh} ${en}`;
const told = (line: keyof typeof storyLines, params: Params): string => inLine(storyLines[line], params);

const rankingOf = (reader: Api, period: string, group: string) =>
  everyPage(
    (query) => reader.call('results.group', { params: { period, group }, query }),
    (body) => body.ranking,
  );
const rankingsOf = (reader: Api, period: string) =>
  Promise.all(groups.map((group) => rankingOf(reader, period, group)));

/** A unit's names, by the last part of what it is assessed as. */
const names = (ranked: Ranking) => (unit: string) => {
  const found = ranked.find(({ subject }) => subject === `unit.${unit}`);
  return { zh: found?.name.zh ?? unit, en: found?.name.en ?? unit };
};
const pair = (from: { zh: string; en: string }, to: { zh: string; en: string }) => ({
  ...from,
  zhTo: to.zh,
  enTo: to.en,
});

/** First and last of each peer group. */
const extremes = (rankings: readonly Ranking[]): string =>
  rankings
    .map((ranking) => {
      const ranked = ranking.filter(({ rank }) => rank !== null);
      const [first, last] = [ranked[0], ranked.at(-1)];
      return `▲${first?.name.zh ?? '—'} ${first?.score ?? ''} ▼${last?.name.zh ?? '—'} ${last?.score ?? ''}`;
    })
    .join(' │ ');

/** When a unit's filing was late, and for which month. */
async function cardsOf(office: Api, period: string) {
  const subjects = await everyPage(
    (query) => office.call('progress.cards', { params: { period }, query }),
    (body) => body.subjects,
  );
  return (unit: string) => {
    const slot = subjects.find(({ subject }) => subject === `unit.${unit}`)?.cards.find(({ slot: one }) => one)?.slot;
    return { slot: slot ?? '—' };
  };
}

async function recheckOf(office: Api, period: string, unit: string) {
  const params = { period, subject: `unit.${unit}` };
  const { matters } = (await office.call('matters.rechecks.of-subject', { params })).body;
  const last = matters.find(({ state }) => state === 'upheld');
  if (!last) return { before: '—', after: '—' };
  const { difference } = (await office.call('matters.rechecks.read', { params: { ...params, matter: last.id } })).body;
  return { before: difference?.before ?? '—', after: difference?.after ?? '—' };
}

async function appealOf(reader: Api, period: string) {
  const params = { period, subject: `official.${appellant.id}` };
  const [last] = (await reader.call('matters.appeals.of-subject', { params })).body.matters;
  if (!last) return { before: '—', after: '—' };
  const { difference } = (await reader.call('matters.appeals.read', { params: { ...params, matter: last.id } })).body;
  return { before: difference?.before ?? '—', after: difference?.after ?? '—' };
}

const gradesOf = ({ bands }: typeof yearScheme) => new Map(bands.map(({ grade, name }) => [grade, name]));
const grades = new Map([...gradesOf(officialsScheme), ...gradesOf(yearScheme)]);
const standing = (one: Ranked | undefined): Params => {
  const grade = grades.get(one?.grade ?? '');
  return {
    zhName: one?.name.zh ?? '—',
    rank: one?.rank ?? '—',
    zhGrade: grade?.zh ?? '—',
    enGrade: grade?.en.toLowerCase() ?? '—',
  };
};

/** Which place it would have with the score of before. */
function rankWith(rankings: readonly Ranking[], one: Ranked | undefined, { before }: { before: string }): number {
  const group = rankings.find((ranking) => ranking.some(({ subject }) => subject === one?.subject)) ?? [];
  return 1 + group.filter(({ subject, score }) => subject !== one?.subject && Number(score) > Number(before)).length;
}

const columns = [
  ['group', margin],
  ['unit', 30],
  ['q1', 9],
  ['q2', 9],
  ['q3', 9],
  ['q4', 9],
  ['year', 12],
  ['rank', 10],
  ['grade', 0],
] as const;

/** The year's table: each unit with its quarters. */
async function table(whole: readonly Ranking[], parts: readonly (readonly Ranking[])[]): Promise<string[]> {
  const heading = columns.map(([column, to]) =>
    padded(`${storyColumns[column].zh} ${storyColumns[column].en}`.trim(), to),
  );
  const known = new Set(units.map(subjectOf));
  const rows = whole.flatMap((ranking, place) =>
    ranking
      .filter(({ subject }) => known.has(subject))
      .map((one, row) => {
        const grade = grades.get(one.grade ?? '');
        const cells = [
          row === 0 ? (storyLines.groups.zh.split(' ')[place] ?? '') : '',
          `${padded(one.name.zh, 11)} ${one.name.en}`,
          ...parts.map((part) => part.flat().find(({ subject }) => subject === one.subject)?.score ?? '—'),
          one.score ?? '—',
          String(one.rank ?? '—'),
          one.rank === null ? inLine(storyLines.left) : `${grade?.zh ?? '—'} ${grade?.en ?? ''}`,
        ];
        return cells
          .map((cell, column) => padded(cell, columns[column]?.[1] ?? 0))
          .join('')
          .trimEnd();
      }),
  );
  return [heading.join('').trimEnd(), ...rows];
}
