type Xml = string | number | boolean | XmlElements;
interface XmlElements {
  readonly [name: string]: Xml | readonly Xml[] | undefined;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters are legal in keys; S3 writes them as character references even where XML 1.0 knows none. */
function escape(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[&<>"\u0000-\u001f]/g, (found) => entities[found] ?? `&#x${found.charCodeAt(0).toString(16)};`);
}

function element(name: string, content: Xml): string {
  if (typeof content !== 'object') return `<${name}>${escape(String(content))}</${name}>`;
  return `<${name}>${elements(content)}</${name}>`;
}

function elements(content: XmlElements): string {
  let text = '';
  for (const [name, value] of Object.entries(content)) {
    if (value === undefined) continue;
    const many: readonly Xml[] = Array.isArray(value) ? value : [value];
    for (const one of many) text += element(name, one);
  }
  return text;
}

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** Errors stand outside S3's namespace, results inside. */
export function xmlDocument(root: string, content: XmlElements): string {
  const opening = root === 'Error' ? `<${root}>` : `<${root} xmlns="${namespace}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opening}${elements(content)}</${root}>`;
}
