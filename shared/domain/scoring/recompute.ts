import { type Unmet, unmetBy } from '../ranking/conditions.ts';
import type { Condition } from '../scheme/outcome.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { schemeProblems } from '../scheme/problems.ts';
import { prepareScheme, scoreSubject } from './score.ts';
import { PortableSheet, type ScoreSheet, type TraceNode } from './sheet.ts';

type Recomputed =
  | {
      readonly ok: true;
      readonly subject: string;
      readonly score: string | null;
      /** Conditions of grades that it does not meet, which stand in its way wherever it ranks. */
      readonly unmet?: readonly (Pick<Condition, 'name' | 'grade'> & Pick<Unmet, 'has'>)[];
    }
  | {
      readonly ok: false;
      readonly node: string;
      readonly field: string;
      readonly stored: string;
      readonly computed: string;
    };

/**
 * Scores a sheet again from the records and the scheme it carries and compares every number with what is written.
 * The deepest node that differs is named first: that is where something was altered.
 */
export function recompute(document: unknown): Recomputed {
  const parsed = PortableSheet.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return differing('document', issue?.path.join('.') ?? '', 'not a score sheet', issue?.message ?? '');
  }
  const { scheme, sheet } = parsed.data;
  const [broken] = schemeProblems(scheme);
  if (broken) return differing('scheme', broken.path, broken.code, 'a scheme without problems');

  const prepared = prepareScheme(scheme, sheet.scheme.version);
  if (prepared.hash !== sheet.scheme.hash) return differing('scheme', 'hash', sheet.scheme.hash, prepared.hash);
  const computed = scoreSubject(prepared, sheet.input);
  return (
    compareNodes(sheet.trace, computed.trace, []) ??
    compareSheets(sheet, computed) ?? {
      ok: true,
      subject: sheet.subject,
      score: sheet.score,
      ...unmetIn(scheme, sheet),
    }
  );
}

function unmetIn(scheme: Scheme, sheet: ScoreSheet) {
  const unmet = unmetBy(scheme, sheet).flatMap(({ condition, has }) => {
    const found = scheme.conditions?.find(({ id }) => id === condition);
    return found ? [{ name: found.name, grade: found.grade, has }] : [];
  });
  return unmet.length > 0 ? { unmet } : {};
}

const text = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));

const differing = (node: string, field: string, stored: string, computed: string): Recomputed => ({
  ok: false,
  node,
  field,
  stored,
  computed,
});

function compareNodes(stored: TraceNode, computed: TraceNode, above: readonly string[]): Recomputed | null {
  const path = [...above, stored.id];
  for (const [at, part] of computed.parts.entries()) {
    const other = stored.parts[at];
    const found = other
      ? compareNodes(other, part, path)
      : differing([...path, part.id].join(' › '), 'parts', 'nothing', part.id);
    if (found) return found;
  }
  const { parts, ...own } = stored;
  const { parts: rightParts, ...right } = computed;
  const found = firstDifference({ ...own, parts: parts.length }, { ...right, parts: rightParts.length });
  return found && differing(path.join(' › '), found.path.join('.'), text(found.stored), text(found.computed));
}

function compareSheets(stored: ScoreSheet, computed: ScoreSheet): Recomputed | null {
  const found = firstDifference(stored, computed);
  return found && differing('sheet', found.path.join('.'), text(found.stored), text(found.computed));
}

/** Where two canonical values part: the path to it, and what stands on each side (undefined: nothing). */
interface Difference {
  readonly path: readonly string[];
  readonly stored: unknown;
  readonly computed: unknown;
}

/** The first difference in reading order, or null. Works on JSON values only. */
function firstDifference(stored: unknown, computed: unknown, path: readonly string[] = []): Difference | null {
  if (stored === computed) return null;
  if (!isTree(stored) || !isTree(computed) || Array.isArray(stored) !== Array.isArray(computed))
    return { path, stored, computed };
  const left = new Map(Object.entries(stored));
  const right = new Map(Object.entries(computed));
  for (const key of new Set([...right.keys(), ...left.keys()])) {
    const found = firstDifference(left.get(key), right.get(key), [...path, key]);
    if (found) return found;
  }
  return null;
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;
