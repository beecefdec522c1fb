import { randomUUID } from 'node:crypto';
import { routes as audit } from '../../functions/audit/routes.ts';
import { routes as bulk } from '../../functions/bulk/routes.ts';
import { client, type Received, type Sent } from '../../functions/client.ts';
import { routes as duties } from '../../functions/duties/routes.ts';
import { routes as goals } from '../../functions/goals/routes.ts';
import { routes as imports } from '../../functions/imports/routes.ts';
import { routes as matters } from '../../functions/matters/routes.ts';
import { routes as organisation } from '../../functions/organisation/routes.ts';
import { routes as periods } from '../../functions/periods/routes.ts';
import { routes as progress } from '../../functions/progress/routes.ts';
import { routes as reports } from '../../functions/reports/routes.ts';
import { routes as results } from '../../functions/results/routes.ts';
import { routes as schemes } from '../../functions/schemes/routes.ts';
import { routes as scoring } from '../../functions/scoring/routes.ts';

/** Every line of every route table. */
export const routes = [
  ...audit,
  ...bulk,
  ...duties,
  ...goals,
  ...imports,
  ...matters,
  ...organisation,
  ...periods,
  ...progress,
  ...reports,
  ...results,
  ...schemes,
  ...scoring,
];

/** Sends as the person whose token it is. */
export const sendAs =
  (url: string, token: string) =>
  async ({ method, path, query, headers, body }: Sent): Promise<Received> => {
    const search = new URLSearchParams(query).toString();
    const reply = await fetch(`${url}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
    });
    const text = await reply.text();
    const json: unknown = text === '' ? null : JSON.parse(text);
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: json };
  };

/** The typed client of one person over HTTP. */
export const apiOf = (url: string, token: string) => client(routes, sendAs(url, token), randomUUID);

export type Api = ReturnType<typeof apiOf>;
