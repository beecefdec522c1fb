/** What the functions log for operators is not part of a test's output. */
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array, ...rest: never[]) =>
    (typeof chunk === 'string' && chunk.startsWith('{"event":')) || write(chunk, ...rest);
}
