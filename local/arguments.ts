import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Text } from '../shared/text/refusal.ts';
import { both } from './log.ts';

/** What a command was given; undefined where it was asked for its usage, which is then told. What it does not take is refused with the usage. */
export function readArguments<const O extends NonNullable<ParseArgsConfig['options']>>(
  options: O,
  usage: Text,
  allowPositionals = false,
) {
  if (process.argv.includes('--help')) {
    console.log(both(usage));
    return undefined;
  }
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\n${both(usage)}`, { cause: error });
  }
}
