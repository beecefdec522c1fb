import type { LocalFunction } from '../functions/function.ts';

export interface GatewayRoute {
  /** As in the template: `POST /v1/goals/{period}/{subject}`, or `$default`. */
  key: string;
  target: LocalFunction;
  /** The logical id of its authorizer; undefined when the route is open. */
  authorizer: string | undefined;
  scopes: readonly string[];
}

export interface Match {
  route: GatewayRoute;
  pathParameters: Record<string, string>;
}

interface Node {
  literal: Map<string, Node>;
  variable: Node | undefined;
  /** Routes that end here, by method; `ANY` is one of them. */
  ends: Map<string, GatewayRoute>;
  greedy: Map<string, GatewayRoute>;
}

const node = (): Node => ({ literal: new Map(), variable: undefined, ends: new Map(), greedy: new Map() });

/** Matches as an HTTP API does: a literal segment before a variable one, `{proxy+}` after both, `$default` last. */
export function createRouter(
  routes: readonly GatewayRoute[],
): (method: string, segments: readonly string[]) => Match | undefined {
  const root = node();
  let fallback: GatewayRoute | undefined;
  for (const route of routes) {
    if (route.key === '$default') fallback = route;
    else insert(root, route);
  }
  return (method, segments) => {
    const route = find(root, method, segments, 0) ?? fallback;
    return route && { route, pathParameters: variables(route.key, segments) };
  };
}

function insert(root: Node, route: GatewayRoute): void {
  const [method = '', path = ''] = route.key.split(' ');
  let at = root;
  for (const segment of path.split('/').slice(1)) {
    if (segment.endsWith('+}')) {
      at.greedy.set(method, route);
      return;
    }
    if (segment.startsWith('{')) at = at.variable ??= node();
    else {
      const next = at.literal.get(segment) ?? node();
      at.literal.set(segment, next);
      at = next;
    }
  }
  at.ends.set(method, route);
}

function find(at: Node, method: string, segments: readonly string[], depth: number): GatewayRoute | undefined {
  const of = (routes: Map<string, GatewayRoute>): GatewayRoute | undefined => routes.get(method) ?? routes.get('ANY');
  const segment = segments[depth];
  if (segment === undefined) return of(at.ends);
  const literal = at.literal.get(segment);
  const found = literal && find(literal, method, segments, depth + 1);
  if (found) return found;
  // A variable never matches nothing: `/goals/` is not `/goals/{id}`.
  const byVariable = at.variable && segment !== '' ? find(at.variable, method, segments, depth + 1) : undefined;
  return byVariable ?? of(at.greedy);
}

function variables(key: string, segments: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [index, segment] of (key.split(' ')[1] ?? '').split('/').slice(1).entries()) {
    if (segment.endsWith('+}')) found[segment.slice(1, -2)] = segments.slice(index).join('/');
    else if (segment.startsWith('{')) found[segment.slice(1, -1)] = segments[index] ?? '';
  }
  return found;
}
