import { asRefused, faultAt, type Fault } from '../../../shared/domain/import/fault.ts';
import type { CommonSection, IndicatorRecord } from '../../../shared/domain/import/records.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { Scheme } from '../../../shared/domain/scheme.ts';
import { schemeHash } from '../../../shared/domain/scheme-hash.ts';
import { edited } from '../../../shared/domain/scheme-version.ts';
import { append } from '../../../shared/storage/chained.ts';
import {
  documentItem,
  existingScheme,
  schemeDocument,
  schemeIndex,
  versionOf,
  withVersion,
} from '../../../shared/storage/schemes.ts';
import { none, type OpenWriter } from './writer.ts';

/** All indicators of a file change one document, once. What is wrong with the whole of it shows when the draft is read. */
export const openIndicators: OpenWriter<IndicatorRecord> = async ({ services, caller, head }) => {
  const { table, now, trace } = services;
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
      const faults: Fault[] = [];
      for (const { value, at } of records) {
        try {
          const index = sections.findIndex(({ id }) => id === value.section.id);
          const section = withIndicator(sections[index], value);
          if (index === -1) sections.push(section);
          else sections[index] = section;
        } catch (error) {
          faults.push(faultAt(at(['section', 'id']), asRefused(error)));
        }
      }
      const good = records.length - faults.length;
      if (good === 0) return { ...none, faults };
      const document = Scheme.parse({ ...scheme, sections });
      const hash = schemeHash(document);
      if (hash === before.hash) return { writes: [], good: 0, unchanged: good, faults };
      const version = edited(before, hash, { by: caller.id, at: now });
      const schemeHead = withVersion(chain.head, version);
      const data = { version: named.version, import: head.id };
      const { writes } = append(
        chain,
        { what: 'schemes.edited', by: caller, at: now, trace, data },
        {
          head: schemeHead,
          headIndex: schemeIndex(jurisdiction, schemeHead),
          items: [documentItem({ version: named.version, hash, scheme: document })],
        },
      );
      return { writes, good, unchanged: 0, faults };
    },
  };
};

/** The section with the indicator put in, or in the place of the one it had by that id. */
function withIndicator(section: Scheme['sections'][number] | undefined, record: IndicatorRecord): CommonSection {
  if (section && section.items !== 'common') throw new Refused('imports.section-not-common', { section: section.id });
  const { id, name = section?.name, points = section?.points, combine = section?.combine } = record.section;
  if (name === undefined || points === undefined || combine === undefined)
    throw new Refused('imports.no-section', { section: id });
  const others = section?.indicators ?? [];
  const at = others.findIndex((known) => known.id === record.indicator.id);
  const indicators =
    at === -1 ? [...others, record.indicator] : others.map((known, index) => (index === at ? record.indicator : known));
  return { id, name, points, combine, items: 'common', indicators };
}
