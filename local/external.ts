import { startRefusals } from '../shared/text/local.ts';
import type { Identity } from './identity/credentials.ts';
import { both } from './log.ts';

/** DynamoDB and S3 that somebody else runs, and the keys they know us by. */
export interface External {
  dynamo?: string | undefined;
  s3?: string | undefined;
  credentials?: Identity | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Place = 'DYNAMODB_ENDPOINT' | 'S3_ENDPOINT';

/**
 * DYNAMODB_ENDPOINT and S3_ENDPOINT point at engines of a closed network; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are then what
 * every function signs with. Without keys all sign alike with some: DynamoDB Local keeps a database of its own for each key.
 * Without an endpoint of theirs the keys of whoever starts us are nobody's business here. A variable set to nothing is not set.
 */
export function readExternal(environment: Environment): External {
  const dynamo = address(environment, 'DYNAMODB_ENDPOINT');
  const s3 = address(environment, 'S3_ENDPOINT');
  if (dynamo === undefined && s3 === undefined) return {};
  return { dynamo, s3, credentials: keyPair(environment) };
}

function address(environment: Environment, name: Place): string | undefined {
  const given = environment[name];
  if (!given) return undefined;
  if (!/^https?:\/\//.test(given) || !URL.canParse(given))
    throw new Error(both(startRefusals['endpoint-not-whole'], { name, given }));
  return given;
}

function keyPair({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret }: Environment): Identity {
  if (!id !== !secret) throw new Error(both(startRefusals['keys-by-half']));
  return { accessKeyId: id || 'jixiao', secretAccessKey: secret || 'jixiao' };
}

/** Says of whatever goes wrong with an engine that somebody else runs where it is and which variable leads there. */
export async function reaching<T>(name: Place, endpoint: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(both(startRefusals['endpoint-unusable'], { name, endpoint, reason: reasonOf(error) }), {
      cause: error,
    });
  }
}

/** What a service answered without a word of its own is told by its status. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = [error.name, error.message].filter((text) => !['Error', 'UnknownError', 'Unknown', ''].includes(text));
  const status: unknown = Reflect.get(Object(Reflect.get(error, '$metadata')), 'httpStatusCode');
  return [...new Set(told), ...(typeof status === 'number' ? [`HTTP ${status}`] : [])].join(', ');
}
