/** What the functions log for operators is not part of a test's output. Files that share a process each ask for it. */
for (const stream of [process.stdout, process.stderr]) {
  if (stream.write.name === 'writeUnlessLogged') continue;
  const write = stream.write.bind(stream);
  stream.write = function writeUnlessLogged(chunk: string | Uint8Array, ...rest: never[]) {
    return (typeof chunk === 'string' && chunk.startsWith('{"event":')) || write(chunk, ...rest);
  };
}
