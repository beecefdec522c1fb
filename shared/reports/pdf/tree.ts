import { SaxesParser } from 'saxes';

/** An element of a document of ours, as it stands in its markup. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** The markup of a document as a tree. It is our own and well-formed: that of the page people read is set on paper here. */
export function treeOf(markup: string): Element {
  const root: Element = { name: 'article', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)?.children.push(text));
  parser.write(`<article>${markup}</article>`).close();
  const [article] = root.children;
  if (article === undefined || typeof article === 'string') throw new Error('a document without markup');
  return article;
}

export const elements = ({ children }: Element): Element[] => children.filter((child) => typeof child !== 'string');

export const isOf = ({ attributes }: Element, kind: string): boolean =>
  (attributes['class'] ?? '').split(' ').includes(kind);

/** All elements of a name below this one, in order. */
export const within = (element: Element, name: string): Element[] =>
  elements(element).flatMap((child) => (child.name === name ? [child] : within(child, name)));
