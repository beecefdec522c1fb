import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { safety } from './safety.ts';

type Event = Pick<APIGatewayProxyEventV2, 'rawPath' | 'headers'>;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Its name changes with its content. */
const forever = 'public, max-age=31536000, immutable';

interface Served {
  /** Where the build left the files. */
  readonly folder: string;
  /** What a browser has to know before anybody has signed in. */
  readonly told: { readonly issuer: string; readonly clientId: string; readonly scope: string; readonly name: string };
  /** The address of the store of files, as people reach it. */
  readonly files: string;
}

/**
 * Serves the console: the files that the build left compressed, what the browser has to know to sign people in, the page for
 * everybody and the desk for every other address. What begins with `/v1` or `/oidc` is no page: whoever asks for a route that is not there is told so.
 */
export function consoleAt({ folder, told, files }: Served) {
  const safe = safety({ issuer: told.issuer, files });
  const json = (statusCode: number, body: object): APIGatewayProxyStructuredResultV2 => ({
    statusCode,
    headers: { ...safe, 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  });
  const nothing = json(404, { message: 'Not Found' });
  const answer = async ({ rawPath, headers }: Event): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
    if (/^\/(v1|oidc)(\/|$)/.test(rawPath)) return undefined;
    if (rawPath === '/console.json') return json(200, told);
    const accepted = headers['accept-encoding'] ?? '';
    // What is public is a page of its own: a small one, without the desk and its signing in.
    const html = /^\/public(\/|$)/.test(rawPath) ? 'public.html' : 'index.html';
    if (!rawPath.startsWith('/assets/')) return file(join(folder, html), { accepted, cache: 'no-cache' });
    const name = basename(rawPath);
    if (!/^[\w.-]+$/.test(name) || rawPath !== `/assets/${name}`) return undefined;
    // A page from before a new version asks for what is gone: that must not be kept as an answer for ever.
    return file(join(folder, 'assets', name), { accepted, cache: forever });
  };
  return async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
    const answered = await answer(event);
    return answered ? { ...answered, headers: { ...safe, ...answered.headers } } : nothing;
  };
}

async function file(
  path: string,
  { accepted, cache }: { accepted: string; cache: string },
): Promise<APIGatewayProxyStructuredResultV2 | undefined> {
  const encoding = /\bbr\b/.test(accepted) ? 'br' : 'gzip';
  const packed = await readIfThere(`${path}.${encoding === 'br' ? 'br' : 'gz'}`);
  if (!packed) return undefined;
  const plain = encoding === 'gzip' && !/\bgzip\b|\*/.test(accepted);
  const body = plain ? await promisify(gunzip)(packed) : packed;
  return {
    statusCode: 200,
    headers: {
      'content-type': types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      'cache-control': cache,
      vary: 'accept-encoding',
      ...(plain ? {} : { 'content-encoding': encoding }),
    },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
