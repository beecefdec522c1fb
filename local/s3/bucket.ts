import * as z from 'zod';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';

const days = z.coerce.number();

const corsRuleSchema = z.strictObject({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.coerce.number().optional(),
  Id: cloudOnly,
});

const bucketSchema = z.strictObject({
  VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  ObjectLockEnabled: z.boolean().optional(),
  ObjectLockConfiguration: z
    .object({
      Rule: z.object({
        DefaultRetention: z.strictObject({
          Mode: z.literal('GOVERNANCE'),
          Days: days.optional(),
          Years: days.optional(),
        }),
      }),
    })
    .optional(),
  CorsConfiguration: z.object({ CorsRules: z.array(corsRuleSchema) }).optional(),
  BucketName: cloudOnly,
  BucketEncryption: cloudOnly,
  // Loopback only, and every request is signed: nothing is public here.
  PublicAccessBlockConfiguration: cloudOnly,
  OwnershipControls: cloudOnly,
  AccessControl: cloudOnly,
  LifecycleConfiguration: cloudOnly,
  LoggingConfiguration: cloudOnly,
  Tags: cloudOnly,
});

/** The buckets of the template as the embedded S3 wants them. */
export function readBuckets(stack: Stack): Bucket[] {
  return stack.all('AWS::S3::Bucket', bucketSchema).map(({ name, properties }) => {
    const { VersioningConfiguration, ObjectLockConfiguration, CorsConfiguration } = properties;
    const retention = ObjectLockConfiguration?.Rule.DefaultRetention;
    const bucket: Bucket = {
      name,
      versioned: VersioningConfiguration?.Status === 'Enabled',
      cors: CorsConfiguration?.CorsRules.map(corsRule) ?? [],
    };
    if (!retention) return bucket;
    return Object.assign(bucket, {
      objectLock: { mode: retention.Mode, days: retention.Days ?? (retention.Years ?? 0) * 365 },
    });
  });
}

function corsRule(rule: z.infer<typeof corsRuleSchema>): CorsRule {
  return {
    allowedOrigins: rule.AllowedOrigins,
    allowedMethods: rule.AllowedMethods,
    allowedHeaders: rule.AllowedHeaders,
    exposedHeaders: rule.ExposedHeaders,
    ...(rule.MaxAge !== undefined && { maxAge: rule.MaxAge }),
  };
}

export interface Bucket {
  readonly name: string;
  readonly versioned: boolean;
  /** The default retention every new version gets. */
  readonly objectLock?: { readonly mode: 'GOVERNANCE'; readonly days: number };
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
