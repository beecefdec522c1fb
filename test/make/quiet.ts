/** What the functions log for operators is not part of a test's output. */
const write = process.stdout.write.bind(process.stdout);
const isLogLine = (chunk: unknown): boolean => typeof chunk === 'string' && /^\{"event":/.test(chunk);

process.stdout.write = ((chunk: string, ...rest: []) => isLogLine(chunk) || write(chunk, ...rest)) as typeof write;
