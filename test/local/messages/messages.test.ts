import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { callEvents, type BusEvent, type EventBus } from '../../../local/messages/bus.ts';
import { givenUp, readMessaging, startMessages } from '../../../local/messages/messages.ts';
import { temporaryFolder } from '../../make/folder.ts';

const secret = 'a secret of the tests';
const text = { zh: '填报', en: 'File the figure' };
const event = (id: string): BusEvent => ({
  id,
  source: 'jixiao',
  'detail-type': 'duty.near',
  time: '2026-07-06T00:30:00.000Z',
  detail: {
    id,
    jurisdiction: '330199',
    moment: 'near',
    at: '2026-07-06T00:30:00.000Z',
    what: 'progress.file',
    name: text,
    period: '2026q3',
    periodName: { zh: '2026年第三季度', en: 'Third quarter of 2026' },
    subject: 'unit.finance',
    subjectName: { zh: '财政局', en: 'Finance Bureau' },
    about: { zh: '网办率（2026年7月）', en: 'Handled online (July 2026)' },
    due: '2026-07-09T15:59:59.999Z',
    dueOn: '2026-07-09',
    roles: ['unit-leader'],
    unit: 'finance',
    recipients: ['li', 'wang'],
    more: false,
  },
});

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** An endpoint that answers each request as it is told. */
async function endpoint(answer: (request: number) => number) {
  const received: Received[] = [];
  const server = createServer((incoming, reply) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      received.push({ headers: incoming.headers, body: Buffer.concat(chunks).toString() });
      reply.writeHead(answer(received.length)).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

const clock = { now: 1_783_300_000_000, silent: false };
const told: string[] = [];

async function started(url: string, directory = temporaryFolder()) {
  const messaging = { webhook: { url, secret } };
  told.length = 0;
  const messages = await startMessages({
    directory,
    messaging,
    log: ({ text: line }) => void told.push(line),
    now: () => clock.now,
    pause: 60_000,
    silent: () => clock.silent,
  });
  closing.push(() => messages.stop());
  return { messages, directory, waiting: () => readdirSync(join(directory, 'messages/webhook/waiting')) };
}

/** Each try when its time has come. */
async function hours({ idle }: { idle: () => Promise<void> }, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await idle();
    clock.now += 60 * 60_000 * 5;
  }
  await idle();
}

describe('a webhook', () => {
  test('gets each event signed with the time of sending, as EventBridge would hand it over', async () => {
    const { received, url } = await endpoint(() => 204);
    const { messages, waiting } = await started(url);
    messages.take(event('one'));
    await messages.idle();
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(JSON.parse(body)).toEqual(event('one'));
    const timestamp = String(headers['jixiao-timestamp']);
    const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    expect(headers).toMatchObject({
      'jixiao-event': 'duty.near',
      'jixiao-event-id': 'one',
      'jixiao-signature': `v1=${expected}`,
    });
    expect(timestamp).toBe(String(clock.now / 1000));
    expect(waiting()).toEqual([]);
  });

  test('gets nothing twice that the bus brings again, also after another start, and nothing of a silent demo', async () => {
    const { received, url } = await endpoint(() => 200);
    const { messages, directory } = await started(url);
    for (const id of ['silent', 'one', 'two', 'one']) {
      clock.silent = id === 'silent';
      messages.take(event(id));
    }
    await messages.idle();
    await messages.stop();
    const again = await started(url, directory);
    again.messages.take(event('two'));
    await again.messages.idle();
    expect(received.map(({ headers }) => headers['jixiao-event-id'])).toEqual(['one', 'two']);
  });

  test('that fails is tried again, each time later', async () => {
    const { received, url } = await endpoint((request) => (request < 3 ? 503 : 200));
    const { messages, waiting } = await started(url);
    messages.take(event('one'));
    await messages.idle();
    expect(received).toHaveLength(1);
    clock.now += 60_000;
    await messages.idle();
    expect(received).toHaveLength(2);
    clock.now += 60_000;
    await messages.idle();
    expect(received).toHaveLength(2);
    clock.now += 60_000;
    await messages.idle();
    expect([received.length, waiting()]).toEqual([3, []]);
  });

  test('that never takes an event has it among the dead, told at once and at the next start, and again once it is moved back', async () => {
    let status = 500;
    const { received, url } = await endpoint(() => status);
    const { messages, directory } = await started(url);
    messages.take(event('one'));
    await hours(messages, 9);
    expect(received).toHaveLength(9);
    const [dead, back] = ['dead', 'waiting'].map((name) => join(directory, 'messages/webhook', name, 'one.json'));
    expect(existsSync(dead!)).toBe(true);
    expect(told).toEqual([expect.stringContaining('HTTP 500')]);
    expect(givenUp(directory)).toEqual([expect.stringContaining('1 条提醒未能送达')]);
    await messages.stop();
    renameSync(dead!, back!);
    status = 200;
    const again = await started(url, directory);
    await again.messages.idle();
    expect([received.length, again.waiting(), givenUp(directory)]).toEqual([10, [], []]);
  });

  test('has what was taken and not handed over before the end of the process handed over after another start', async () => {
    const gone = await endpoint(() => 200);
    const { messages, directory, waiting } = await started('http://127.0.0.1:1/nobody');
    messages.take(event('one'));
    await messages.idle();
    await messages.stop();
    expect(waiting()).toEqual(['one.json']);
    clock.now += 60_000;
    const again = await started(gone.url, directory);
    await again.messages.idle();
    expect(gone.received).toHaveLength(1);
  });
});

test('a mail goes to everybody who may do it, without their addresses, in Chinese and then English', async () => {
  const lines: string[] = [];
  const server = createSocketServer((socket) => {
    let data = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk
        .toString()
        .split('\r\n')
        .filter((one, at, all) => one !== '' || at < all.length - 1)) {
        lines.push(line);
        if (data && line !== '.') continue;
        if (line === 'DATA') data = true;
        if (line === '.') data = false;
        socket.write(line === 'DATA' ? '354 go on\r\n' : line.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`;
  const mail = { url, from: 'jixiao@example.gov.cn', to: '{person}@example.gov.cn' };
  const directory = temporaryFolder();
  const messages = await startMessages({
    directory,
    messaging: { mail },
    log: ({ text: line }) => void told.push(line),
  });
  closing.push(() => messages.stop());
  messages.take(event('one'));
  await messages.idle();
  const rcpt = lines.filter((line) => line.startsWith('RCPT TO')).map((line) => /<(.+)>/.exec(line)?.[1]);
  expect(rcpt).toEqual(['li@example.gov.cn', 'wang@example.gov.cn']);
  const sent = lines.join('\n');
  expect(sent.slice(sent.indexOf('DATA'))).not.toContain('li@');
  expect(sent).toContain('Message-ID: <one@jixiao>');
  const encoded = lines.filter((line) => /^[A-Za-z0-9+/=]{20,}$/.test(line)).join('');
  expect(Buffer.from(encoded, 'base64').toString()).toBe(
    '2026年第三季度，财政局：填报（网办率（2026年7月））。请于2026年7月9日前办理（含当日）。\n' +
      'Third quarter of 2026, Finance Bureau: File the figure (Handled online (July 2026)). It is due by the end of 9 July 2026.',
  );
});

describe('what is set', () => {
  test('is nothing where nothing is', () => {
    expect(readMessaging({})).toEqual({});
  });

  test.each([
    { JIXIAO_WEBHOOK_URL: 'https://example.gov.cn/hook' },
    { JIXIAO_WEBHOOK_URL: 'https://example.gov.cn/hook', JIXIAO_WEBHOOK_SECRET: 'short' },
    { JIXIAO_WEBHOOK_URL: 'example.gov.cn', JIXIAO_WEBHOOK_SECRET: secret },
    { JIXIAO_SMTP_URL: 'smtp://mail.example.gov.cn' },
    { JIXIAO_SMTP_URL: 'mail.example.gov.cn', JIXIAO_MAIL_FROM: 'a@b', JIXIAO_MAIL_TO: 'a@b' },
  ])('by half is refused: %o', (environment) => {
    expect(() => readMessaging(environment)).toThrow(/须/);
  });
});

describe('the bus of one machine', () => {
  const taken: BusEvent[] = [];
  const bus: EventBus = {
    name: 'jixiao-test',
    arn: 'arn:aws-cn:events:::event-bus/jixiao-test',
    take: (one) => void taken.push(one),
  };
  const entry = {
    EventBusName: 'jixiao-test',
    Source: 'jixiao',
    DetailType: 'duty.near',
    Detail: '{"id":"one"}',
    Time: 1_783_300_000,
  };
  const put = (Entries: object[], operation = 'PutEvents') =>
    callEvents([bus], operation, { Entries }, () => undefined);

  test('takes what is an event and refuses by itself what is none', () => {
    taken.length = 0;
    expect(put([entry, { ...entry, Detail: 'no JSON' }, { ...entry, Detail: '{}' }])).toMatchObject({
      FailedEntryCount: 2,
      Entries: [{ EventId: 'one' }, { ErrorCode: 'MalformedDetail' }, { ErrorCode: 'MalformedDetail' }],
    });
    expect(taken).toHaveLength(1);
  });

  test('refuses eleven events, another bus, other operations and what its role may not', () => {
    expect(() => put(Array.from({ length: 11 }, () => entry))).toThrow();
    expect(() => put([{ ...entry, EventBusName: 'other' }])).toThrow('other does not exist');
    expect(() => put([entry], 'PutRule')).toThrow('not realised');
    const deny = () => {
      throw new Error('denied');
    };
    expect(() => callEvents([bus], 'PutEvents', { Entries: [entry] }, deny)).toThrow('denied');
  });
});
