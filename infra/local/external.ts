import type { Identity } from './identity.ts';

/** DynamoDB and S3 that somebody else runs, and the keys they know us by. */
export interface External {
  dynamo?: string | undefined;
  s3?: string | undefined;
  credentials?: Identity | undefined;
}

/**
 * DYNAMODB_ENDPOINT and S3_ENDPOINT point at engines of a closed network; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are then what
 * every function signs with. Without an endpoint of theirs the keys of whoever starts us are nobody's business here.
 */
export function readExternal(environment: Readonly<Record<string, string | undefined>>): External {
  const { DYNAMODB_ENDPOINT: dynamo, S3_ENDPOINT: s3, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = environment;
  if (dynamo === undefined && s3 === undefined) return {};
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) return { dynamo, s3 };
  return { dynamo, s3, credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } };
}
