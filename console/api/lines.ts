import type { Answer, Out, Said } from '../../functions/client.ts';
import type { Route } from '../../functions/route.ts';
import type { routes as audit } from '../../functions/audit/routes.ts';
import type { routes as bulk } from '../../functions/bulk/routes.ts';
import type { routes as duties } from '../../functions/duties/routes.ts';
import type { routes as goals } from '../../functions/goals/routes.ts';
import type { routes as imports } from '../../functions/imports/routes.ts';
import type { routes as matters } from '../../functions/matters/routes.ts';
import type { routes as organisation } from '../../functions/organisation/routes.ts';
import type { routes as periods } from '../../functions/periods/routes.ts';
import type { routes as progress } from '../../functions/progress/routes.ts';
import type { routes as reports } from '../../functions/reports/routes.ts';
import type { routes as results } from '../../functions/results/routes.ts';
import type { routes as schemes } from '../../functions/schemes/routes.ts';
import type { routes as scoring } from '../../functions/scoring/routes.ts';

/** Types alone: no line of a function enters the bundle, and a route that changed is an error of types in the page that uses it. */
type Line =
  | (typeof audit)[number]
  | (typeof bulk)[number]
  | (typeof duties)[number]
  | (typeof goals)[number]
  | (typeof imports)[number]
  | (typeof matters)[number]
  | (typeof organisation)[number]
  | (typeof periods)[number]
  | (typeof progress)[number]
  | (typeof reports)[number]
  | (typeof results)[number]
  | (typeof schemes)[number]
  | (typeof scoring)[number]
  | Told;

/** A line that an answer names, with the form of what is sent by it: until then nothing is known of it. */
type Told = Route<`told:${string}`>;

/** The id of a route. */
export type Id = Line['id'];
type Of<I extends Id> = Extract<Line, { id: I }>;
/** What one says to a route: `params` of its path, `query`, `body`, `ifMatch`. */
export type Ask<I extends Id> = Said<Of<I>>;
/** What a route answers. */
export type Body<I extends Id> = Out<Of<I>['reply']>;
export type Replied<I extends Id> = Answer<Body<I>>;
