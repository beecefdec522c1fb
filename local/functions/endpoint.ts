import { createHash } from 'node:crypto';
import {
  type Agent,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
  request as send,
} from 'node:http';
import { type Need, dynamoNeeds } from '../identity/permissions.ts';
import { callEvents, type EventBus } from '../messages/bus.ts';
import type { Queue } from '../queue/queue.ts';
import { callSqs } from '../queue/sqs.ts';
import { type Credentials, authenticate, signatureMismatch } from '../s3/authenticate.ts';
import { parseRequest } from '../s3/request.ts';
import { S3Error } from '../s3/s3-error.ts';
import { readBody } from '../server.ts';
import { AwsError } from './aws-error.ts';
import type { Secrets } from './secrets.ts';

interface EndpointOptions {
  /** The DynamoDB engine behind it, and how to connect to it where nobody else can. */
  dynamo: string;
  agent: Agent;
  /** The ARN of a table up to its name. */
  tables: string;
  s3: RequestListener;
  queues: ReadonlyMap<string, Queue>;
  buses: readonly EventBus[];
  secrets: Secrets;
  /** Who may sign: anybody on this machine reaches the port. */
  credentials: Credentials;
  /** Throws an AwsError when the signer may not. */
  permit: (principal: string, need: Need) => void;
}

/** By the name in the header that tells the services apart: the one their requests are signed for. */
const signedFor: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  AWSEvents: 'events',
  secretsmanager: 'secretsmanager',
};

/** DynamoDB's own limit is 16 MB for a batch. */
const longestRequest = 17 * 1024 * 1024;

/** One server that stands for every AWS service: JSON protocols say which by a header, everything else is S3. */
export function createEndpoint(options: EndpointOptions): RequestListener {
  return (incoming, answer) => {
    const target = incoming.headers['x-amz-target'];
    if (typeof target !== 'string') return options.s3(incoming, answer);
    void serve(options, target, incoming, answer);
  };
}

async function serve(
  options: EndpointOptions,
  target: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const [service = '', operation = ''] = target.split('.');
  try {
    const body = await readBody(incoming, longestRequest);
    if (!body) throw new AwsError(413, 'RequestEntityTooLarge', 'The request is too large.');
    const signer = signerOf(options, service, incoming, body);
    const input: unknown = JSON.parse(body.toString());
    const permit = (action: string, resource: string): void => options.permit(signer, { action, resource });
    if (service === 'DynamoDB_20120810') {
      for (const need of dynamoNeeds(operation, input, options.tables)) options.permit(signer, need);
      await forward(options, incoming, body, answer);
    } else if (service === 'AmazonSQS') {
      reply(answer, 200, callSqs(options.queues, operation, input, permit));
    } else if (service === 'AWSEvents') {
      reply(answer, 200, callEvents(options.buses, operation, input, permit));
    } else if (service === 'secretsmanager') {
      reply(answer, 200, options.secrets.call(operation, input, permit));
    } else {
      throw new AwsError(400, 'UnknownOperationException', `${target} is not realised here`);
    }
  } catch (error) {
    if (answer.headersSent) return void answer.destroy();
    const { status, type, message } = asAwsError(error);
    reply(answer, status, { __type: type, message });
  }
}

/** Who signed the request, its body included; throws if nobody who may. */
function signerOf({ credentials }: EndpointOptions, service: string, incoming: IncomingMessage, body: Buffer): string {
  const request = parseRequest(incoming, incoming);
  const { principal, payload } = authenticate(request, credentials, Date.now(), signedFor[service] ?? service);
  if (payload !== createHash('sha256').update(body).digest('hex')) throw signatureMismatch();
  return principal;
}

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof S3Error) return new AwsError(403, error.code, error.message);
  return new AwsError(500, 'InternalServerError', String(error));
}

function reply(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

async function forward(
  { dynamo, agent }: EndpointOptions,
  incoming: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const onward = send(dynamo, { method: 'POST', agent, headers: incoming.headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer).on('finish', resolve).on('error', reject);
    });
    onward.on('error', reject).end(body);
  });
}
