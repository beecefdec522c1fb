import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder; it goes with the run of the tests (leave-nothing.ts). */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'jixiao-'));
