import { choices, noLimit, type ChoiceName } from '../../../text/schemes/choices.ts';
import type { Language } from '../../../text/catalogue.ts';
import type { Text } from '../../../text/refusal.ts';
import type { Notation } from '../../scoring/parameters.ts';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const open = { below: '−∞', above: '+∞' };

/** A text inside a list: what would end it carries a backslash; a line break is written \\n. */
const guarded = (text: string) => text.replace(/[\\|｜→；;~～]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');

/** Splits at marks that carry no backslash. */
function cut(text: string, marks: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    const guards = mark === '\\' && at + 1 < text.length;
    if (guards) at += 1;
    if (!guards && marks.includes(mark)) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${guards ? `\\${text.charAt(at)}` : mark}`);
  }
  return parts.map((part) => part.trim());
}
const unguarded = (text: string) => text.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));

const choiceName = (of: ChoiceName, word: string, language: Language): string =>
  named(of).find(([known]) => known === word)?.[1][language] ?? word;

const named = (of: ChoiceName): [string, Text][] => Object.entries(choices[of]);

/** The names a cell with this choice may hold. */
export const legalNames = (of: ChoiceName, language: Language): string[] => named(of).map(([, text]) => text[language]);

/** By its name in either language or by the word of the document; anything else stays as it is and is refused later. */
export const chosen = (of: ChoiceName, name: string): string =>
  named(of).find(([word, { zh, en }]) => [word, zh, en].includes(name))?.[0] ?? name;

const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');
const plain = (value: unknown) => guarded(textOf(value));

/** One parameter's value as one piece of text. */
export function write(notation: Notation, value: unknown, language: Language): string {
  switch (notation.as) {
    case 'text':
    case 'decimal':
    case 'whole':
      return textOf(value);
    case 'limit':
      return value === null ? noLimit[language] : textOf(value);
    case 'choice':
      return choiceName(notation.of, textOf(value), language);
    case 'names':
      return Array.isArray(value) ? value.join('；') : '';
    case 'pairs':
      return rows(value)
        .map((row) => `${plain(row[notation.from])} → ${plain(row[notation.to])}`)
        .join('；');
    case 'steps':
      return rows(value)
        .map(
          (row) => `${plain(row['from'] ?? open.below)} ~ ${plain(row['to'] ?? open.above)} → ${plain(row['share'])}`,
        )
        .join('；');
    case 'weights':
      return (isRecord(value) ? Object.entries(value) : [])
        .map(([id, weight]) => `${guarded(id)} → ${plain(weight)}`)
        .join('；');
    case 'named':
      return rows(value)
        .map(({ id, name, ...row }) => {
          const { zh, en } = isRecord(name) ? name : { zh: '', en: '' };
          return `${plain(id)} | ${plain(zh)} | ${plain(en)} → ${plain(row[notation.to])}`;
        })
        .join('；');
    case 'provider':
      return isRecord(value) ? `unit.${textOf(value['unit'])}` : choiceName('provider', textOf(value), language);
    case 'evidence':
      return isRecord(value)
        ? [textOf(value['least']), ...(Array.isArray(value['types']) ? value['types'] : [])].join('；')
        : '';
    case 'checks':
      return rows(value)
        .map(({ expression, level, text }) => {
          const { zh, en } = isRecord(text) ? text : { zh: '', en: '' };
          const name = choiceName('level', textOf(level), language);
          return [plain(expression), guarded(name), plain(zh), plain(en)].join(' | ');
        })
        .join('；');
    default:
      return notation satisfies never;
  }
}

/** The value a text stands for. What cannot be meant stays a text, for the schema to refuse. */
export function read(notation: Notation, text: string): unknown {
  switch (notation.as) {
    case 'text':
      return text;
    case 'decimal':
      return halfWidth(text);
    case 'whole':
      return whole(text);
    case 'limit':
      return text === noLimit.zh || text === noLimit.en ? null : halfWidth(text);
    case 'choice':
      return chosen(notation.of, text);
    case 'names':
      return cut(text, '；;,，').filter((name) => name !== '');
    case 'pairs':
      return lines(text).map(([left, right]) => ({
        [notation.from]: notation.counted ? whole(left) : left,
        [notation.to]: right,
      }));
    case 'steps':
      return lines(text).map(([range, share]) => {
        const [from = '', to = ''] = cut(range, '~～');
        return { from: from === open.below ? null : from, to: to === open.above ? null : to, share };
      });
    case 'weights':
      return Object.fromEntries(lines(text).map(([id, weight]) => [unguarded(id), weight]));
    case 'named':
      return lines(text).map(([left, right]) => {
        const [id = '', zh = '', en = ''] = cut(left, '|｜').map(unguarded);
        return { id, name: { zh, en }, [notation.to]: right };
      });
    case 'provider':
      return text.startsWith('unit.') ? { unit: text.slice('unit.'.length) } : chosen('provider', text);
    case 'evidence': {
      const [least = '', ...types] = cut(text, '；;');
      return { least: whole(least), ...(types.length > 0 ? { types } : {}) };
    }
    case 'checks':
      return cut(text, '；;')
        .filter((piece) => piece !== '')
        .map((piece) => {
          const [expression = '', level = '', zh = '', en = ''] = cut(piece, '|｜').map(unguarded);
          return { expression, level: chosen('level', level), text: { zh, en } };
        });
    default:
      return notation satisfies never;
  }
}

/** A Chinese keyboard gives full-width digits; they are the same figures. */
const halfWidth = (text: string) => text.normalize('NFKC');

const whole = (text: string): unknown => (/^-?\d{1,15}$/.test(halfWidth(text)) ? Number(halfWidth(text)) : text);

/** `left → right` pieces, divided by semicolons of either width. */
function lines(text: string): [string, string][] {
  const pieces = cut(text, '；;').filter((piece) => piece !== '');
  return pieces.map((piece) => {
    const [left = '', right = ''] = cut(piece, '→');
    return [left, right];
  });
}
