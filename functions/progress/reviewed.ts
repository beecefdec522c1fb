import { changeFrom, lastBefore } from '../../shared/domain/filing/compared.ts';
import { type Evidence, evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { type Filing, filingsIn, isDoubtful } from '../../shared/domain/filing/filing.ts';
import { newestStands } from '../../shared/domain/filing/standing.ts';
import type { Lit } from '../../shared/domain/light/lights.ts';
import type { Matter } from '../../shared/domain/matter/matter.ts';
import { filingOf, oddityOf } from '../../shared/domain/matter/outliers.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { slotsAsked } from '../../shared/domain/filing/slots.ts';
import { withSlot } from '../../shared/text/duties.ts';
import { roleNames } from '../../shared/text/roles.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { iso } from '../fields.ts';
import type { Dossier } from '../loader.ts';
import { warningViews } from '../warned.ts';
import type { FigureView, Wanted } from './review-views.ts';
import { yearBefore } from './year-before.ts';

/** One subject with what its figures are held against. */
export interface Held {
  readonly dossier: Dossier;
  readonly lit: readonly Lit[];
  /** Of the year before. */
  readonly earlier: readonly Filing[];
  readonly findings: readonly Matter[];
  readonly isConnected: boolean;
}

export interface Asked {
  readonly show: Wanted;
  readonly indicator?: string | undefined;
  readonly slot?: string | undefined;
}

interface Seeing {
  readonly now: number;
  readonly caller: string;
  readonly opensSealed: boolean;
  /** Whether figures of this item may be read at all. */
  readonly reads: (indicator: Indicator) => boolean;
  readonly personNamed: (id: string) => string | undefined;
  readonly unitNamed: (id: string) => Text;
}

/** The figures of a subject that are asked for, as their filings stand. */
export function figuresOf(held: Held, asked: Asked, seeing: Seeing): FigureView[] {
  const { dossier, findings } = held;
  const { record, period, indicators } = dossier;
  const filings = filingsIn(record);
  const evidence = evidenceIn(record);
  const found = new Map(findings.map((matter) => [filingOf(matter), matter]));
  return indicators
    .filter(({ id, value }) => value !== 'rated' && (asked.indicator ?? id) === id)
    .filter((indicator) => seeing.reads(indicator))
    .flatMap((indicator) =>
      slotsAsked(period, indicator.frequency).flatMap(({ id: slot }): FigureView[] => {
        if ((asked.slot ?? slot) !== slot) return [];
        const newest = newestStands(filings, indicator, slot, seeing.now);
        if (!newest) return [];
        const finding = found.get(newest.filing.n);
        const waits = newest.stands === 'acceptance' || newest.stands === 'answer' || finding?.state === 'found';
        if (asked.show === 'waiting' ? !waits : newest.stands !== asked.show) return [];
        return [viewOf({ ...held, ...newest, indicator, filings, evidence, finding }, seeing)];
      }),
    );
}

interface One extends Held {
  readonly indicator: Indicator;
  readonly filing: Filing;
  readonly stands: FigureView['stands'];
  readonly filings: readonly Filing[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly finding: Matter | undefined;
}

function viewOf(one: One, seeing: Seeing): FigureView {
  const { indicator, filing, filings, earlier, dossier, lit, stands } = one;
  const { n, slot, given, source, narrative, forecast, signedOffBy, provider } = filing;
  const { fiscalYearStart } = dossier.period;
  const goal = dossier.goals.find(({ item }) => item === indicator.id);
  const last = lastBefore(filings, filing);
  const before = newestStands(earlier, indicator, yearBefore(slot), Infinity);
  const said = (by: string, at: number) => ({ name: seeing.personNamed(by), at: iso(at) });
  return {
    n,
    indicator: indicator.id,
    name: indicator.name,
    slot,
    about: withSlot(indicator.name, slot, fiscalYearStart),
    unitOfMeasure: goal?.unitOfMeasure ?? indicator.unitOfMeasure,
    target: goal?.target ?? indicator.target,
    light: lit.find((known) => known.indicator.id === indicator.id)?.light,
    given,
    source,
    narrative,
    forecast,
    evidence: (filing.evidence ?? []).map(({ id }) => {
      const piece = one.evidence.get(id);
      return { id, name: piece?.sealed && !seeing.opensSealed ? undefined : piece?.name };
    }),
    by: said(filing.by, filing.at),
    signedBy: signedOffBy === undefined ? undefined : seeing.personNamed(signedOffBy),
    provider: provider && {
      by: provider === 'office' ? 'office' : 'unit',
      name: provider === 'office' ? roleNames['performance-office'] : seeing.unitNamed(provider.unit),
    },
    stands,
    doubtful: isDoubtful(filing),
    warnings: warningViews(filing),
    finding: one.finding && findingView(one.finding),
    remark: filing.remark && {
      ...said(filing.remark.by, filing.remark.at),
      text: filing.remark.text,
    },
    answer: filing.answer && { ...said(filing.answer.by, filing.answer.at), why: filing.answer.why },
    decision: filing.returnReason ?? filing.confirmation,
    last: last && {
      about: withSlot(indicator.name, last.slot, fiscalYearStart),
      given: last.given,
      change: changeFrom(last.given, given),
    },
    lastYear:
      before?.stands === 'counting'
        ? { given: before.filing.given, change: changeFrom(before.filing.given, given) }
        : undefined,
    barred: makersOf(filing).includes(seeing.caller) ? 'made' : one.isConnected ? 'connected' : undefined,
  };
}

const findingView = (matter: Matter): FigureView['finding'] => {
  const { id, state, due } = matter;
  return { id, open: state === 'found', ...oddityOf(matter), due: due === undefined ? undefined : iso(due) };
};

const makersOf = ({ by, signedOffBy, answer }: Filing): (string | undefined)[] => [by, signedOffBy, answer?.by];
