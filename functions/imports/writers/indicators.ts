import type { CommonSection, IndicatorRecord } from '../../../shared/domain/import/definitions.ts';
import { type FieldChange, type Fault, asRefused, changesOf, faultAt } from '../../../shared/domain/import/fault.ts';
import { patched, renamed } from '../../../shared/domain/patch.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { type Scheme, schemeHash } from '../../../shared/domain/scheme/scheme.ts';
import { edited } from '../../../shared/domain/scheme/version.ts';
import {
  documentItem,
  existingScheme,
  schemeDocument,
  versionOf,
  withVersion,
} from '../../../shared/storage/schemes.ts';
import { type OpenWriter, none } from './writer.ts';
import { commonIndicators } from '../../../shared/domain/scheme/sections.ts';

/** All indicators of a file change one document, once. What is wrong with the whole of it shows when the draft is read. */
export const openIndicators: OpenWriter<IndicatorRecord> = async ({ services, caller, head }) => {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const named = head.scheme ?? { id: '', version: 0 };
  const chain = await existingScheme(table, jurisdiction, named.id);
  const before = versionOf(chain.head, named.version);
  if (before.state !== 'draft')
    throw new Refused('imports.scheme-not-draft', { scheme: named.id, version: named.version });
  const { scheme } = await schemeDocument(table, jurisdiction, named);

  return {
    async judge(records) {
      const sections = head.scheme?.replace ? [] : [...scheme.sections];
      const known = new Map(commonIndicators(scheme).map((indicator) => [indicator.id, indicator]));
      const changes: FieldChange[] = [];
      const faults: Fault[] = [];
      for (const { value, at, rows } of records) {
        try {
          const index = sections.findIndex(({ id }) => id === value.section.id);
          const before = known.get(value.indicator.id);
          const given = { ...value.indicator, ...renamed(before?.name, value.indicator.name) };
          const indicator = patched(Indicator, before, given);
          const section = withIndicator(sections[index], value.section, indicator);
          changes.push(...changesOf({ row: rows[0] ?? 0, key: indicator.id }, before, indicator));
          if (index === -1) sections.push(section);
          else sections[index] = section;
        } catch (error) {
          const refused = asRefused(error);
          const named = refused.code === 'request.new-needs' ? ['indicator', refused.pointer.field ?? ''] : undefined;
          faults.push(faultAt(at(named ?? ['section', 'id']), refused));
        }
      }
      const good = records.length - faults.length;
      if (good === 0) return { ...none, faults };
      const document: Scheme = { ...scheme, sections };
      const removes = namesIn(scheme).filter((name) => !namesIn(document).includes(name));
      const hash = schemeHash(document);
      if (hash === before.hash) return { writes: [], good: 0, unchanged: good, faults };
      const version = edited(before, hash, { by: caller.id, at: now });
      const schemeHead = withVersion(chain.head, version);
      const data = { version: named.version, import: head.id };
      const { writes } = services.record(
        chain,
        { what: 'schemes.edited', data },
        {
          head: schemeHead,
          items: [documentItem({ version: named.version, hash, scheme: document })],
        },
      );
      return { writes, good, unchanged: 0, faults, changes, removes };
    },
  };
};

/** The section with the indicator put in, or in the place of the one it had by that id. */
function withIndicator(
  section: Scheme['sections'][number] | undefined,
  record: IndicatorRecord['section'],
  indicator: Indicator,
): CommonSection {
  if (section && section.items !== 'common') throw new Refused('imports.section-not-common', { section: section.id });
  const { id, name = section?.name, points = section?.points, combine = section?.combine } = record;
  if (name === undefined || points === undefined || combine === undefined)
    throw new Refused('imports.no-section', { section: id });
  const others = section?.indicators ?? [];
  const at = others.findIndex((known) => known.id === indicator.id);
  const indicators = at === -1 ? [...others, indicator] : others.map((known, n) => (n === at ? indicator : known));
  return { id, name, points, combine, items: 'common', indicators };
}

/** What a draft holds, by name: its sections, and the indicators in them. */
const namesIn = (scheme: Scheme): string[] => [
  ...scheme.sections.map(({ id }) => id),
  ...scheme.sections.flatMap((section) =>
    section.items === 'common' ? section.indicators.map(({ id }) => `${section.id}/${id}`) : [],
  ),
];
