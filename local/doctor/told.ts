import { wrapped } from '../terminal.ts';
import type { Params } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import type { Text } from '../../shared/text/refusal.ts';

/** One line of what was looked at. Only what is wrong makes the whole command fail; a note says what was not looked at, or will change. */
export interface Told {
  readonly mark: 'good' | 'wrong' | 'note';
  readonly text: Text;
  readonly params: Params;
}

export const good = (text: Text, params: Params = {}): Told => ({ mark: 'good', text, params });
export const wrong = (text: Text, params: Params = {}): Told => ({ mark: 'wrong', text, params });
export const note = (text: Text, params: Params = {}): Told => ({ mark: 'note', text, params });

const marks = { good: '✓', wrong: '✗', note: '·' } as const;

export const lineOf = ({ mark, text, params }: Told, columns: number): string =>
  [...wrapped(say(text, 'zh', params), columns - 2), ...wrapped(say(text, 'en', params), columns - 2)]
    .map((line, at) => `${at === 0 ? marks[mark] : ' '} ${line}`)
    .join('\n');
