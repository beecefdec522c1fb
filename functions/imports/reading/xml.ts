/** One thing after another of an XML text. Names come without their prefix; entities of a DOCTYPE are never expanded. */
type Token =
  | { readonly is: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string };

/** No tag is longer than this, so that a file made of unclosed tags is not read over and over to its end. */
const markup =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|[!?][^>]*>|(\/)?(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*'){0,8000}?)(\/)?>)/g;

export function* tokens(xml: string): Generator<Token> {
  let from = 0;
  for (const found of xml.matchAll(markup)) {
    if (found.index > from) yield { is: 'text', text: unescaped(xml.slice(from, found.index)) };
    from = found.index + found[0].length;
    const [, data, closing, name, attributes = '', empty] = found;
    if (data !== undefined) yield { is: 'text', text: data };
    else if (name !== undefined && closing) yield { is: 'close', name };
    else if (name !== undefined) yield { is: 'open', name, attributes, empty: empty !== undefined };
  }
}

/** An attribute by its name, whatever its prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const text = found?.[1] ?? found?.[2];
  return text === undefined ? undefined : unescaped(text);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name: string) => {
        const point = hex ? Number.parseInt(String(hex), 16) : decimal ? Number(decimal) : undefined;
        if (point === undefined) return named[name] ?? whole;
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      })
    : text;
