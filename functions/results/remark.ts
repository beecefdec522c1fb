import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { canonical } from '../../shared/domain/audit/canonical.ts';
import { sha256 } from '../../shared/domain/audit/chain.ts';
import { open, type Matter } from '../../shared/domain/matter/matter.ts';
import { receiptOf, remarks } from '../../shared/domain/matter/remarks.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { isTold } from '../../shared/domain/result/announcement.ts';
import { takesRemarks, resultPhases } from '../../shared/domain/result/result.ts';
import { clocksOf, remarkLimitsOf } from '../../shared/domain/scheme/application.ts';
import { Bilingual, formed, SubjectId } from '../../shared/domain/text.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { countIn, legibleIn, listMatters, matterItem } from '../../shared/storage/matters.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { loadCollection } from '../../shared/storage/record.ts';
import { loadResults } from '../../shared/storage/results.ts';
import { matterTexts } from '../../shared/text/matters.ts';
import { Instant, iso, type PeriodPath } from '../fields.ts';
import { pinned } from '../loader.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export const RemarkBody = z.strictObject({ subject: SubjectId, text: remarks.moves.make.body.shape.text });
type RemarkBody = z.infer<typeof RemarkBody>;

/** Base 32 of 130 bits: nobody guesses it. */
export const Receipt = formed('receipt', /^[a-z2-7]{26}$/);
export const ReceiptBody = z.strictObject({ subject: SubjectId, receipt: Receipt });

/** What whoever made a remark is told of it. */
export const RemarkView = z.strictObject({
  subject: z.string(),
  text: z.string(),
  receivedAt: Instant,
  /** Last instant to answer it. */
  due: Instant.optional(),
  state: z.string(),
  stateName: Bilingual,
  answer: z.string().optional(),
  answeredAt: Instant.optional(),
});

function remarkView({ subject, state, due, opened, steps }: Matter): z.infer<typeof RemarkView> {
  const names: Readonly<Record<string, z.infer<typeof Bilingual>>> = matterTexts.remarks.states;
  const last = steps.at(-1);
  return {
    subject,
    text: String(opened['text']),
    receivedAt: iso(opened.at),
    ...(due === undefined ? {} : { due: iso(due) }),
    state,
    stateName: names[state] ?? { zh: state, en: state },
    ...(last ? { answer: String(last['reason']), answeredAt: iso(last.at) } : {}),
  };
}

/** 公示意见, under one's name: by whoever the announcement of this subject is for. */
export async function makeRemark(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, RemarkBody>,
) {
  const asked = { jurisdiction: caller.jurisdiction, period: params.period, body, reader: caller };
  const { subject, limits, write } = await announcedSubject(services, asked);
  const own = legibleIn(subject, 'remarks').filter(({ opened }) => opened.by === caller.id);
  if (own.length >= limits.each) throw new Refused('results.own-remarks-enough', { maximum: limits.each });
  const { matter, writes, n } = write({});
  return services.commit(writes, { status: 201, body: remarkView(matter), etag: n });
}

/**
 * The same by anybody, without a name. The receipt is made of what is said and of the secret of the deployment, so the same words are
 * received once and give the same receipt; only its hash is kept. Whoever has it reads the answer.
 */
export async function makeUnnamedRemark(
  services: Services,
  _caller: Caller,
  { params, body }: Request<{ jurisdiction: string; period: string }, unknown, RemarkBody>,
) {
  const { now } = services;
  const { subject, version, limits, write } = await announcedSubject(services, { ...params, body, reader: 'public' });
  const receipt = await receiptFor(services, [params.jurisdiction, params.period, version, body.subject, body.text]);
  const unnamed = legibleIn(subject, 'remarks').filter((one) => receiptOf(one) !== undefined);
  const before = unnamed.find((one) => receiptOf(one) === sha256(receipt));
  if (before) return { status: 201, body: { receipt, ...remarkView(before) } } as const;
  const lately = unnamed.filter(({ opened }) => opened.at > now - hour).length;
  if (unnamed.length >= limits.unnamed || lately >= limits.unnamedAnHour)
    throw new Refused('results.remarks-enough', { subject: body.subject });
  const { matter, writes } = write({ receipt: sha256(receipt) });
  return services.commit(writes, { status: 201, body: { receipt, ...remarkView(matter) } });
}

const hour = 60 * 60_000;

async function receiptFor({ secret }: Services, said: readonly (string | number)[]): Promise<string> {
  const digest = createHmac('sha256', `receipt:${await secret()}`)
    .update(canonical(said))
    .digest();
  return Array.from(digest.subarray(0, 26), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
}

interface Asked {
  readonly jurisdiction: string;
  readonly period: string;
  readonly body: RemarkBody;
  readonly reader: Caller | 'public';
}

/** The subject of a remark as the announcement tells of it to this reader, and how one on it is received. */
async function announcedSubject(services: Services, { jurisdiction, period, body, reader }: Asked) {
  const { table, now } = services;
  const pk = appraisals.key(jurisdiction, period, body.subject);
  const [{ head, scheme }, results, calendar, subject] = await Promise.all([
    pinned(services, { jurisdiction }, { period, phases: resultPhases }),
    loadResults(table, jurisdiction, period),
    loadCalendar(table, jurisdiction),
    loadCollection(table, pk, appraisals),
  ]);
  if (!takesRemarks(results, now)) throw new Refused('results.no-remarks-now');
  if (!subject.head || !isTold(scheme, subject.head, reader))
    throw new Refused('results.not-told', { subject: body.subject }, { field: 'subject' });
  const write = (keeps: { readonly receipt?: string }) => {
    const due = clockEnd({ ...calendar, timeZone: head.timeZone }, clocksOf(scheme).remarkAnswer, now);
    const by = reader === 'public' ? 'public' : reader.id;
    const about = { id: services.newId(), period, subject: body.subject, earlier: countIn(subject, 'remarks') };
    const matter = open(remarks, 'make', about, { by, at: now, due, said: { text: body.text, ...keeps } });
    const { id, state } = matter;
    const data = { kind: 'remarks', matter: id, move: 'make', state, due } as const;
    const items = [matterItem(subject.pk, matter)];
    return { matter, ...services.record(subject, { what: 'matters.opened', data }, { items }) };
  };
  return { subject, version: results.version, limits: remarkLimitsOf(scheme), write };
}

/** What became of the remarks that the caller made, the open ones first; a page may be short or empty while `next` leads on. */
export async function readOwnRemarks(
  { table, cursors }: Services,
  { jurisdiction, id }: Caller,
  { params, query }: Request<PeriodPath, Paged, unknown>,
) {
  const { page, more } = await nextPage(cursors, query, (from) =>
    listMatters(table, { jurisdiction, period: params.period, kind: 'remarks' }, { open: undefined, ...from }),
  );
  const own = page.matters.filter(({ opened }) => opened.by === id);
  return ok({ remarks: own.map(remarkView), ...more });
}

/** What became of one, for whoever has its receipt. */
export async function readByReceipt(
  { table }: Services,
  _caller: Caller,
  { params, body }: Request<{ jurisdiction: string; period: string }, unknown, z.infer<typeof ReceiptBody>>,
) {
  const pk = appraisals.key(params.jurisdiction, params.period, body.subject);
  const subject = await loadCollection(table, pk, appraisals);
  const hash = sha256(body.receipt);
  const found = legibleIn(subject, 'remarks').find((one) => receiptOf(one) === hash);
  if (!found) throw new Refused('results.no-remark', {}, { field: 'receipt' });
  return ok(remarkView(found));
}
