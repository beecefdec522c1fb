import { defineConfig } from 'vitest/config';

/** The year of the demo county, with a browser going through it: `npm run year`. It takes as long as a third of all the others. */
const year = ['test/journeys/year.test.ts'];

/** What loads the console itself, whose library is written for a bundler. */
const bundled = ['test/console/leads.test.ts'];

/** Whole systems: processes, ports, folders and the environment they are started with. */
const systems = ['test/{console,infra,journeys,local}/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/make/leave-nothing.ts'],
    setupFiles: ['test/make/quiet.ts'],
    // A test whose loops ran over nothing has shown nothing.
    expect: { requireAssertions: true, poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // Node loads the sources as it does for `npm start`: nothing is transformed, patched or looked up by the runner.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // They run in the order of their names: the long files begin, and the short ones fill both cores to the end.
    projects: [
      { extends: true, test: { name: '1 systems', include: systems, exclude: [...year, ...bundled] } },
      { extends: true, test: { name: '1 console', include: bundled, experimental: { viteModuleRunner: true } } },
      {
        extends: true,
        // One process loads the sources once for many files: what a test needs of the world is handed to it, nothing is patched. The
        // others take minutes or moments, and are dealt out one by one.
        test: { name: '2 rules', include: ['test/**/*.test.ts'], exclude: systems, isolate: false },
      },
      { extends: true, test: { name: 'year', include: year } },
    ],
  },
});
