import * as z from 'zod';
import { evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { kindOf, kinds } from '../../shared/domain/matter/kinds.ts';
import { KindName, type Act, type Kind, type Matter } from '../../shared/domain/matter/matter.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { RecordId } from '../../shared/domain/text.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { matterIn, mattersIn } from '../../shared/storage/matters.ts';
import { standingSheet } from '../../shared/storage/sheets.ts';
import { namesOf } from '../../shared/text/roles.ts';
import type { SubjectPath } from '../fields.ts';
import { periodAndScheme } from '../loader.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { Difference, type Showing } from './effect.ts';
import { effectOf } from './effects.ts';
import { kindsFor } from './every.ts';
import { ChoicesView, choicesFor, leadingOn, offer, Offers, openings, refusalOf, whyNot } from './offered.ts';
import { History, historyOf, MatterRow, namesIn, rowOf } from './rows.ts';
import { choicesIn, choicesOf } from './words.ts';

export const WhichMatter = z.strictObject({ kind: KindName, matter: RecordId });

export const MatterActs = MatterRow.extend({
  history: History,
  moves: Offers,
  choices: ChoicesView,
  difference: Difference.optional(),
});

export const Openings = z.strictObject({ moves: Offers, choices: ChoicesView });

/** What both are decided by: the period, and everything of the subject. */
async function recordOf(services: Services, caller: Caller, params: SubjectPath) {
  const [{ period, scheme }, subject] = await Promise.all([
    periodAndScheme(services, caller, params.period),
    appraisals.collection(services.table, caller.jurisdiction, params.period, params.subject),
  ]);
  const { entries } = subject;
  const sheet = standingSheet(subject)?.sheet;
  return {
    period,
    scheme,
    subject,
    choices: scheme ? choicesOf({ scheme, period, entries, sheet }) : choicesIn(scheme, period),
  };
}

/** One matter whole: what was said and done in it by whom, and what can be done next, with the form of each and why not. */
export const readingActs =
  (showing: Readonly<Partial<Record<KindName, Showing>>>) =>
  async (
    services: Services,
    caller: Caller,
    { params, query }: Request<SubjectPath, z.output<typeof WhichMatter>, unknown>,
  ) => {
    const { now } = services;
    const kind: Kind = kindOf(query);
    if (!kindsFor(caller, 'readers').includes(kind.name)) throw new Refused('access.role', namesOf(kind.readers));
    const { period, subject, choices } = await recordOf(services, caller, params);
    const matter = withCorrections(matterIn(subject, kind.name, query.matter), subject.entries);
    const [called, difference] = await Promise.all([
      namesIn(services, caller, { period: params.period, matters: [matter] }),
      showing[kind.name]?.(services, caller, matter),
    ]);
    const about = { kind, caller, period, subject: params.subject, now };
    const moves = leadingOn(about, matter).map((move) =>
      offer(kind, move, { why: whyNot(about, move, matter), matter }),
    );
    return ok(
      {
        ...rowOf(matter, { caller, now, called, choices }),
        history: historyOf(matter, { called, choices, pieces: evidenceIn(subject.entries) }),
        moves,
        choices: choicesFor(moves, choices),
        ...(difference ? { difference } : {}),
      },
      subject.n,
    );
  };

const Numbers = z.array(z.int());

/** A decision keeps the numbers of the entries that corrected: they are told as what they say. */
function withCorrections(matter: Matter, entries: readonly Entry[]): Matter {
  const told = (act: Act): Act => {
    const numbers = Numbers.safeParse(act['corrections']);
    if (!numbers.success) return act;
    const corrections = entries.filter(({ n }) => numbers.data.includes(n)).map(({ data }) => data);
    return { ...act, corrections: corrections.length > 0 ? corrections : undefined };
  };
  return { ...matter, opened: told(matter.opened), steps: matter.steps.map(told) };
}

/** Which matters the caller may begin about a subject: by which move, with its form, and why not now. */
export async function readOpenings(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectPath, unknown, unknown>,
) {
  const { period, scheme, subject, choices } = await recordOf(services, caller, params);
  const moves = await Promise.all(
    Object.values<Kind>(kinds).flatMap((kind) => {
      const about = { kind, caller, period, subject: params.subject, now: services.now };
      const earlier = () => mattersIn(subject, kind.name);
      const barred = (move: string) =>
        scheme &&
        refusalOf(() =>
          effectOf(kind.name, move)?.bars?.(services, caller, { move, period, scheme, subject, earlier }),
        );
      return openings(about).map(async (move) =>
        offer(kind, move, { why: whyNot(about, move, undefined) ?? (await barred(move)) }),
      );
    }),
  );
  return ok({ moves, choices: choicesFor(moves, choices) }, subject.n);
}
