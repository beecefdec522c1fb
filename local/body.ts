import type { IncomingMessage } from 'node:http';

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
