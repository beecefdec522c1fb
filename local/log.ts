import type { Params } from '../shared/text/catalogue.ts';
import { say } from '../shared/text/say.ts';
import type { Text } from '../shared/text/refusal.ts';

/** One line of what the system says: who (a function, the engine, the gateway) and what. */
export interface Line {
  source: string;
  level: 'info' | 'error';
  text: string;
}

export type Log = (line: Line) => void;

/** Cuts a stream of chunks into lines, so two instances of a function never share one. */
export function lines(source: string, level: Line['level'], log: Log): (chunk: Buffer | string) => void {
  let rest = '';
  return (chunk) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) if (text !== '') log({ source, level, text });
  };
}

/** What people are told, in both languages. */
export const both = (text: Text, params: Params = {}): string =>
  `${say(text, 'zh', params)}\n${say(text, 'en', params)}`;

/** The same on one line. */
export const inLine = (text: Text, params: Params = {}): string =>
  `${say(text, 'zh', params)} / ${say(text, 'en', params)}`;
