import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';

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
      reject(
        inUse(error)
          ? new Error(`端口 ${port} 已被占用。\nPort ${port} is in use: choose another with --port.`)
          : error,
      ),
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
