import { Refused } from '../domain/refused.ts';
import { type Section, codeOf, parseFormat } from './number-format.ts';
import { type Attributes, type Parts, damaged, partsOf, walk } from './parts.ts';

export interface Format {
  readonly code: string;
  readonly sections: readonly Section[];
}

/** What a workbook declares for all of its sheets. */
export interface Book {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly parts: Parts;
  readonly date1904: boolean;
  readonly texts: readonly string[];
  /** By the number a cell's style has. */
  readonly formats: readonly Format[];
}

/** Opens a workbook: its sheets, shared texts, number formats and date system. Rows are read sheet by sheet. */
export function openBook(file: Uint8Array): Book {
  const parts = partsOf(file);
  const main = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const relations = relationsOf(parts, main);
  const bytes = parts(main);
  if (!bytes) throw damaged(main);
  const sheets: Book['sheets'][number][] = [];
  let date1904 = false;
  walk(bytes, main, {
    open(name, attribute) {
      if (name === 'workbookPr') date1904 = isTrue(attribute('date1904'));
      if (name !== 'sheet') return;
      const found = relations.find(({ id }) => id === attribute('id'));
      // A sheet that is nothing but a chart has no cells.
      if (!found || (found.type !== '' && found.type !== 'worksheet')) return;
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute('name') ?? '', hidden, part: found.part });
    },
  });
  const named = (type: string, otherwise: string) =>
    relations.find((relation) => relation.type === type)?.part ?? otherwise;
  return {
    sheets,
    parts,
    date1904,
    texts: textsIn(parts, named('sharedStrings', 'xl/sharedStrings.xml')),
    formats: formatsIn(parts, named('styles', 'xl/styles.xml')),
  };
}

export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

/** Parts a part names, by the last word of their type. */
function relationsOf(parts: Parts, part: string): { id: string | undefined; type: string; part: string }[] {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const found: ReturnType<typeof relationsOf> = [];
  const bytes = parts(name);
  if (!bytes) return found;
  walk(bytes, name, {
    open(tag, attribute) {
      if (tag !== 'Relationship') return;
      const type = (attribute('Type') ?? '').split('/').at(-1) ?? '';
      found.push({ id: attribute('Id'), type, part: resolved(part.slice(0, slash), attribute('Target') ?? '') });
    },
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Texts that cells share. Pieces of rich text are one text; readings above characters (ルビ, 拼音) are none of it. */
function textsIn(parts: Parts, part: string): string[] {
  const found: string[] = [];
  const bytes = parts(part);
  if (!bytes) return found;
  let text = '';
  let inText = false;
  let readings = 0;
  walk(bytes, part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') readings += 1;
      else inText = name === 't' && readings === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') readings -= 1;
      else if (name === 'si') found.push(unescaped(text));
    },
  });
  return found;
}

/**
 * Characters XML cannot hold stand as _x000D_, and an underscore that would look like one as _x005F_. Lines end in one way, whoever
 * wrote them.
 */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\r\n?/g, '\n')
    : text;

function formatsIn(parts: Parts, part: string): Format[] {
  const bytes = parts(part);
  if (!bytes) return [];
  const declared = new Map<number, string>();
  const used: number[] = [];
  let inCells = false;
  const number = (attribute: Attributes) => Number(attribute('numFmtId') ?? 0);
  walk(bytes, part, {
    open(name, attribute) {
      if (name === 'numFmt') declared.set(number(attribute), attribute('formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) used.push(number(attribute));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  const parsed = new Map<string, Format>();
  return used.map((id) => {
    const code = codeOf(id, declared);
    const format = parsed.get(code) ?? { code, sections: parseFormat(code) };
    parsed.set(code, format);
    return format;
  });
}

/** The sheet asked for, hidden or not; without a name the first that is to be seen. */
export function sheetIn({ sheets }: Book, wanted: string | undefined): Book['sheets'][number] {
  const sheet =
    wanted === undefined ? sheets.find(({ hidden }) => !hidden) : sheets.find(({ name }) => name === wanted);
  if (sheet) return sheet;
  const legal = sheets.map(({ name }) => name);
  throw new Refused('workbook.no-sheet', { sheet: wanted ?? '' }, { field: 'format.sheet', legal });
}
