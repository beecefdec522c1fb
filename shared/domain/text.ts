import * as z from 'zod';

/**
 * Everything people write passes here: requests, rows of imported files, documents of schemes. Text is well-formed Unicode
 * without what a reader cannot see and a file cannot keep: control characters, direction marks, noncharacters.
 */
const unseen =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff';
const breaks = '\\t\\n\\r';
const spaces = ' \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';

const unusable = {
  line: new RegExp(`[${unseen}${breaks}]|\\p{Surrogate}`, 'u'),
  prose: new RegExp(`[${unseen}]|\\r(?!\\n)|\\p{Surrogate}`, 'u'),
};

/** Beside the pattern of a fixed form that leaves open what stands between its parts. */
export const oneLine = new RegExp(`^[^${unseen}${breaks}]*$`, 'u');

/** What is written in a fixed way; `shared/text/wrong-input.ts` says each in words. */
export type Format =
  | keyof typeof unusable
  | 'base64'
  | 'chain'
  | 'cursor'
  | 'date'
  | 'date-format'
  | 'decimal'
  | 'digest'
  | 'file-name'
  | 'item'
  | 'jurisdiction'
  | 'mark'
  | 'media-type'
  | 'name'
  | 'official'
  | 'points'
  | 'receipt'
  | 'record'
  | 'slug'
  | 'subject'
  | 'target'
  | 'time-of-day'
  | 'time-zone'
  | 'variable';

/** The first character that may not stand in such a text, and its place counted from 1. */
export function unusableIn(
  text: string,
  kind: keyof typeof unusable,
): { character: string; place: number } | undefined {
  const found = unusable[kind].exec(text);
  if (!found) return undefined;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { character: `U+${code}`, place: lengthOf(text.slice(0, found.index)) + 1 };
}

/** In characters as people count them: 𠮷 is one. */
const lengthOf = (text: string): number => Array.from(text).length;

/** The least length holds for what is kept, which may be shorter than what was sent and is checked again whenever it is read. */
const asKept = (text: string): string => text.trim().replaceAll('\r\n', '\n');

function written(kind: keyof typeof unusable, least: number, most: number) {
  return z.string().check(({ value, issues }) => {
    const issue = { input: value, origin: 'string', inclusive: true, continue: true } as const;
    if (unusable[kind].test(value)) issues.push({ ...issue, code: 'invalid_format', format: kind });
    else if (lengthOf(asKept(value)) < least) issues.push({ ...issue, code: 'too_small', minimum: least });
    else if (lengthOf(value) > most) issues.push({ ...issue, code: 'too_big', maximum: most });
  });
}

/** The same rule for those who read the description: at least so many characters between the first and the last that is no space. */
function described(kind: keyof typeof unusable, least: number, most: number) {
  const space = kind === 'line' ? `[${spaces}]` : `(?:\\r\\n|[${spaces}\\t\\n])`;
  const any = kind === 'line' ? `[^${unseen}${breaks}]` : `(?:\\r\\n|[^${unseen}\\r])`;
  const ink = `[^${unseen}${breaks}${spaces}]`;
  const kernel = least > 1 ? `${ink}${any}{${least - 2},}${ink}${space}*` : `${ink}${any}*`;
  return { minLength: least, maxLength: most, pattern: least > 0 ? `^${space}*${kernel}$` : `^${any}*$` };
}

/** One line: a name, a number of a document, a source. Spaces around it are dropped. */
export const Line = (least: number, most: number) =>
  written('line', least, most)
    .trim()
    .meta(described('line', least, most));

/** Words that may have paragraphs: a reason, a summary. A line break of Windows counts and is kept as one character. */
export const Prose = (least: number, most: number) =>
  written('prose', least, most)
    .overwrite(asKept)
    .meta(described('prose', least, most));

/** Wording of a document that is hashed as it was written, spaces around it and all. */
export const Wording = (kind: keyof typeof unusable, least: number, most: number) =>
  written(kind, least, most).meta(described(kind, least, most));

/**
 * Text of a fixed form, which one or more patterns say. They are published with the description of the API: plain ranges only,
 * so that any tool can use them.
 */
export const formed = (format: Format, pattern: RegExp, ...also: readonly RegExp[]) =>
  z
    .string()
    .check(({ value, issues }) => {
      if (![pattern, ...also].every((one) => one.test(value)) || !value.isWellFormed())
        issues.push({ code: 'invalid_format', format, input: value, continue: false });
    })
    .meta({
      pattern: pattern.source,
      ...(also.length > 0 ? { allOf: also.map(({ source }) => ({ pattern: source })) } : {}),
    });

/** Identifiers people choose: lower-case words, as they stand in addresses and files. */
export const Slug = formed('slug', /^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/);

/** The `sub` of the person's token, as the government's sign-on gives it. */
export const OfficialId = formed('official', /^[A-Za-z0-9_.@|:-]{1,96}$/);

/** An assessed unit or official: `unit.finance`, `official.zhangwei`. */
export const SubjectId = formed('subject', /^(?:unit\.[a-z0-9-]{1,48}|official\.[A-Za-z0-9_.@|:-]{1,96})$/);

/** A day that the clocks can count with, as 2026-08-31: one that does not exist is refused wherever it is written. */
const day =
  /^(?:(?:19[0-9]{2}|2[01][0-9]{2}|2200)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:(?:19|2[01])(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)$/;
export const Day = formed('date', day).meta({ pattern: day.source, format: 'date' });

/** What the system calls its own records. */
export const RecordId = formed('record', /^[a-z0-9]{10,40}$/);

/** A file name as people write it, in any script; nothing that could be read as a path. */
export const FileName = formed('file-name', new RegExp(`^[^${unseen}${breaks}/\\\\:*?"<>|]{1,200}$`, 'u'));

/**
 * What people call something of their own, as it stands in an address: no slash and no dots alone, which a gateway or a browser would
 * read as a path.
 */
export const OwnName = formed(
  'name',
  new RegExp(`^[^${unseen}${breaks}/\\\\]{1,80}$`, 'u'),
  new RegExp(`^[^${spaces}]`, 'u'),
  new RegExp(`[^${spaces}]$`, 'u'),
  /[^.]/,
);

/** SHA-256, in hexadecimal. */
export const Digest = formed('digest', /^[0-9a-f]{64}$/);

/** Names in both languages, Chinese first. */
export const Named = z.strictObject({ zh: Line(1, 80), en: Line(1, 160) });

/** Both languages of what is kept already, or said by the system itself. */
export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() });

/** For a JSON Schema: the forms above as their readers need them. To some of these `\d` is a digit of any script. */
export const inJsonSchema: z.core.JSONSchemaGeneratorParams['override'] = ({ zodSchema, jsonSchema }) => {
  if (jsonSchema.pattern !== undefined) jsonSchema.pattern = jsonSchema.pattern.replaceAll('\\d', '[0-9]');
  Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
};

/**
 * Parses what was kept. Records of before these rules may hold characters no longer taken: they read as spaces, so that
 * nobody's record becomes unreadable.
 */
export function kept<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = schema.safeParse(value);
  return read.success ? read.data : schema.parse(seen(value));
}

function seen(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(new RegExp(unusable.line, 'gu'), ' ');
  if (Array.isArray(value)) return value.map(seen);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, seen(part)]));
}
