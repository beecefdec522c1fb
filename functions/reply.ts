/** How a request that was served may end: read or changed, recorded, taken on and not yet done. */
export type Success = 200 | 201 | 202;

/** What a use case answers; `etag` is the chain number of what was read or written. */
export interface Reply<B, S extends Success = 200> {
  readonly status: S;
  readonly body: B;
  readonly etag?: number;
  readonly location?: string;
}

export const ok = <B>(body: B, etag?: number): Reply<B> => ({
  status: 200,
  body,
  ...(etag === undefined ? {} : { etag }),
});

export interface Request<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The chain number the client last saw (header If-Match); present where the route demands it. */
  readonly ifMatch: number;
  /** Where an answer is made again under its key: the etag it had, so that what was written since can be left out. */
  readonly asOf?: number;
}
