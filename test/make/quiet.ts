/** What the functions log for operators is not part of a test's output. */
const write = process.stdout.write.bind(process.stdout);

process.stdout.write = (chunk: string | Uint8Array, ...rest: never[]) =>
  (typeof chunk === 'string' && chunk.startsWith('{"event":')) || write(chunk, ...rest);
