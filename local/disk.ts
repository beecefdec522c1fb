import { mkdirSync, statfsSync } from 'node:fs';

/** Less than this and the engine could not even write its journal. */
const leastFreeBytes = 32 * 1024 * 1024;

/** Makes a folder of data; throws a sentence for whoever runs the machine when there is no room left for it. */
export function requireSpace(directory: string, free = freeBytes): void {
  mkdirSync(directory, { recursive: true });
  if (free(directory) >= leastFreeBytes) return;
  throw new Error(
    `磁盘空间不足：${directory}\nThe disk is full: less than ${leastFreeBytes / 1024 / 1024} MB is free in ${directory}.`,
  );
}

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
