import { digest } from '../audit/chain.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { Exact, exactText, manageable, sum } from './exact.ts';
import type { Facts } from './facts.ts';
import type { PeerStanding, Peers } from './input.ts';
import { scoreByRule, shareOf } from './item.ts';
import { indexed } from './records.ts';
import { type PreparedScheme, looksAtPeers, scoreSubject } from './score.ts';
import type { ScoreSheet } from './sheet.ts';
import { factsOf } from './slots.ts';
import { countWhile } from './sorted.ts';
import { commonIndicators } from '../scheme/sections.ts';

/**
 * The second pass over one peer group: every item that looks at its peers is compared with theirs, and each sheet is
 * scored again with where its subject stands. Sheets come back in the order given; without such items, unchanged.
 */
export function secondPass(prepared: PreparedScheme, sheets: readonly ScoreSheet[], group: string): ScoreSheet[] {
  const items = comparedItems(prepared);
  if (items.length === 0) return [...sheets];
  const compared = items.map((indicator) => compareItem(indicator, prepared, sheets));
  const table = compared.map(({ item, figures }) => ({ item, figures }));
  const source = { id: `peer-group:${group}`, hash: digest({ group, scheme: prepared.hash, table }) };
  return sheets.map((sheet) => {
    const standing = compared.flatMap(({ item, standings }) => {
      const own = standings.get(sheet.subject);
      return own ? [[item, own] as const] : [];
    });
    const peers: Peers = { source, items: Object.fromEntries(standing) };
    return scoreSubject(prepared, { ...sheet.input, peers });
  });
}

/** Specific items belong to one subject and are compared with nobody's. */
const comparedItems = ({ scheme }: PreparedScheme): Indicator[] =>
  commonIndicators(scheme).filter((indicator) => looksAtPeers(indicator, scheme));

interface Compared {
  readonly item: string;
  /** Who brought which figure: what the hash of the group's table is taken over. */
  readonly figures: readonly { subject: string; value: string }[];
  readonly standings: ReadonlyMap<string, PeerStanding>;
}

interface Entry {
  readonly subject: string;
  readonly facts: Facts;
}

function compareItem(indicator: Indicator, { scheme }: PreparedScheme, sheets: readonly ScoreSheet[]): Compared {
  const entries = sheets.flatMap(({ subject, input }): Entry[] => {
    const records = indexed(input);
    const filed = records.filed.get(indicator.id) ?? [];
    const facts = factsOf(indicator, records, scheme.raterGroups);
    return filed.length > 1 || facts.told.is === 'not-applicable' ? [] : [{ subject, facts }];
  });
  const figures = entries.flatMap(({ subject, facts }) => (facts.actual ? [{ subject, value: facts.actual }] : []));
  const field = fieldOf(
    figures.map(({ value }) => value),
    indicator.direction,
  );
  const placed = entries.map(({ subject, facts }) => ({
    subject,
    facts,
    standing: standingIn(field, facts.actual),
  }));
  const shares = placed.flatMap(({ facts, standing }) => {
    const outcome = scoreByRule(indicator, { ...facts, standing });
    return shareOf(outcome, facts.points) ?? [];
  });
  const meanShare = shares.length === 0 ? null : exactText(meanOf(shares));
  return {
    item: indicator.id,
    figures: figures
      .map(({ subject, value }) => ({ subject, value: exactText(value) }))
      .toSorted((a, b) => (a.subject < b.subject ? -1 : 1)),
    standings: new Map(placed.map(({ subject, standing }) => [subject, { ...standing, meanShare }])),
  };
}

interface Field {
  /** Best first. */
  readonly ordered: readonly Exact[];
  readonly compare: (first: Exact, second: Exact) => number;
  readonly texts: Pick<PeerStanding, 'best' | 'mean' | 'median'>;
}

function fieldOf(figures: readonly Exact[], direction: Indicator['direction']): Field {
  const compare = (first: Exact, second: Exact) =>
    direction === 'increase' ? second.compare(first) : first.compare(second);
  const ordered = figures.toSorted(compare);
  const [best] = ordered;
  const mean = best ? meanOf(ordered) : null;
  const median = medianOf(ordered);
  return {
    ordered,
    compare,
    texts: { best: best ? exactText(best) : null, mean: mean && exactText(mean), median: median && exactText(median) },
  };
}

const meanOf = (figures: readonly Exact[]): Exact => manageable(sum(figures)).dividedBy(Exact.whole(figures.length));

function medianOf(ordered: readonly Exact[]): Exact | null {
  const upper = ordered[ordered.length >> 1];
  const lower = ordered[(ordered.length - 1) >> 1];
  return upper && lower ? upper.plus(lower).dividedBy(Exact.whole(2)) : null;
}

function standingIn({ ordered, compare, texts }: Field, actual: Exact | undefined): PeerStanding {
  const members = ordered.length;
  if (!actual) return { members, better: 0, equal: 0, ...texts, meanShare: null };
  const better = countWhile(ordered, (other) => compare(other, actual) < 0);
  const notWorse = countWhile(ordered, (other) => compare(other, actual) <= 0);
  return { members, better, equal: notWorse - better, ...texts, meanShare: null };
}
