import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refused } from '../domain/refused.ts';
import { damaged } from './parts.ts';

/** What is told of an XML text as it is read. Names come without their prefix. */
interface Listener {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** The value of an attribute, whatever its prefix. */
export type Attributes = (name: string) => string | undefined;

const chunk = 65_536;
/** Spreadsheets are some eight levels deep. */
const deepest = 100;

/** Reads one part from its first byte to its last. What is not well-formed UTF-8 XML, or declares a document type, is refused. */
export function walk(bytes: Uint8Array, part: string, { open, text, close }: Listener): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', () => {
    throw damaged(part);
  });
  // A document type can define entities that unfold without end; no spreadsheet program writes one.
  parser.on('doctype', () => {
    throw new Refused('workbook.doctype', { part });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw damaged(part);
    open(local(tag.name), attributesOf(tag));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += chunk)
      parser.write(decoder.decode(bytes.subarray(at, at + chunk), { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof TypeError ? damaged(part) : error;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf({ attributes }: SaxesTagPlain): Attributes {
  return (name) =>
    Object.hasOwn(attributes, name)
      ? attributes[name]
      : Object.entries(attributes).find(([known]) => local(known) === name)?.[1];
}
