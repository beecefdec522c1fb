/** One section of a number format, as far as it changes what a figure says. */
export interface Section {
  readonly is: 'number' | 'date' | 'blank' | 'words';
  /** Powers of ten between what is stored and what is shown: 2 for a percentage, −3 for each comma of thousands. */
  readonly shift: number;
  /** What stands before and behind the digits: ¥, 万元, %, 第 … 季度. */
  readonly before: string;
  readonly behind: string;
  /** Digits shown at least, where the format is nothing but zeros: 000123. */
  readonly width: number;
  readonly parts: { readonly day: boolean; readonly time: boolean; readonly elapsed: boolean };
  readonly holds?: (value: number) => boolean;
}

/** Formats every spreadsheet program knows by number; those not named are plain numbers. Where dates vary by country, only that it is one counts. */
const builtin: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  ...Object.fromEntries(
    [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'y-m-d']),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'h:mm:ss'])),
  22: 'y-m-d h:mm',
  46: '[h]:mm:ss',
};

export const codeOf = (id: number, declared: ReadonlyMap<number, string>): string =>
  declared.get(id) ?? builtin[id] ?? 'General';

/** The section of a format that shows this value; undefined: the number as it is. */
export function sectionFor(sections: readonly Section[], value: number): Section | undefined {
  if (sections.some(({ holds }) => holds)) {
    const found = sections.find(({ holds }) => holds?.(value));
    return found ?? sections.find(({ holds }) => !holds);
  }
  const [positive, negative, zero] = sections;
  if (value < 0) return negative ?? positive;
  return value === 0 ? (zero ?? positive) : positive;
}

const general = /^(?:General|G\/通用格式)$/i;
const pieces =
  /"([^"]*)"?|[\\!](.)|_.|\*.|\[([^\]]*)\]|(General|G\/通用格式)|(AM\/PM|A\/P|上午\/下午)|([0#?])|([.])|(,+)|(%)|(E[+-])|([ymdhsegb]+|a{3,4})|([;])|([^])/giu;

/** The sections of a format code. */
export function parseFormat(code: string): Section[] {
  if (code === '' || general.test(code)) return [];
  const sections: Draft[] = [draft()];
  for (const [
    ,
    quoted,
    escaped,
    bracket,
    plain,
    noon,
    digit,
    point,
    commas,
    percent,
    exponent,
    date,
    end,
    other,
  ] of code.matchAll(pieces)) {
    const section = sections.at(-1);
    if (!section) break;
    if (end) sections.push(draft());
    else if (bracket !== undefined) bracketed(section, bracket);
    else if (plain || exponent) section.digits.push('#');
    else if (noon) section.time = true;
    else if (digit) digitIn(section, digit);
    else if (point) section.point = true;
    else if (commas) section.commas = commas.length;
    else if (percent) percentIn(section);
    else if (date) dated(section, date.toLowerCase());
    else literal(section, quoted ?? escaped ?? other ?? '', escaped !== undefined);
  }
  // The fourth section is for texts.
  return sections.slice(0, 3).map(settled);
}

interface Draft {
  digits: string[];
  point: boolean;
  commas: number;
  percents: number;
  before: string;
  behind: string;
  /** Digits behind a point that is only painted: 0!.0 shows a tenth of the number. */
  painted: number | undefined;
  day: boolean;
  time: boolean;
  elapsed: boolean;
  month: boolean;
  fraction: boolean;
  holds: ((value: number) => boolean) | undefined;
}

const draft = (): Draft => ({
  digits: [],
  point: false,
  commas: 0,
  percents: 0,
  before: '',
  behind: '',
  painted: undefined,
  day: false,
  time: false,
  elapsed: false,
  month: false,
  fraction: false,
  holds: undefined,
});

function digitIn(section: Draft, digit: string): void {
  if (section.fraction) return;
  section.digits.push(digit);
  // Commas between digits only part thousands; those behind the last digit divide.
  section.commas = 0;
  if (section.painted !== undefined) section.painted += 1;
}

/** As in Excel, the sign stands where it is painted. */
function percentIn(section: Draft): void {
  section.percents += 1;
  literal(section, '%', true);
}

function literal(section: Draft, text: string, escaped: boolean): void {
  // A number under @ is shown as it is.
  if (text === '@' && !escaped) section.digits.push('#');
  // # ??/100 shows the same number as a fraction.
  else if (text === '/' && !escaped && section.digits.length > 0) section.fraction = true;
  else if (section.fraction && !escaped && /^\d$/.test(text)) return;
  else if (section.digits.length === 0) section.before += text;
  else if (escaped && text === '.' && !section.point) section.painted = 0;
  else section.behind += text;
}

function dated(section: Draft, letters: string): void {
  if (/[hs]/.test(letters)) section.time = true;
  else if (/[ydegba]/.test(letters)) section.day = true;
  // m is a month, unless hours or seconds stand beside it.
  else section.month = true;
}

function bracketed(section: Draft, inside: string): void {
  const [, sign, limit] = /^(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)$/.exec(inside) ?? [];
  const currency = /^\$([^-]*)/.exec(inside)?.[1];
  if (sign !== undefined) section.holds = comparison(sign, Number(limit));
  else if (currency !== undefined) literal(section, currency, false);
  else if (/^(?:h+|m+|s+)$/i.test(inside)) section.elapsed = section.time = true;
}

function comparison(sign: string, limit: number): (value: number) => boolean {
  const tests: Readonly<Record<string, (value: number) => boolean>> = {
    '<=': (value) => value <= limit,
    '>=': (value) => value >= limit,
    '<>': (value) => value !== limit,
    '=': (value) => value === limit,
    '<': (value) => value < limit,
  };
  return tests[sign] ?? ((value) => value > limit);
}

/** Signs and brackets of negative figures, and spaces, say nothing that the number does not; a hyphen behind a letter belongs to a name: BH-007. */
const said = (text: string): string =>
  text
    .replace(/[()（）]/g, (bracket, at: number) => (inPair(text, bracket, at) ? bracket : ''))
    .replace(/(?<![\p{L}\p{N}])[-+]|\s/gu, '');

/** Brackets that open and close in one literal are its own: 文号（2026）. Those of a negative figure stand on both sides of the digits. */
function inPair(text: string, bracket: string, at: number): boolean {
  return '(（'.includes(bracket) ? /[)）]/.test(text.slice(at)) : /[(（]/.test(text.slice(0, at));
}

function settled(section: Draft): Section {
  const { digits, percents, commas, painted, time, elapsed, month, holds } = section;
  const day = section.day || (month && !time);
  const [before, behind] = [said(section.before), said(section.behind)];
  const plain = !section.point && commas === 0 && percents === 0 && painted === undefined;
  const empty = digits.length === 0 && section.before === '';
  return {
    is:
      (day || time ? 'date' : undefined) ??
      (empty ? 'blank' : digits.length === 0 && before !== '' ? 'words' : 'number'),
    shift: 2 * percents - 3 * commas - (painted ?? 0),
    before,
    behind,
    width: plain && digits.length > 1 && digits.every((digit) => digit === '0') ? digits.length : 0,
    parts: { day, time, elapsed },
    ...(holds ? { holds } : {}),
  };
}
