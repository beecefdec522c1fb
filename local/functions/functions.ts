import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Identity } from '../identity/credentials.ts';
import type { Log } from '../log.ts';
import type { Placed, Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';
import { createFunction, type LocalFunction } from './function.ts';
import { createInProcess } from './in-process.ts';

const functionSchema = z.strictObject({
  // Where the bundle would be uploaded to; the metadata says where it is now.
  Code: z.object({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Role: z.string(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
  FunctionName: cloudOnly,
  Description: cloudOnly,
  Architectures: cloudOnly,
  LoggingConfig: cloudOnly,
  TracingConfig: cloudOnly,
  EphemeralStorage: cloudOnly,
  RuntimeManagementConfig: cloudOnly,
  RecursiveLoop: cloudOnly,
  KmsKeyArn: cloudOnly,
  Tags: cloudOnly,
});

type FunctionResource = Placed<z.infer<typeof functionSchema>>;

/** A function of the template with what of its resource others need: its role and where its lost events go. */
export interface RoledFunction extends LocalFunction {
  name: string;
  role: string;
  deadLetters: string | undefined;
}

/** Two cores serve a county; more instances than this only take memory from each other. */
const mostInstances = 4;

interface FunctionsOptions {
  stack: Stack;
  /** The folder of the template, beside which synthesis put the bundles. */
  assets: string;
  /** The data folder: nobody else of this machine may write where code lies that is run. */
  directory: string;
  /** The AWS_* variables of a function. */
  runtime: (resource: FunctionResource) => Record<string, string>;
  /** Every function in this process, for a developer. */
  inProcess: boolean;
  log: Log;
}

export function createFunctions({
  stack,
  assets,
  directory,
  runtime,
  inProcess,
  log,
}: FunctionsOptions): RoledFunction[] {
  const compiled = process.env['NODE_COMPILE_CACHE'] ?? path.join(directory, 'compiled');
  return stack.all('AWS::Lambda::Function', functionSchema).map((resource) => {
    const { id, name, arn, properties } = resource;
    const { Handler, Timeout, MemorySize, Environment, ReservedConcurrentExecutions = mostInstances } = properties;
    const create = inProcess ? createInProcess : createFunction;
    const local = create({
      id,
      start: {
        code: codeOf(resource, assets),
        handler: Handler,
        functionName: name,
        functionArn: arn,
        memory: MemorySize,
      },
      timeoutSeconds: Timeout,
      environment: Object.assign(runtime(resource), Environment?.Variables),
      most: Math.min(mostInstances, ReservedConcurrentExecutions),
      compiled,
      log,
    });
    return Object.assign(local, { name, role: properties.Role, deadLetters: properties.DeadLetterConfig?.TargetArn });
  });
}

/** Synthesis says where the bundle lies, relative to the template. */
function codeOf({ id, metadata }: FunctionResource, assets: string): string {
  const said = metadata['aws:asset:path'];
  if (typeof said !== 'string')
    throw new Error(`${id} does not say where its bundle lies: synthesize with asset metadata`);
  const folder = path.resolve(assets, said);
  if (!existsSync(folder)) throw new Error(`the bundle of ${id} is not in ${folder}: build and synthesize first`);
  return folder;
}

interface RuntimeOptions {
  region: string;
  endpoint: string;
  dynamo: string;
  s3: string;
  /** Where people reach the buckets. */
  files: string;
  identity: (id: string) => Identity;
}

/** What Lambda puts into every function's environment, and the addresses that make its SDK stay on this machine. */
export function runtimeVariables({ region, endpoint, dynamo, s3, files, identity }: RuntimeOptions) {
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
      FILES_ENDPOINT: files,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
    };
  };
}
