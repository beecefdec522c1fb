import { guesses, measureWords } from '../../text/import-guesses.ts';
import { splitQuantity } from '../scoring/quantity.ts';
import type { Kind } from './definitions.ts';
import { headingOf, inBoth, templates, unitOfMeasure } from './templates.ts';

/** A heading without what people write around it: 一、完成值（亿元）： is 完成值. */
const bare = (heading: string): string =>
  heading
    .replace(/[（(【[][^）)】\]]*[）)】\]]/gu, '')
    .replace(/^[一二三四五六七八九十\d]+[、.．]/u, '')
    .replace(/[\s\u3000*＊:：]/gu, '')
    .toLowerCase();

const isMeasure = (text: string): boolean => measureWords.test(text) && (text === '%' || splitQuantity(`1${text}`).ok);

/** The unit of measure that stands in a heading behind its words: 完成值（亿元）. */
export function headedMeasure(heading: string): string | undefined {
  const [, inside = ''] = /[（(【[]([^）)】\]]*)[）)】\]]\s*$/u.exec(heading) ?? [];
  const unit = inside.replace(/^单位[:：]?\s*/u, '').trim();
  return isMeasure(unit) ? unit : undefined;
}

/** How well a heading fits a field: 0 not at all. */
function fit(heading: string, kind: Kind, path: string): number {
  const text = bare(heading);
  if (text === '') return 0;
  const { zh, en } = headingOf(path);
  if ([inBoth({ zh, en }), zh, en].some((name) => bare(name) === text)) return 5;
  const words = guesses[`${kind} ${path}`] ?? guesses[path] ?? [];
  const place = words.indexOf(text);
  if (place !== -1) return 4 - place / words.length;
  const within = words.findIndex((word) => word.length > 1 && text.includes(word));
  return within === -1 ? 0 : 2 - within / words.length;
}

interface Column {
  readonly name: string;
  /** What stands in it, of a few rows. */
  readonly samples: readonly string[];
}

/** The likely column of each field, by the words of its heading and by what stands below; each column for one field. */
export function guessedColumns(kind: Kind, columns: readonly Column[]): Record<string, string> {
  const fits = columns.flatMap(({ name, samples }) => {
    const measures = samples.length > 0 && samples.every((text) => isMeasure(text.trim()));
    return templates[kind].columns
      .filter(({ as, path }) => as !== 'shown' || path === unitOfMeasure)
      .map(({ path }) => ({ name, path, fit: measures === (path === unitOfMeasure) ? fit(name, kind, path) : 0 }));
  });
  const found: Record<string, string> = {};
  for (const one of fits.filter((each) => each.fit > 0).sort((a, b) => b.fit - a.fit))
    if (found[one.path] === undefined && !Object.values(found).includes(one.name)) found[one.path] = one.name;
  const figure = figureOf[kind];
  if (figure !== undefined && found[figure] === undefined) {
    const left = columns.filter(({ name }) => !Object.values(found).includes(name) && !numbering.test(bare(name)));
    const [only, another] = left.filter(({ samples }) => samples.some(isFigure));
    // Whatever it is called: the one column of figures.
    if (only && !another) found[figure] = only.name;
  }
  return found;
}

/** What a file of these kinds is about. */
const figureOf: Readonly<Partial<Record<Kind, string>>> = { filings: 'given.number', goals: 'target' };
const numbering = /^(?:序号|编号|序|no\.?|#)$/;
const isFigure = (text: string): boolean => splitQuantity(text).ok;

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The row in which the headings of a file stand, below titles and notes: the one whose words fit most fields, and where none fits any, the
 * first with the most cells that are words.
 */
export function guessedHeading(kind: Kind, lines: readonly Line[]): number {
  const scored = lines.map(({ row, cells }) => {
    const written = cells.filter((text) => text.trim() !== '');
    const fields = Object.keys(
      guessedColumns(
        kind,
        written.map((name) => ({ name, samples: [] })),
      ),
    ).length;
    const words = written.filter((text) => !/^[-+]?[\d.,]+\s*%?$/.test(text.trim())).length;
    return { row, score: written.length < 2 ? 0 : fields * 100 + words };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best), { row: lines[0]?.row ?? 1, score: 0 })
    .row;
}
