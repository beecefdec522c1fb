import type { FunctionResource } from './functions.ts';
import type { Identity } from '../identity/credentials.ts';

interface RuntimeOptions {
  region: string;
  endpoint: string;
  dynamo: string;
  s3: string;
  identity: (id: string) => Identity;
}

/** What Lambda puts into every function's environment, and the addresses that make its SDK stay on this machine. */
export function runtimeVariables({ region, endpoint, dynamo, s3, identity }: RuntimeOptions) {
  return ({ id, name, properties }: FunctionResource): Record<string, string> => {
    const { accessKeyId, secretAccessKey } = identity(id);
    return {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo,
      AWS_ENDPOINT_URL_S3: s3,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
    };
  };
}
