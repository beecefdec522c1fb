import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Agent } from 'node:http';
import path from 'node:path';
import { startNotes } from '../shared/text/local.ts';
import { closeKeys, databaseFolder, lockFolder, objectsFolder, requireWhole } from './data-folder.ts';
import { startDynamo } from './dynamodb/engine.ts';
import { answersNow, createTables, tableNames } from './dynamodb/tables.ts';
import { reaching, readExternal } from './external.ts';
import { createEndpoint } from './functions/endpoint.ts';
import { createFunctions, runtimeVariables } from './functions/functions.ts';
import { createSecrets, secretFile, secretSchema } from './functions/secrets.ts';
import { readApi } from './gateway/api.ts';
import { createGateway, refuseMalformed } from './gateway/gateway.ts';
import { type Identity, createIdentities, identityFile } from './identity/credentials.ts';
import { accountsFile } from './identity/accounts/store.ts';
import { createIssuer, issuerFile } from './identity/issuer.ts';
import { createIam } from './identity/iam.ts';
import { createPermissions } from './identity/permissions.ts';
import { readPolicies } from './identity/policies.ts';
import type { Local, LocalOptions } from './local.ts';
import { inLine } from './log.ts';
import { createBuses } from './messages/bus.ts';
import { readMessaging, startMessages } from './messages/messages.ts';
import { drain, startMappings } from './queue/mapping.ts';
import { noJournal, openJournal, queueFile } from './queue/journal.ts';
import { createQueues } from './queue/queue.ts';
import { readBuckets } from './s3/bucket.ts';
import type { Published } from './s3/request.ts';
import { createS3 } from './s3/server.ts';
import { createClock } from './schedule/clock.ts';
import { createSending, scheduleSchema, startSchedules } from './schedule/schedule.ts';
import { listen } from './server.ts';
import { createFront } from './front.ts';
import { readStack } from './template/stack.ts';

const account = '000000000000';

/** Where people reach the files of the buckets, by signed links and forms: on the address they know already. */
const filesPath = '/files';

/** Runs a synthesized template on this machine. What has started is stopped again if something later cannot start. */
export async function runLocal(options: LocalOptions): Promise<Local> {
  const closing: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let close = closing.pop(); close; close = closing.pop()) await close();
  };
  try {
    return await start(options, (close) => void closing.push(close), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: LocalOptions,
  later: (close: () => unknown) => void,
  stop: () => Promise<void>,
): Promise<Local> {
  const {
    directory,
    clock = createClock(),
    region = 'cn-north-1',
    external = readExternal(process.env),
    log = () => undefined,
    lost = () => undefined,
  } = options;
  const { inProcess = false, hidden = false } = options;
  const enforce = options.iam === 'enforce';
  // Lambda knows no other time zone, and threads share their process's.
  process.env['TZ'] = 'UTC';
  later(options.unlock ?? lockFolder(directory));

  const front = await listen(options.port ?? 0);
  later(front.close);
  const back = await listen(0);
  later(back.close);
  const publicUrl = options.publicUrl ?? front.url;
  const issuerUrl = `${publicUrl}/oidc`;
  const china = region.startsWith('cn-');
  const place = {
    partition: china ? 'aws-cn' : 'aws',
    urlSuffix: china ? 'amazonaws.com.cn' : 'amazonaws.com',
    region,
    account,
  };
  const stack = readStack(options.template, options.parameters(issuerUrl), {
    ...place,
    stack: 'jixiao',
    url: publicUrl,
    endpoint: back.url,
  });

  // Every key is made before the first record: what a crash in between leaves is keys without data, never data without its keys.
  const secretsOfStack = stack.all('AWS::SecretsManager::Secret', secretSchema);
  const ofAccounts = options.accounts && !options.accounts.demo ? [accountsFile] : [];
  const ofQueues = options.durable ? [queueFile] : [];
  const ofSecrets = secretsOfStack.map(({ id }) => secretFile(id));
  const keys = [identityFile, issuerFile, ...ofAccounts, ...ofQueues, ...ofSecrets];
  requireWhole({
    directory,
    keys,
    database: external.dynamo === undefined,
    objects: external.s3 === undefined,
    holdsData: options.holdsData,
  });
  for (const source of closeKeys(directory, keys))
    log({ source, level: 'error', text: inLine(startNotes['key-was-open']) });
  const journal = options.durable ? openJournal(directory) : noJournal;
  later(journal.close);
  const issuer = await createIssuer(directory, issuerUrl, options.audience, clock);
  const accounts =
    options.accounts &&
    (await import('./identity/accounts/accounts.ts')).createAccounts({
      ...options.accounts,
      directory,
      issuer,
      audience: options.audience,
      clock,
      api: front.url,
      log,
    });
  if (accounts) later(accounts.close);
  const secrets = await createSecrets(directory, secretsOfStack);
  const identities = await createIdentities(directory);
  // Functions of one process share its environment, and so their keys.
  const identity = (id: string): Identity => external.credentials ?? identities(inProcess ? 'functions' : id);
  const engine =
    external.dynamo === undefined
      ? await startDynamo({ directory: path.join(directory, databaseFolder), hidden, log, lost })
      : undefined;
  if (engine) later(engine.stop);
  const dynamo = engine?.endpoint ?? external.dynamo ?? '';
  const known = { region, credentials: identity('CloudFormation') };
  const agent = engine?.agent ?? new Agent({ keepAlive: true });
  const connection = { ...known, endpoint: dynamo, ...(hidden && { requestHandler: { httpAgent: agent } }) };
  const tablesMade = () => createTables(stack, connection, options.holdsData);
  const keptData = await (engine ? tablesMade() : reaching('DYNAMODB_ENDPOINT', dynamo, tablesMade));

  const buckets = readBuckets(stack);
  if (external.s3 !== undefined) {
    const { createBuckets } = await import('./s3/external.ts');
    const lacking = await reaching('S3_ENDPOINT', external.s3, () =>
      createBuckets({ ...known, endpoint: external.s3 ?? '' }, buckets, options.holdsData),
    );
    for (const text of lacking) log({ source: 'S3_ENDPOINT', level: 'error', text });
  }

  const endpoints = { aws: back.url, dynamo: enforce || hidden ? back.url : dynamo, s3: external.s3 ?? back.url };
  const runtime = runtimeVariables({
    region,
    endpoint: back.url,
    dynamo: endpoints.dynamo,
    s3: endpoints.s3,
    files: external.s3 ?? `${publicUrl}${filesPath}`,
    identity,
  });
  const functions = createFunctions({ stack, assets: options.assets, directory, runtime, inProcess, log });
  later(() => Promise.all(functions.map((one) => one.stop())));

  const iam = enforce ? createIam(readPolicies(stack)) : undefined;
  const permissions = createPermissions(functions, iam);
  const queues = createQueues(stack, clock, journal);
  const roles = new Map(functions.map(({ id, role }) => [id, role]));
  const credentials = new Map(
    functions.map(({ id }) => [identity(id).accessKeyId, { secret: identity(id).secretAccessKey, principal: id }]),
  );
  const s3 = createS3({
    directory: path.join(directory, objectsFolder),
    buckets,
    credentials,
    authorize: ({ principal, action, bucket, key }) =>
      !iam ||
      iam.allows(roles.get(principal) ?? '', {
        action,
        resource: `arn:${place.partition}:s3:::${bucket}${key === '' ? '' : `/${key}`}`,
      }),
    report: (error) => log({ source: 's3', level: 'error', text: String(error) }),
  });
  const { messaging = readMessaging(process.env), silent } = options;
  const messages = await startMessages({ directory, messaging, silent, log });
  later(() => messages.stop());
  const tables = `arn:${place.partition}:dynamodb:${region}:${account}:table/`;
  back.serve(
    createEndpoint({
      dynamo,
      agent,
      credentials,
      tables,
      s3: (incoming, answer) => void s3(incoming, answer),
      queues,
      buses: createBuses(stack, (event) => messages.take(event)),
      secrets,
      permit: permissions.bySigner,
    }),
  );

  const mappings = startMappings({ stack, clock, queues, functions, permissions, log });
  const send = createSending({ stack, functions, queues, permissions });
  const schedules = startSchedules({
    schedules: stack.all('AWS::Scheduler::Schedule', scheduleSchema),
    clock,
    log,
    send,
  });
  const http = { requests: 0, refused: 0, failed: 0 };
  const gateway = createGateway({
    ...readApi({ stack, functions, clock, issuer, enforce, log }),
    counters: http,
    patient: inProcess,
    subjectClaim: options.subjectClaim ?? 'sub',
  });
  const files: Published = { host: new URL(publicUrl).host, base: filesPath };
  const database = new DynamoDBClient(connection);
  later(() => database.destroy());
  front.serve(
    createFront({
      api: gateway,
      beside: { ...accounts?.beside, [`${filesPath}/`]: (incoming, answer) => void s3(incoming, answer, files) },
      version: options.version ?? {},
      healthy: () => answersNow(database, directory),
      secure: publicUrl.startsWith('https:'),
      answered: options.answered,
    }),
    refuseMalformed,
  );

  later(() => Promise.all(mappings.map((mapping) => mapping.stop())));
  later(schedules.stop);
  // Opened first, for its address, but closed first too: whoever is being answered still needs all the rest.
  later(front.close);

  return {
    url: front.url,
    issuer: issuer.url,
    endpoints: { ...endpoints, dynamo },
    outputs: stack.outputs,
    database: { tables: tableNames(stack), connection },
    keptData,
    clock,
    token: issuer.token,
    schedules: schedules.ids,
    fire: schedules.fire,
    async invoke(id, event) {
      const target = functions.find((one) => one.id === id || one.name === id);
      if (!target) throw new Error(`the template has no function ${id}`);
      return target.invoke(event);
    },
    drain: () => drain(schedules, mappings),
    counters: () => ({
      http: { ...http },
      functions: Object.fromEntries(functions.map(({ name, counters }) => [name, { ...counters }])),
      queues: Object.fromEntries([...queues.values()].map((queue) => [queue.name, queue.depth()])),
    }),
    permissions: permissions.report,
    stop,
  };
}
