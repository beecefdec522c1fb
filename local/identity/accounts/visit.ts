import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Language } from '../../../shared/text/catalogue.ts';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { readBody } from '../../server.ts';
import type { Html } from './html.ts';

/** One request to a page, in the language of whoever asks. */
export interface Visit {
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
  /** Under the issuer's own path. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly language: Language;
  /** The address it comes from. */
  readonly place: string;
}

/** Nothing but this machine's style sheet and pictures is loaded, nothing runs, nobody frames it, forms go nowhere else. */
const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not no-referrer: the browser would then hide where a form comes from, too.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

export function sendPage({ answer }: Pick<Visit, 'answer'>, page: Html, status = 200): void {
  answer.writeHead(status, { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' }).end(page.text);
}

/** The same where the provider answers and has its own to add. */
export function showIn(context: KoaContextWithOIDC, page: Html): void {
  context.set(pageHeaders);
  context.type = 'html';
  context.body = page.text;
}

export function redirect({ answer }: Pick<Visit, 'answer'>, to: string, headers: OutgoingHttpHeaders = {}): void {
  answer.writeHead(303, { ...headers, location: to, 'cache-control': 'no-store' }).end();
}

const longestForm = 16 * 1024;

/** What was typed; undefined where it is no form of ours. */
export async function readForm({ incoming }: Visit, origin: string): Promise<URLSearchParams | undefined> {
  const body = await readBody(incoming, longestForm);
  const { origin: from, 'sec-fetch-site': site } = incoming.headers;
  const foreign = (from !== undefined && from !== origin) || (site !== undefined && site !== 'same-origin');
  const isForm = incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return body && isForm && !foreign ? new URLSearchParams(body.toString()) : undefined;
}

/** The word that only a page of ours, of this one sign-in or session, can bring back. */
export const formWord = (secret: string, of: string): string =>
  createHmac('sha256', secret).update(`form ${of}`).digest('base64url');

export function isFormWord(secret: string, of: string, given: string | null): boolean {
  const right = Buffer.from(formWord(secret, of));
  const brought = Buffer.from(given ?? '');
  return right.length === brought.length && timingSafeEqual(right, brought);
}

export const languageCookie = 'jixiao_language';

/** What they chose before, else Chinese. */
export const languageOf = ({ headers }: IncomingMessage): Language =>
  headers.cookie?.includes(`${languageCookie}=en`) ? 'en' : 'zh';
