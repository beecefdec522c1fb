import { toScoringInput } from '../../shared/domain/appraisal/inputs.ts';
import { digest } from '../../shared/domain/audit/chain.ts';
import type { EventName } from '../../shared/domain/audit/events.ts';
import type { Phase } from '../../shared/domain/period/period.ts';
import { memberOf } from '../../shared/domain/ranking/member.ts';
import { rankGroup } from '../../shared/domain/ranking/ranking.ts';
import { Format } from '../../shared/domain/reports/manifest.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { prepareScheme, scoreSubject } from '../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { type AppraisalHead, appraisals, existingAppraisal, loadAppraisal } from '../../shared/storage/appraisals.ts';
import { partition } from '../../shared/storage/keys.ts';
import { type PeriodHead, loadPeriod } from '../../shared/storage/periods.ts';
import { append, loadCollection } from '../../shared/storage/record.ts';
import { documentItem, schemes } from '../../shared/storage/schemes.ts';
import { sheetItem } from '../../shared/storage/sheets.ts';
import { departmentScheme, indicator } from '../domain/scoring/example.ts';
import { happened } from './happened.ts';
import { chinaTime, type makeWorld } from './world.ts';

type World = ReturnType<typeof makeWorld>;
export const period = '2026q3';

/** Without paper, which is most of the time of a report; that of the period is on paper too. */
export const unitFormats: Format[] = ['json', 'csv', 'xlsx', 'html'];

/** 60 points by a ratio, 40 by raters; everything else as the departments' scheme has it. */
export const smallScheme: Scheme = {
  ...departmentScheme,
  id: 'small',
  periodTypes: ['quarter'],
  tieKeys: [{ by: 'fewer-deductions' }],
  normalisation: null,
  documents: { unit: unitFormats },
  clocks: { ...departmentScheme.clocks, announcement: { days: 0, calendar: 'working' } },
  sections: [
    {
      id: 'common',
      name: { zh: '共性指标', en: 'Common indicators' },
      points: '100',
      items: 'common',
      combine: 'sum',
      indicators: [
        indicator('budget', '60', { kind: 'ratio', whenZero: 'zero' }, { target: '100', frequency: 'quarter' }),
        indicator(
          'service',
          '40',
          { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
          { value: 'rated' },
        ),
      ],
    },
  ],
};

/** Files of the reports of so many subjects and of the period. */
export const filesOf = (subjects: number): number => subjects * unitFormats.length + Format.options.length;

/** The same with the usual five working days of announcement. */
export const announcingScheme: Scheme = { ...smallScheme, clocks: departmentScheme.clocks };

const deadlines = {
  planning: chinaTime('2026-07-14T23:59:59.999'),
  implementation: chinaTime('2026-09-30T23:59:59.999'),
  assessment: chinaTime('2026-10-20T23:59:59.999'),
  feedback: chinaTime('2026-11-04T23:59:59.999'),
  application: chinaTime('2026-11-30T23:59:59.999'),
};

/** When its subjects are assessed, as scoring needs it. */
export const quarter = { start: '2026-07-01', end: '2026-09-30', timeZone: 'Asia/Shanghai', deadlines };

/** A period of the world in some phase, pinned to an approved scheme of the same owner. */
export async function openPeriod(
  { table, jurisdiction, clock }: World,
  phase: Phase,
  more: Partial<PeriodHead> = {},
  scheme: Scheme = smallScheme,
): Promise<PeriodHead> {
  const hash = digest(scheme);
  const standing = { version: 1, state: 'approved' as const, hash, makers: ['office'], changedAt: clock.now };
  const schemeChain = await schemes.load(table, jurisdiction, scheme.id);
  if (!schemeChain.head) {
    const owner = more.owner === undefined ? {} : { owner: more.owner };
    const approved = { id: scheme.id, name: scheme.name, ...owner, versions: [standing] };
    const written = append(schemeChain, happened('schemes.approved', clock.now), {
      head: approved,
      items: [documentItem({ version: 1, hash, scheme })],
    });
    await table.write(written.writes);
  }
  const head: PeriodHead = {
    id: period,
    name: { zh: '2026年第三季度', en: 'Third quarter of 2026' },
    type: 'quarter',
    year: 2026,
    number: 3,
    ...quarter,
    phase,
    scheme: { id: scheme.id, version: 1 },
    groups: ['economic'],
    shards: 1,
    enrolled: [1],
    ...more,
  };
  const chain = await loadPeriod(table, jurisdiction, head.id);
  await table.write(append(chain, happened('periods.deadlines-extended', clock.now), { head }).writes);
  return head;
}

/** A subject of the period; changes an enrolled one when called again. */
export async function enrol(
  { table, jurisdiction, clock }: World,
  subject: string,
  more: Partial<AppraisalHead> = {},
): Promise<AppraisalHead> {
  const chain = await loadAppraisal(table, jurisdiction, period, subject);
  const id = subject.slice(subject.indexOf('.') + 1);
  const head: AppraisalHead = {
    period,
    subject,
    kind: subject.startsWith('unit.') ? 'unit' : 'official',
    name: { zh: `对象${id}`, en: id },
    unit: id,
    path: [],
    group: 'economic',
    shard: 0,
    state: 'open',
    agreement: { state: 'none', version: 0 },
    ...chain.head,
    ...more,
  };
  await table.write(append(chain, happened('periods.enrolled', clock.now), { head }).writes);
  return head;
}

/** Puts an entry on a subject's chain as another capability would. */
export async function recorded(
  { table, jurisdiction, clock }: World,
  subject: string,
  by: string,
  what: EventName,
  data: Record<string, unknown>,
) {
  const chain = await existingAppraisal(table, jurisdiction, period, subject);
  const change = append(chain, happened(what, clock.now, { by: { id: by, rolesUsed: [] }, data }));
  await table.write(change.writes);
  return change.n;
}

/** What the close does to one subject: computes its sheet from the record and locks it. */
export async function scored({ table, jurisdiction, clock }: World, subject: string): Promise<ScoreSheet> {
  const pk = partition.appraisal(jurisdiction, period, subject);
  const { head, ...chain } = await loadCollection(table, pk, appraisals);
  if (!head) throw new Error(`${subject} is not enrolled`);
  const prepared = prepareScheme(smallScheme, 1);
  const assessed = { subject, period: quarter, scheme: smallScheme };
  const sheet = scoreSubject(prepared, toScoringInput(assessed, chain.entries));
  const { keys, vetoes } = memberOf(prepared, sheet, head.unit);
  const score = {
    sheet: 1,
    exact: sheet.exact ?? '',
    rounded: sheet.score ?? '',
    keys: [...keys],
    vetoes: [...vetoes],
  };
  const after: AppraisalHead = {
    ...head,
    state: 'closed',
    ...(sheet.score === null ? { setAside: 'blocked' } : { score }),
  };
  const { hash, ...item } = sheetItem(1, sheet);
  const closed = happened('scoring.closed', clock.now, { data: { sheet: 1, hash } });
  await table.write(append({ ...chain, head }, closed, { head: after, items: [item] }).writes);
  return sheet;
}

/** Ranks the given subjects as the close does. */
export async function graded(
  world: World,
  scores: Readonly<Record<string, string>>,
  vetoes: Readonly<Record<string, string[]>> = {},
) {
  const members = Object.entries(scores).map(([subject, score]) => ({
    subject,
    unit: subject,
    score,
    keys: ['0'],
    vetoes: vetoes[subject] ?? [],
  }));
  for (const { subject, score, ...standing } of rankGroup(prepareScheme(smallScheme, 1), members)) {
    const reasons = standing.reasons.map(({ code, params }) => ({ code, params: { ...params } }));
    const kept = { sheet: 1, exact: score ?? '', rounded: score ?? '', keys: ['0'], vetoes: vetoes[subject] ?? [] };
    await enrol(world, subject, { state: 'closed', score: kept, standing: { ...standing, reasons } });
  }
}
