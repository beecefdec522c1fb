import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';

/** A listening server whose address is known before what it serves is ready. */
interface Door {
  url: string;
  /** `malformed` answers what is no request at all; without it Node does, in its own words. */
  open(listener: RequestListener, malformed?: Malformed): void;
  /** Lets the answers under way finish, for a moment. */
  close: () => Promise<void>;
}

type Malformed = (error: Error, socket: Duplex) => void;

const moment = 3000;

/** Listens on the loopback interface only; port 0 is any free one. */
export async function openDoor(port: number): Promise<Door> {
  let serve: RequestListener = (_incoming, answer) => void answer.writeHead(503).end();
  const server = createServer((incoming, answer) => serve(incoming, answer));
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
    open(listener, malformed) {
      serve = listener;
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
