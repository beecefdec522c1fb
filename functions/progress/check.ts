import { refuseOtherProvider } from '../../shared/domain/filing/provider.ts';
import {
  type Confirmation,
  type Filing,
  type FilingState,
  type FilingStep,
  filingsFor,
  filingsIn,
  refuseUnconfirmed,
  signedOff,
  accepted,
  currentFilings,
  returned,
} from '../../shared/domain/filing/filing.ts';
import { isSettled } from '../../shared/domain/filing/standing.ts';
import { separate } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { periodCalendar } from '../../shared/storage/periods.ts';
import type { SubjectPath } from '../fields.ts';
import { vacancyFor, refuseUnlessFiling } from '../filed.ts';
import { type Dossier, loadDossier } from '../loader.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { correctUntil, marked, turned } from '../checked.ts';
import type { CheckedBody } from './views.ts';

interface Check {
  readonly step: FilingStep;
  readonly to: FilingState;
  readonly what: 'progress.signed-off' | 'progress.accepted' | 'progress.returned';
  readonly why?: string;
  /** Of a return: how long a correction comes in time. */
  readonly until?: number;
  /** Why what was asked about is right; only acceptance has to say. */
  readonly confirmed?: readonly Confirmation[];
  /** Entry numbers of the filings. */
  readonly filings: readonly number[];
  /** Who may not take this step because they made or checked the filing before (回避). */
  makers(filing: Filing): readonly string[];
}

/** Takes one step with several filings at once. Lists are touched only when the whole appraisal thereby gets there. */
async function checkFilings(
  services: Services,
  caller: Caller,
  { dossier, check }: { dossier: Dossier; check: Check },
): Promise<Reply<CheckedBody, 201>> {
  const { now } = services;
  const { appraisal, record } = dossier;
  const items = filingsIn(record)
    .filter(({ n }) => check.filings.includes(n))
    .map(({ indicator }) => indicator);
  refuseUnlessFiling(dossier, now, items);
  const named = filingsFor(record, check.filings, check.step);
  for (const filing of named) {
    refuseUnsettled(filing, check.step, now);
    separate(check.makers(filing), caller.id);
  }
  if (check.confirmed) refuseUnconfirmed(named, check.confirmed, dossier.indicators);

  const { what, why, to, confirmed, until } = check;
  const after = filingsIn(record).map((filing) => (check.filings.includes(filing.n) ? turned(filing, to) : filing));
  const head = marked(dossier, after, { by: caller.id, at: now });
  const data = {
    filings: check.filings,
    ...(confirmed && confirmed.length > 0 ? { confirmed } : {}),
    ...(until === undefined ? {} : { until }),
  };
  const { writes, n } = services.record(appraisal, { what, why, data }, head ? { head } : {});
  const { signOff, acceptance } = head ?? appraisal.head;
  const body = {
    n,
    filings: [...check.filings],
    state: to,
    signedOff: Boolean(signOff),
    accepted: Boolean(acceptance),
  };
  return services.commit(writes, { status: 201, body });
}

/** What a unit provides is signed by its own leader, and accepted once the subject's time to remark on it is over. */
function refuseUnsettled(filing: Filing, step: FilingStep, now: number): void {
  const { n, provider, remarkUntil = 0 } = filing;
  if (typeof provider !== 'object') return;
  if (step === 'sign-off') throw new Refused('progress.signed-by-provider', { n, unit: provider.unit });
  if (step === 'accept' && !isSettled(filing, now))
    throw new Refused('progress.not-settled', { n, until: new Date(remarkUntil).toISOString() });
}

type SignOff = Request<SubjectPath, unknown, { filings: number[] }>;

/** The leader answers for the figures (签审). Whoever filed them, leader or not, cannot be the one. */
export async function signOffFilings(services: Services, caller: Caller, { params, body: { filings } }: SignOff) {
  const dossier = await loadDossier(services, caller, params);
  const check = {
    step: 'sign-off',
    to: 'signed-off',
    what: signedOff,
    filings,
    makers: ({ by }: { by: string }) => [by],
  } as const;
  return checkFilings(services, caller, { dossier, check });
}

type Accept = Request<SubjectPath, unknown, { filings: number[]; confirmed: Confirmation[] }>;

/**
 * The office accepts the data (数据审核认定); they count and are locked from then on. Whatever was odd about a filing is
 * accepted with the reason why it is right.
 */
export async function acceptFilings(services: Services, caller: Caller, { params, body }: Accept) {
  const { filings, confirmed } = body;
  const dossier = await loadDossier(services, caller, params);
  const named = currentFilings(dossier.record).filter(({ n }) => filings.includes(n));
  for (const { indicator: id, provider = 'subject' } of named) {
    const indicator = dossier.indicators.find((known) => known.id === id);
    if (!indicator) continue;
    const { subject } = params;
    const vacancy = provider === 'office' ? await vacancyFor(services, caller, { dossier, subject, id }) : {};
    refuseOtherProvider(indicator, { subject, side: provider, ...vacancy });
  }
  const check = {
    step: 'accept',
    to: 'accepted',
    what: accepted,
    filings,
    makers,
    confirmed: confirmed.filter(({ filing }) => filings.includes(filing)),
  } as const;
  return checkFilings(services, caller, { dossier, check });
}

/** Whoever filed or signed it, or stood by it against a remark. */
const makers = ({ by, signedOffBy, answer }: Filing): string[] =>
  [by, signedOffBy, answer?.by].flatMap((person) => person ?? []);

type Return = Request<SubjectPath, unknown, { filings: number[]; why: string }>;

/** The office sends data back with its reason (退回): they count no more until somebody files a correction. */
export async function returnFilings(services: Services, caller: Caller, { params, body: { filings, why } }: Return) {
  const dossier = await loadDossier(services, caller, params);
  const { period, scheme, appraisal } = dossier;
  const calendar = await periodCalendar(services.table, caller.jurisdiction, period);
  const until = scheme && correctUntil({ head: appraisal.head, period, scheme }, calendar, services.now);
  const check = {
    step: 'return',
    to: 'returned',
    what: returned,
    why,
    filings,
    ...(until === undefined ? {} : { until }),
    makers: ({ by }: { by: string }) => [by],
  } as const;
  return checkFilings(services, caller, { dossier, check });
}

/**
 * The leader will not sign it as it is and says why (退回): it goes back to whoever filed it. That gives no more time: from then on it is as if it
 * had not been filed.
 */
export async function sendBackFilings(services: Services, caller: Caller, { params, body: { filings, why } }: Return) {
  const dossier = await loadDossier(services, caller, params);
  const check = {
    step: 'send-back',
    to: 'returned',
    what: returned,
    why,
    filings,
    until: services.now,
    makers: ({ by }: { by: string }) => [by],
  } as const;
  return checkFilings(services, caller, { dossier, check });
}
