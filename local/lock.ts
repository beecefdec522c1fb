import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';

/**
 * Takes a data folder for this process alone: two systems on one database file would undo each other's conditions. The lock is an
 * abstract socket, which Linux itself frees when its holder dies; elsewhere there is none.
 */
export async function lockFolder(directory: string): Promise<() => Promise<void>> {
  if (process.platform !== 'linux') return async () => undefined;
  const name = createHash('sha256').update(path.resolve(directory)).digest('hex');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(
        new Error(`数据目录正被另一进程使用：${directory}\nThe data folder ${directory} is in use by another process.`),
      ),
    );
    server.listen(`\0jixiao-${name}`, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => void server.close(() => resolve()));
}
