import { randomBytes } from 'node:crypto';
import { describe } from 'vitest';
import { dynamoDbLocal, dynoxide } from '../../local/dynamodb/engine.ts';
import { withEngine, type Engine } from '../make/engine.ts';

/** The same tests on every engine: the embedded one, and Amazon's own where Java and its package are. */
export function onEachEngine(name: string, tests: (engine: () => Engine) => void): void {
  for (const kind of [dynoxide(), dynamoDbLocal()]) {
    const skipped = kind.missing === undefined ? '' : `, skipped: ${kind.missing}`;
    describe.skipIf(kind.missing)(`${name} (${kind.name}${skipped})`, () => tests(withEngine(kind)));
  }
}

/** A partition, or a jurisdiction, of this test alone. */
export const own = (): string => `t${randomBytes(6).toString('hex')}`;
