import * as z from 'zod';
import {
  type Agreement,
  changeRejected,
  changeRequested,
  goalsOf,
  imposed,
  inForce,
  laidAs,
  latest,
  none,
  type Proposal,
  returned,
  signed,
  versionsIn,
  comparedWith,
  namesIn,
} from '../../shared/domain/agreement/agreement.ts';
import { goalChangesBetween } from '../../shared/domain/agreement/goal-changes.ts';
import type { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import { unitsNamed as unitsIn } from '../../shared/domain/agreement/goal-quality.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { unitsProviding } from '../../shared/domain/filing/provider.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { kept } from '../../shared/domain/text.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { loadJurisdiction, OfficialHead, StrategyItem, unitsNamed } from '../../shared/storage/organisation.ts';
import { Numeral, type SubjectPath, iso } from '../fields.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { contractSections } from './contract-lines.ts';
import { type ContractBody, mostChanges, mostEvents } from './contract-views.ts';
import { stepsFor } from './may.ts';
import { assess, loadNegotiation, type Negotiation, speaksFor } from './negotiation.ts';
import { findingView } from './views.ts';

/** Which of its texts, and against which earlier one; the newest against the one that counts unless said. */
export const Which = z.strictObject({ version: Numeral(1, 99_999).optional(), against: Numeral(1, 99_999).optional() });

type Reading = Request<SubjectPath, z.output<typeof Which>, unknown>;

/** 绩效合同 as people read it: parties, goals, signatures, what changed and what happened, everybody by name, and what the reader may do. */
export async function readContract(services: Services, caller: Caller, { params, query }: Reading) {
  const negotiation = await loadNegotiation(services, caller, params);
  const { appraisal, record, period, scheme } = negotiation;
  const { head } = appraisal;
  const isMine = negotiation.agreement.state !== 'draft' || speaksFor('subject', 'draft', caller, head);
  const agreement = isMine ? negotiation.agreement : none;
  const text = query.version === undefined ? latest(agreement) : versionOf(record, query.version);
  const before =
    text && (query.against === undefined ? comparedWith(agreement, record, text) : versionOf(record, query.against));
  const goals = goalsOf(record, text);
  const earlier = goalsOf(record, before);
  const acts = actsOf(agreement, text);
  const events = eventsIn(record).slice(-mostEvents);
  const [names, steps, findings] = await Promise.all([
    namesFor(services, caller, negotiation, { goals, people: [text, ...acts.signatures, acts.imposed, ...events] }),
    stepsFor(services, caller, negotiation),
    text === undefined || scheme === undefined ? [] : assess(services, caller, { negotiation, goals }),
  ]);
  const by = ({ by: person, at }: Act) => {
    const name = names.people[person];
    return { ...(name === undefined ? {} : { name }), at: iso(at) };
  };
  const standing = inForce(agreement);
  return ok<ContractBody>(
    {
      subject: head.subject,
      name: head.name,
      unit: head.unit,
      group: head.group,
      kind: head.kind,
      ...names.parties,
      ...(scheme && period.scheme
        ? {
            scheme: {
              ...period.scheme,
              name: scheme.name,
              legalBasis: scheme.legalBasis,
              fullMark: scheme.fullMark,
              sections: contractSections(scheme, {
                subject: head.name,
                goals,
                unitName: (unit) => names.units[unit],
              }),
            },
          }
        : {}),
      state: agreement.state,
      revision: negotiation.agreement.revision,
      ...(text
        ? {
            text: {
              version: text.version,
              hash: text.hash,
              side: text.side,
              ...by(text),
              goals,
              isDraft: agreement.state === 'draft' && text.entry === agreement.proposal.entry,
            },
          }
        : {}),
      ...(standing ? { inForce: standing.version } : {}),
      signatures: acts.signatures.map((one) => ({ side: one.side, ...by(one) })),
      ...(acts.imposed ? { imposed: by(acts.imposed) } : {}),
      ...('reason' in agreement ? { changeReason: agreement.reason } : {}),
      ...(before && scheme
        ? {
            against: {
              version: before.version,
              changes: goalChangesBetween(earlier, goals, namesIn(scheme, [...earlier, ...goals])).slice(
                0,
                mostChanges,
              ),
            },
          }
        : {}),
      events: events.map(({ step, version, side, why, ...act }) => ({
        step,
        version,
        ...(side ? { side } : {}),
        ...(why === undefined ? {} : { why }),
        ...by(act),
      })),
      findings: findings.map(findingView),
      steps,
      people: names.people,
      units: names.units,
      strategies: names.strategies,
      functions: names.functions,
    },
    negotiation.agreement.revision,
  );
}

interface Act {
  readonly by: string;
  readonly at: number;
}

function versionOf(entries: readonly Entry[], wanted: number): Proposal {
  const known = versionsIn(entries);
  const found = known.find(({ version }) => version === wanted);
  if (found) return found;
  throw new Refused('goals.no-version', { version: wanted }, { legal: known.map(({ version }) => `${version}`) });
}

/** Who signed or imposed the text shown. */
function actsOf(agreement: Agreement, text: Proposal | undefined) {
  if ('inForce' in agreement && agreement.inForce.version === text?.version)
    return { signatures: agreement.inForce.signatures, imposed: agreement.inForce.imposed };
  const pending = 'proposal' in agreement && agreement.proposal.version === text?.version;
  return { signatures: pending && 'signature' in agreement && agreement.signature ? [agreement.signature] : [] };
}

const stepNames: Readonly<Record<string, ContractBody['events'][number]['step']>> = {
  [laidAs.propose]: 'propose',
  [laidAs.counter]: 'counter',
  [changeRequested]: 'change',
  [changeRejected]: 'reject',
  [signed]: 'sign',
  [returned]: 'return',
  [imposed]: 'impose',
};
const About = z.looseObject({ version: z.int(), side: z.enum(['subject', 'assessor']).optional() });

/** What happened to the texts, drafts apart: they are their writer's own. */
const eventsIn = (entries: readonly Entry[]) =>
  entries.flatMap(({ what, data, by, at, why }) => {
    const step = stepNames[what];
    if (!step) return [];
    const { version, side } = kept(About, data);
    return [{ step, version, side, why, by: by.id, at }];
  });

interface Named {
  readonly goals: readonly AgreedGoal[];
  readonly people: readonly (Act | undefined)[];
}

/** What everybody and everything in the text is called, asked for at once; whoever is gone has no name. */
async function namesFor(
  { table }: Services,
  { jurisdiction }: Caller,
  { appraisal: { head }, period, scheme }: Negotiation,
  { goals, people }: Named,
) {
  const owners = [...people.flatMap((act) => act?.by ?? []), ...goals.flatMap(({ owner }) => owner ?? [])];
  const strategies = goals.flatMap(({ strategy }) => strategy ?? []);
  const providers = scheme ? unitsProviding(scheme) : [];
  const units = new Set([
    head.unit,
    ...(period.owner === undefined ? [] : [period.owner]),
    ...unitsIn(goals),
    ...providers,
  ]);
  const organisation = partition.organisation(jurisdiction);
  const [officials, items, known, { head: settings }] = await Promise.all([
    table.getMany([...new Set(owners)].map((id) => ({ pk: partition.official(jurisdiction, id), sk: sort.head }))),
    table.getMany([...new Set(strategies)].map((id) => ({ pk: organisation, sk: sort.strategy(id) }))),
    unitsNamed(table, jurisdiction, [...units]),
    loadJurisdiction(table, jurisdiction),
  ]);
  const own = known.get(head.unit);
  const owner = period.owner === undefined ? settings?.name : known.get(period.owner)?.name;
  const assessor = head.kind === 'official' ? own?.name : owner;
  return {
    parties: {
      ...(head.kind === 'official' && own ? { unitName: own.name } : {}),
      ...(assessor ? { assessor } : {}),
    },
    people: Object.fromEntries(legible(officials, OfficialHead).map(({ id, name }) => [id, name])),
    units: Object.fromEntries([...known].map(([id, { name }]) => [id, name])),
    strategies: Object.fromEntries(legible(items, StrategyItem).map(({ id, name }) => [id, name])),
    functions: Object.fromEntries(
      (head.kind === 'unit' ? (own?.functions ?? []) : []).map(({ id, name }) => [id, name]),
    ),
  };
}
