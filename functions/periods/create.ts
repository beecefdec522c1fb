import {
  type DeadlineDates,
  type PhaseClocks,
  type PeriodType,
  plannedDeadlines,
  spanOf,
  unannounced,
} from '../../shared/domain/period/dates.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { loadCalendar } from '../../shared/storage/calendars.ts';
import { loadPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { periodView, type PeriodBody } from './views.ts';

interface Wanted {
  type: PeriodType;
  year: number;
  number?: number | undefined;
  code?: string | undefined;
  clocks: PhaseClocks;
  deadlines: DeadlineDates;
}

const letters: Readonly<Record<PeriodType, (number: number) => string>> = {
  quarter: (number) => `-q${number}`,
  'half-year': (number) => `-h${number}`,
  year: () => '',
};

/** A year under such a code would take the id of a quarter or a half-year. */
const ofOtherType = /^(?:q[1-4]|h[12])(?:-|$)/;

const names: Readonly<Record<PeriodType, (named: { year: number; number: number }) => PeriodHead['name']>> = {
  quarter: ({ year, number }) => ({
    zh: `${year}年第${['一', '二', '三', '四'][number - 1] ?? number}季度`,
    en: `${year} Q${number}`,
  }),
  'half-year': ({ year, number }) => ({ zh: `${year}年${number === 1 ? '上' : '下'}半年`, en: `${year} H${number}` }),
  year: ({ year }) => ({ zh: `${year}年度`, en: `${year}` }),
};

/** Two periods over the same months are told apart by name as they are by id. */
function nameOf(type: PeriodType, of: { year: number; number: number }, code?: string): PeriodHead['name'] {
  const { zh, en } = names[type](of);
  return code === undefined ? { zh, en } : { zh: `${zh}（${code}）`, en: `${en} (${code})` };
}

/** A period begins as a draft: dates from its type, deadlines from the work calendar, anything declared as declared. */
export async function createPeriod(
  services: Services,
  caller: Caller,
  { body: wanted }: Request<unknown, unknown, Wanted>,
): Promise<Reply<PeriodBody, 201>> {
  const { table } = services;
  const { type, year, code, clocks, deadlines: declared } = wanted;
  const { number, ...span } = spanOf(type, year, wanted.number);
  if (type === 'year' && code !== undefined && ofOtherType.test(code))
    throw new Refused('periods.code-of-other-type', { code }, { field: 'code' });
  const id = `${year}${letters[type](number)}${code === undefined ? '' : `-${code}`}`;
  const calendar = await loadCalendar(table, caller.jurisdiction);
  const chain = await loadPeriod(table, caller.jurisdiction, id);
  if (chain.head) throw new Refused('periods.exists', { period: id }, { field: 'number' });
  const plan = { clocks, declared };
  const deadlines = plannedDeadlines(calendar, span, plan);
  const provisional = unannounced(calendar, span, deadlines);
  const head: PeriodHead = {
    id,
    name: nameOf(type, { year, number }, code),
    type,
    year,
    number,
    ...span,
    timeZone: calendar.timeZone,
    deadlines,
    planned: plan,
    ...(provisional.length > 0 ? { provisional } : {}),
    phase: 'draft',
    shards: 1,
  };
  const { writes, n } = services.record(chain, { what: 'periods.created' }, { head });
  const body = periodView(head, services);
  return services.commit(writes, { status: 201, body, etag: n, location: `/v1/periods/${id}` });
}
