import path from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { Local, LocalOptions } from '../../local/local.ts';
import type { Line } from '../../local/log.ts';
import { runLocal } from '../../local/run.ts';
import { temporaryFolder } from '../make/folder.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles sources as infra/build.ts does, to where synthesis would put them. */
export async function bundles(sources: Record<string, string>): Promise<string> {
  const assets = temporaryFolder();
  await Promise.all(
    Object.entries(sources).map(([id, contents]) =>
      build({
        stdin: { contents, resolveDir: root, loader: 'ts' },
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node24',
        outfile: path.join(assets, `asset.${id}`, 'index.cjs'),
        logLevel: 'error',
      }),
    ),
  );
  return assets;
}

export interface SmallSystem extends Local {
  lines: Line[];
  directory: string;
  bearer(claims?: Record<string, unknown>, ttl?: number): Promise<Record<string, string>>;
}

export async function start(
  template: unknown,
  assets: string,
  options: Partial<LocalOptions> = {},
): Promise<SmallSystem> {
  const lines: Line[] = [];
  const directory = options.directory ?? temporaryFolder();
  const local = await runLocal({
    template,
    assets,
    directory,
    audience: 'jixiao',
    parameters: (issuer) => ({ OidcIssuer: issuer, OidcAudience: 'jixiao' }),
    log: (line) => lines.push(line),
    ...options,
  });
  afterAll(() => local.stop());
  const bearer = async (claims: Record<string, unknown> = { sub: 'zhao' }, ttl?: number) => ({
    authorization: `Bearer ${await local.token(claims, ttl)}`,
  });
  return { ...local, lines, directory, bearer };
}
