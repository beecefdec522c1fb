import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { synthesize } from './synthesize.ts';

for (const { path } of await synthesize()) {
  const kilobytes = Math.round(statSync(path).size / 1024);
  console.error(`${relative(process.cwd(), path)}  ${kilobytes} KB`);
}
