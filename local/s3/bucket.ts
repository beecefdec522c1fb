export interface Bucket {
  readonly name: string;
  readonly versioned: boolean;
  /** The default retention every new version gets. */
  readonly objectLock?: { readonly mode: 'GOVERNANCE'; readonly days: number };
  /** Part of the template's bucket policy; of no consequence on one machine's own loopback. */
  readonly tlsOnly?: boolean;
  /** The template's CORS rules, in their order: browsers upload from the console's own origin. */
  readonly cors?: readonly CorsRule[];
}

export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders?: readonly string[];
  readonly exposedHeaders?: readonly string[];
  /** Seconds a browser may remember the answer. */
  readonly maxAge?: number;
}
