import * as z from 'zod';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Registered, Use } from '../../shared/domain/result/result.ts';
import { existingAppraisal, existingRecord } from '../../shared/storage/appraisals.ts';
import { kept } from '../../shared/domain/text.ts';
import { Instant, type SubjectPath, iso } from '../fields.ts';
import { periodIn } from '../loader.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/** One of the four uses, as registered last. */
export const UseView = Registered.extend({ by: z.string(), at: Instant, entry: z.int() });
type UseView = z.infer<typeof UseView>;

const registered = 'outcomes.use-registered';

/** 结果应用台账: whether and why an approved result was put to one of its four uses. Later lines supersede earlier ones. */
export async function registerUse(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Registered>,
) {
  const [{ head: period }, appraisal] = await Promise.all([
    periodIn(services, caller, { period: params.period, phases: ['application', 'archived'] }),
    existingAppraisal(services.table, caller.jurisdiction, params.period, params.subject),
  ]);
  if (!period.approval && period.publishedAt === undefined) throw new Refused('results.not-approved');
  const change = services.record(appraisal, { what: registered, why: body.why, data: body });
  return services.commit(change.writes, { status: 201, body: useView(change.entry), etag: change.n });
}

/** The register of one subject, and which uses nobody has said anything about. */
export async function readUses(
  { table }: Services,
  { jurisdiction }: Caller,
  { params }: Request<SubjectPath, unknown, unknown>,
) {
  const { entries, n } = await existingRecord(table, jurisdiction, params.period, params.subject);
  const lines = entries.filter(({ what }) => what === registered).map(useView);
  const uses = [...new Map(lines.map((line) => [line.use, line])).values()];
  const silent = Use.options.filter((use) => !uses.some((line) => line.use === use));
  return { status: 200, body: { uses, silent }, etag: n } as const;
}

const useView = ({ n, at, by, data }: Entry): UseView =>
  Object.assign(kept(Registered, data), { by: by.id, at: iso(at), entry: n });
