import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { startRefusals } from '../shared/text/local.ts';
import { both } from './log.ts';

/** A listening server whose address is known before what it serves is ready. */
interface Listening {
  url: string;
  /** `malformed` answers what is no request at all; without it Node does, in its own words. */
  serve(listener: RequestListener, malformed?: Malformed): void;
  /** Lets the answers under way finish, for a moment. */
  close: () => Promise<void>;
}

type Malformed = (error: Error, socket: Duplex) => void;

const moment = 3000;

/** Listens on the loopback interface only; port 0 is any free one. */
export async function listen(port: number): Promise<Listening> {
  let handler: RequestListener = (_incoming, answer) => void answer.writeHead(503).end();
  const server = createServer((incoming, answer) => handler(incoming, answer));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(inUse(error) ? new Error(both(startRefusals['port-in-use'], { port })) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    serve(listener, malformed) {
      handler = listener;
      if (malformed) server.on('clientError', malformed);
    },
    async close() {
      const timer = setTimeout(() => server.closeAllConnections(), moment);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      clearTimeout(timer);
    },
  };
}

function inUse(error: Error): boolean {
  return 'code' in error && error.code === 'EADDRINUSE';
}

/** The whole body, or undefined once it grows beyond `most` bytes; the rest is read and thrown away so an answer can be sent. */
export async function readBody(incoming: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size <= most ? Buffer.concat(chunks) : undefined;
}

/** A port of the loopback interface that is free now. */
export async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => void server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the loopback interface gives no ports');
  return address.port;
}
