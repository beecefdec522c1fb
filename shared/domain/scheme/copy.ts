import type { Params } from '../../text/catalogue.ts';
import { listed } from '../../text/say.ts';
import { fieldName } from '../../text/field-names.ts';
import type { Text } from '../../text/refusal.ts';
import { schemeTitle } from '../../text/schemes/parts.ts';
import { memberNames, parts as kinds } from '../../text/sentences/scheme-changes.ts';
import type { CopyCode } from '../../text/sentences/scheme-copy.ts';
import type { RollsUp } from '../period/roll-up.ts';
import type { PeriodType } from '../period/types.ts';
import type { Check, Provider } from './indicator.ts';
import type { Scheme } from './scheme.ts';
import { Name } from './wording.ts';

interface Of {
  readonly name: Text;
  readonly type: PeriodType;
  readonly year: number;
}

export interface Between {
  readonly from: Of;
  readonly to: Of;
}

/**
 * A scheme of an earlier period as it is to be for another one: what bears the year or the period in its name is called after the
 * new one. Nothing else is changed, since the number of a document, or a year in prose, may mean what it says.
 */
export function renewed(scheme: Scheme, id: string, between: Between): Scheme {
  const copy = structuredClone({ ...scheme, id });
  for (const { name } of partsOf(copy)) {
    const later = { zh: calledAfter(name.zh, 'zh', between), en: calledAfter(name.en, 'en', between) };
    // The name of the new period may be longer than there is room for.
    if (Name.safeParse(later).success) Object.assign(name, later);
  }
  return copy;
}

function calledAfter(text: string, language: keyof Text, { from, to }: Between): string {
  // A whole year is called by its number alone, which stands in dates and document numbers too.
  const named = from.type === 'year' ? text : text.replaceAll(from.name[language], to.name[language]);
  return from.year === to.year
    ? named
    : named.replaceAll(yearIn, (all, year: string, dash = '', second = '') => {
        if (Number(year) !== from.year) return all;
        const next = String(from.year + 1);
        const last = String(to.year + 1);
        const then = second === next ? last : second === next.slice(2) ? last.slice(2) : second;
        return `${to.year}${dash}${then}`;
      });
}

/** 2026, 2026-27, 2026-2027; not 县委办〔2026〕3号, whose year is part of a number. */
const yearIn = /(?<![\d〔[])(\d{4})(?:([-–—/至])(\d{4}|\d{2}))?(?![\d〕\]])/g;

/** What became of one part of the scheme: taken as it was, changed, or taken as it was and somebody has to look at it. */
interface Told {
  readonly path: string;
  readonly fate: 'taken' | 'changed' | 'look';
  readonly code: CopyCode;
  readonly params: Params;
}

interface Doubts extends Between {
  /** The units that can provide no figures as things are. */
  readonly unable: ReadonlySet<string>;
}

/** Every part of the scheme with what became of it, none left out. */
export function toldOf(before: Scheme, after: Scheme, doubts: Doubts): Told[] {
  const then = partsOf(before);
  const id = { before: before.id, after: after.id };
  return [
    ...(id.before === id.after ? [] : [told('id', 'changed', 'id', id)]),
    ...partsOf(after).flatMap((part, at) => {
      const was = then[at]?.name ?? part.name;
      const named = { kind: part.kind, name: part.name };
      const fields = doubtful(part, doubts);
      const same = was.zh === part.name.zh && was.en === part.name.en;
      return [
        ...(same ? [] : [told(part.path, 'changed', 'renamed', { ...named, before: was })]),
        ...(fields.length > 0 ? [told(part.path, 'look', 'look', { ...named, fields: listed(fields) })] : []),
        ...(same && fields.length === 0 ? [told(part.path, 'taken', 'taken', named)] : []),
      ];
    }),
    told('clocks', 'taken', 'clocks', { period: doubts.to.name }),
    told('', 'taken', 'rest'),
  ];
}

const told = (path: string, fate: Told['fate'], code: CopyCode, params: Params = {}): Told => ({
  path,
  fate,
  code,
  params,
});

/** Where a part says something in words of its own. */
interface Worded {
  readonly name?: Name;
  readonly dimension?: string | undefined;
  readonly standard?: string | undefined;
  readonly source?: string | undefined;
  readonly evidence?: string | undefined;
  readonly basis?: string | undefined;
  readonly legalBasis?: string | readonly string[] | undefined;
  readonly checks?: readonly Check[] | undefined;
  readonly baseline?: string | undefined;
  readonly provider?: Provider | undefined;
}

interface Part {
  readonly path: string;
  readonly kind: Text;
  readonly name: Name;
  readonly of: Worded;
}

/** The fields that speak of the earlier year or the one before it, rest on it, or name a unit that provides nothing. */
function doubtful({ name, of }: Part, { from, to, unable }: Doubts): Text[] {
  const years = new RegExp(`(?<!\\d)(?:${from.year}|${from.year - 1})(?!\\d)`);
  const speaks = (words: unknown) => from.year !== to.year && years.test(JSON.stringify(words ?? ''));
  const { dimension, standard, source, evidence, checks, provider } = of;
  const said = { name, dimension, standard, source, evidence, checks };
  return [
    ...Object.entries(said).flatMap(([field, words]) => (speaks(words) ? [fieldName(field)] : [])),
    ...(speaks([of.basis, of.legalBasis]) ? [memberNames.legalBasis] : []),
    ...(of.baseline === undefined ? [] : [fieldName('baseline')]),
    ...(typeof provider === 'object' && unable.has(provider.unit) ? [fieldName('provider')] : []),
  ];
}

/** Everything of a scheme that has a name, itself first, in the order of the document. */
function partsOf(scheme: Scheme): Part[] {
  const { sections, raterGroups, adjustments, vetoes, bands, conditions = [], exemptions = [], consequences } = scheme;
  const named = (path: string, kind: keyof typeof kinds, list: readonly (Worded & { readonly name: Name })[]): Part[] =>
    list.map((of, at) => ({ path: `${path}.${at}`, kind: kinds[kind], name: of.name, of }));
  return [
    { path: 'name', kind: schemeTitle, name: scheme.name, of: { legalBasis: scheme.legalBasis } },
    ...named('sections', 'section', sections).flatMap((part, at) => {
      const section = sections[at];
      if (section?.items === 'common')
        return [part, ...named(`${part.path}.indicators`, 'indicator', section.indicators)];
      return section?.items === 'periods'
        ? [part, ...named(`${part.path}.periods`, 'period', section.periods)]
        : [part];
    }),
    ...named('raterGroups', 'raterGroup', raterGroups),
    ...named('adjustments.lines', 'line', adjustments.lines),
    ...named('vetoes', 'veto', vetoes),
    ...named('bands', 'band', bands),
    ...named('conditions', 'condition', conditions),
    ...named('exemptions', 'exemption', exemptions),
    ...consequences.map(({ text, legalBasis }, at) => ({
      path: `consequences.${at}`,
      kind: kinds.consequence,
      name: text,
      of: { legalBasis },
    })),
  ];
}

/** Which periods the parts of the new one would be: those as many years later, since an id begins with the year. */
export function partsLater(
  rollsUp: RollsUp,
  { from, to }: Between,
): { readonly rollsUp: RollsUp; readonly told: Told[] } {
  const inOrder = Object.entries(rollsUp).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const pairs = inOrder.map(([part, before]) => {
    const after = before.replace(/^\d{4}/, (year) => String(Number(year) + to.year - from.year));
    return { part, before, after };
  });
  return {
    rollsUp: Object.fromEntries(pairs.map(({ part, after }) => [part, after])),
    told: pairs.map((pair) =>
      told(`rollsUp.${pair.part}`, pair.before === pair.after ? 'taken' : 'changed', 'part', pair),
    ),
  };
}

/** Units that provide figures and have no leader now to sign them. */
export const leaderless = (units: readonly string[]): Told[] =>
  units.map((unit) => told('providers', 'look', 'leaderless', { unit }));
