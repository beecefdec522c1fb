import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP file of these parts, as spreadsheet programs write them. */
export function zipped(parts: Readonly<Record<string, string>> | readonly (readonly [string, string])[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const listed = Array.isArray(parts) ? parts : Object.entries(parts);
  for (const [name, text] of listed) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(plain), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(plain.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(listed.length, 8);
  end.writeUInt16LE(listed.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

interface More {
  /** Number formats; cells name them by `s="1"`, `s="2"` …; `s="0"` is none. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  readonly hiddenSheets?: readonly string[];
  /** What stands around the rows of every sheet. */
  readonly before?: string;
  readonly after?: string;
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A workbook whose sheets hold these rows of XML cells. */
export function workbook(sheets: Readonly<Record<string, string>>, shared = '', more: More = {}): Buffer {
  const { formats = [], date1904 = false, hiddenSheets = [], before = '', after = '' } = more;
  const names = Object.keys(sheets);
  const parts = names.map((name, n) => [
    `xl/worksheets/sheet${n + 1}.xml`,
    `<worksheet>${before}<sheetData>${sheets[name]}</sheetData>${after}</worksheet>`,
  ]);
  const state = (name: string) => (hiddenSheets.includes(name) ? ' state="hidden"' : '');
  return zipped({
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names
      .map((name, n) => `<sheet name="${name}" sheetId="${n + 1}"${state(name)} r:id="rId${n + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, n) => `<Relationship Id="rId${n + 1}" Target="worksheets/sheet${n + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, n) => `<numFmt numFmtId="${n + 200}" formatCode="${quoted(code)}"/>`)
      .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
      .map((_, n) => `<xf numFmtId="${n + 200}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(parts),
  });
}
