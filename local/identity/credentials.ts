import { createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import * as z from 'zod';
import { keep } from '../data-folder.ts';

export interface Identity {
  /** The function's logical id, so a request tells by its signature who sent it. */
  accessKeyId: string;
  secretAccessKey: string;
}

export const identityFile = 'identity.json';

/** Credentials of each function; the same at every start, so a link presigned before a restart still opens. */
export async function createIdentities(directory: string): Promise<(id: string) => Identity> {
  const file = path.join(directory, identityFile);
  const { seed } = await keep(file, z.object({ seed: z.string().regex(/^[0-9a-f]{64}$/) }), () => ({
    seed: randomBytes(32).toString('hex'),
  }));
  return (id) => ({ accessKeyId: id, secretAccessKey: createHmac('sha256', seed).update(id).digest('hex') });
}
