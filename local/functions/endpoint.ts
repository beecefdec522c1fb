import { Agent, type IncomingMessage, type RequestListener, type ServerResponse, request as send } from 'node:http';
import { signerOf } from '../identity/credentials.ts';
import { type Need, dynamoNeeds } from '../identity/permissions.ts';
import { callEvents, type EventBus } from '../messages/bus.ts';
import type { Queue } from '../queue/queue.ts';
import { callSqs } from '../queue/sqs.ts';
import { readBody } from '../server.ts';
import { AwsError } from './aws-error.ts';
import type { Secrets } from './secrets.ts';

interface EndpointOptions {
  /** The DynamoDB engine behind it. */
  dynamo: string;
  /** The ARN of a table up to its name. */
  tables: string;
  s3: RequestListener;
  queues: ReadonlyMap<string, Queue>;
  buses: readonly EventBus[];
  secrets: Secrets;
  /** Throws an AwsError when the signer (an access key) may not. */
  permit: (signer: string | undefined, need: Need) => void;
}

/** DynamoDB's own limit is 16 MB for a batch. */
const longestRequest = 17 * 1024 * 1024;

/** One server that stands for every AWS service: JSON protocols say which by a header, everything else is S3. */
export function createEndpoint(options: EndpointOptions): RequestListener {
  const agent = new Agent({ keepAlive: true });
  return (incoming, answer) => {
    const target = incoming.headers['x-amz-target'];
    if (typeof target !== 'string') return options.s3(incoming, answer);
    void serve(options, agent, target, incoming, answer);
  };
}

async function serve(
  options: EndpointOptions,
  agent: Agent,
  target: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const [service = '', operation = ''] = target.split('.');
  try {
    const body = await readBody(incoming, longestRequest);
    if (!body) throw new AwsError(413, 'RequestEntityTooLarge', 'The request is too large.');
    const input: unknown = JSON.parse(body.toString());
    const signer = signerOf(incoming.headers.authorization);
    const permit = (action: string, resource: string): void => options.permit(signer, { action, resource });
    if (service === 'DynamoDB_20120810') {
      for (const need of dynamoNeeds(operation, input, options.tables)) options.permit(signer, need);
      await forward(options.dynamo, agent, incoming, body, answer);
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
    const { status, type, message } =
      error instanceof AwsError ? error : new AwsError(500, 'InternalServerError', String(error));
    reply(answer, status, { __type: type, message });
  }
}

function reply(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

async function forward(
  engine: string,
  agent: Agent,
  incoming: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const onward = send(engine, { method: 'POST', agent, headers: incoming.headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer).on('finish', resolve).on('error', reject);
    });
    onward.on('error', reject).end(body);
  });
}
