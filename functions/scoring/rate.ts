import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { refuseOtherItems } from '../../shared/domain/appraisal/late-inputs.ts';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import { Ballot, KeptBallot, rate, refuseOverLimit } from '../../shared/domain/rating/rating.ts';
import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { seatIn, seatItem } from '../../shared/storage/sheets.ts';
import type { SubjectPath } from '../fields.ts';
import { recorded } from '../access.ts';
import { proprietyOf } from '../conflict.ts';
import { lateOrIn, pinned } from '../loader.ts';
import { type Request, ok } from '../route.ts';
import { scales } from '../seated.ts';
import type { Caller, Services } from '../services.ts';
import { otherwiseOn } from './on-sheet.ts';
import { seatView } from './views.ts';

/** An assigned rater's ballot. Sealed until it is submitted; a later one supersedes it, until the period closes. */
export async function rateSubject(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Omit<Ballot, 'group'>>,
) {
  const { table, now } = services;
  const { period, subject } = params;
  const { scheme, head } = await pinned(services, caller, { period, phases: ['assessment', 'feedback'] });
  const chain = await appraisals.collection(table, caller.jurisdiction, period, subject);
  const late = lateOrIn(chain.head, head, { now, phases: ['assessment'] });
  refuseIfWithdrawn(chain.head);
  const seat = seatIn(chain, caller.id);
  if (late) {
    // Marks that counted at the close are not given anew.
    if (seat.state === 'submitted') throw new Refused('late-inputs.marked', { rater: seat.rater });
    refuseOtherItems(
      late,
      body.marks.map(({ indicator }) => indicator),
    );
  }
  const { judge, relies } = await proprietyOf(services, caller, { place: params, groups: scheme.raterGroups });
  const proper = await judge(seat);
  if (proper.refused && seat.state !== 'recused') throw proper.refused;
  const ballot = { group: seat.group, ...body };
  const asked = scales(scheme, chain.entries, seat.group).filter(
    ({ indicator }) => late?.items.some(({ id }) => id === indicator) ?? true,
  );
  const rated = rate(seat, ballot, asked, chain.n + 1, now);
  if (ballot.submitted && asked.some((scale) => scale.by === 'marks' && scale.distribution))
    refuseOverLimit(ballot, asked, await otherwiseOn(services, caller, { ...params, scheme }));

  const where = { jurisdiction: caller.jurisdiction, period, subject };
  const data = await encryptBallot(ballot, () => services.secret(), { ...where, rater: caller.id });
  const change = services.record(chain, { what: 'scoring.rated', data }, { items: [seatItem(where, rated)] });
  const recorded = { entry: change.n, hash: change.hash };
  return services.commit([...change.writes, ...relies, ...proper.relies], {
    status: 201,
    body: { ...recorded, seat: seatView(rated) },
    etag: change.n,
  });
}

const overseers: readonly Role[] = ['performance-office', 'supervisor', 'appeal-body'];

/** A ballot: always to its rater; to office, supervisors and bodies of appeal once it is submitted; never to anyone before. Whoever else opens it leaves an entry. */
export async function readBallot(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectPath & { rater: string }, unknown, unknown>,
) {
  const { table } = services;
  const record = await appraisals.collection(table, caller.jurisdiction, params.period, params.subject);
  const seat = seatIn(record, params.rater);
  const mine = caller.id === params.rater;
  const overseer = caller.rolesUsed.some((role) => overseers.includes(role));
  const opened = overseer && seat.state === 'submitted';
  if (seat.ballot === undefined || !(mine || opened)) throw new Refused('scoring.sealed', { rater: params.rater });
  const data = record.entries.find(({ n }) => n === seat.ballot)?.data;
  const owner = { jurisdiction: caller.jurisdiction, ...params };
  const marks = await decryptMarks(KeptBallot.parse(data), () => services.secret(), owner);
  const reply = ok({ seat: seatView(seat), marks });
  if (mine) return reply;
  const of = `ballot/${params.period}/${params.subject}/${params.rater}`;
  return recorded(services, caller, { what: 'scoring.ballot-read', of }, reply);
}

/** Whose ballot on what: binds the cipher, so that it opens for nobody else and nowhere else. */
interface Owner {
  readonly jurisdiction: string;
  readonly period: string;
  readonly subject: string;
  readonly rater: string;
}

type Secret = () => Promise<string>;

const method = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

const keyFor = (secret: string, owner: Owner): Buffer =>
  Buffer.from(
    hkdfSync('sha256', secret, 'ballot', [owner.jurisdiction, owner.period, owner.subject, owner.rater].join('#'), 32),
  );

/** The ballot as the chain keeps it: open once submitted, encrypted before. */
async function encryptBallot({ submitted, group, marks }: Ballot, secret: Secret, owner: Owner): Promise<KeptBallot> {
  if (submitted) return { submitted, group, marks };
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(method, keyFor(await secret(), owner), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(marks)), cipher.final()]);
  return { submitted, group, sealed: Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64') };
}

/** Its marks again, for its rater. After a change of the deployment's secret an unsubmitted ballot has to be filled in anew. */
export async function decryptMarks(ballot: KeptBallot, secret: Secret, owner: Owner): Promise<Ballot['marks']> {
  if (ballot.submitted) return ballot.marks;
  const bytes = Buffer.from(ballot.sealed, 'base64');
  const key = keyFor(await secret(), owner);
  try {
    const cipher = createDecipheriv(method, key, bytes.subarray(0, ivBytes));
    cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const text = Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()]);
    return Ballot.shape.marks.parse(JSON.parse(text.toString()));
  } catch {
    throw new Refused('scoring.seal-lost');
  }
}
