import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One temporary folder for a whole run of the tests, gone when the run ends. Every file of the tests makes its folders below it by
 * `tmpdir()`, so none of them has to remember what it leaves, and neither has a child that one of them kills.
 */
export default function setUp(): () => void {
  const before = { ...process.env };
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-tests-'));
  process.env['TMPDIR'] = folder;
  // What one process of a run has compiled, the hundred others need not.
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled');
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    process.env = before;
  };
}
