import { Session } from 'node:inspector/promises';
import { startEngine } from '../make/engine.ts';
import { quarter } from './quarter.ts';

const acts = ['goals.propose', 'goals.sign', 'progress.file', 'scoring.rate'];

/** Source files of which anything runs while one act is served: what one has to open to follow it. */
async function filesExecuted(): Promise<Map<string, readonly string[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const engine = await startEngine();
  const found = new Map<string, readonly string[]>();
  try {
    await quarter(engine, ['finance'], async (useCase, happen) => {
      await session.post('Profiler.takePreciseCoverage');
      await happen();
      const { result } = await session.post('Profiler.takePreciseCoverage');
      if (acts.includes(useCase))
        found.set(
          useCase,
          result
            .filter(ran)
            .flatMap(({ url }) => sourceOf(url) ?? [])
            .sort(),
        );
    });
  } finally {
    await engine.stop();
    session.disconnect();
  }
  return found;
}

const ran = ({
  functions,
}: {
  readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
}) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0));

/** A source of ours, but for the client that the caller brings. */
function sourceOf(url: string): string | undefined {
  const [, file] = /\/((?:functions|shared)\/.*\.ts)$/.exec(url) ?? [];
  return file === 'functions/client.ts' ? undefined : file;
}

export async function benchFiles(): Promise<void> {
  for (const [act, files] of await filesExecuted())
    console.log(`${act}: ${files.length} files\n  ${files.join('\n  ')}`);
}
