import { Refused } from '../shared/domain/refused.ts';

/** An item of the table nests 32 deep; a scheme, the deepest thing people send, 8. Published with the description of the API. */
export const deepest = 20;

/** Structure and strings of a text that is known to be JSON; numbers, words and spaces between them are skipped. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs;

/**
 * JSON that every reader understands alike (RFC 7493): no name twice in one object, where readers differ in which of the
 * two they take; no half characters; not nested beyond what can be kept.
 */
export function strictJson(bytes: Uint8Array): unknown {
  const { text, value } = parsed(bytes);
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') nameIn(open.at(-1), last);
    else if (token !== ',') last = token;
    if (open.length > deepest) throw new Refused('request.too-deep', { maximum: deepest });
    if (token.includes('\\u') && !String(JSON.parse(token)).isWellFormed())
      throw new Refused('request.half-character', { text: token.slice(0, 60) });
  }
  return value;
}

function parsed(bytes: Uint8Array): { text: string; value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch {
    throw new Refused('request.not-json');
  }
}

function nameIn(names: Set<string> | undefined, written: string): void {
  const name = String(JSON.parse(written));
  if (names?.has(name)) throw new Refused('request.name-twice', { name }, { field: name });
  names?.add(name);
}
