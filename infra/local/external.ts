import type { Identity } from './identity.ts';

/** DynamoDB and S3 that somebody else runs, and the keys they know us by. */
export interface External {
  dynamo?: string | undefined;
  s3?: string | undefined;
  credentials?: Identity | undefined;
}

/**
 * DYNAMODB_ENDPOINT and S3_ENDPOINT point at engines of a closed network; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are then what
 * every function signs with. Without keys all sign alike with some: DynamoDB Local keeps a database of its own for each key.
 * Without an endpoint of theirs the keys of whoever starts us are nobody's business here.
 */
export function readExternal(environment: Readonly<Record<string, string | undefined>>): External {
  const { DYNAMODB_ENDPOINT: dynamo, S3_ENDPOINT: s3 } = environment;
  if (dynamo === undefined && s3 === undefined) return {};
  const { AWS_ACCESS_KEY_ID: accessKeyId = 'jixiao', AWS_SECRET_ACCESS_KEY: secretAccessKey = 'jixiao' } = environment;
  return { dynamo, s3, credentials: { accessKeyId, secretAccessKey } };
}
