/** The commands of the edition for one machine: `bin/jixiao COMMAND` of what was built, `npm run COMMAND` beside the sources. */
import { parseArgs } from 'node:util';
import { serveText } from '../shared/text/serve.ts';
import { both } from './log.ts';

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const options = { config: text, port: text, data: text, address: text, 'with-faults': yes, all: yes } as const;

/** Each is loaded only when asked for. */
const commands: Readonly<Record<string, (flags: ReturnType<typeof read>) => Promise<void>>> = {
  serve: async (flags) => (await import('./serve.ts')).serve(flags.values),
  accounts: async ({ positionals, values }) =>
    (await import('./accounts.ts')).accountsAtTheMachine(positionals, values),
  backup: async ({ positionals, values }) => (await import('./backup/backup.ts')).backUp(positionals, values),
  restore: async ({ positionals, values }) => (await import('./backup/restore.ts')).restore(positionals, values),
  doctor: async ({ values }) => (await import('./doctor/doctor.ts')).examineMachine(values),
  policies: async () => (await import('./policies.ts')).printPolicies(),
  version: async () => console.log((await import('./serve.ts')).readBuilt().version),
};

function read(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true });
}

try {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = commands[name];
  if (!command) throw new Error(both(serveText.usage));
  await command(read(rest));
} catch (error) {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  console.error(isFull ? both(serveText['disk-is-full']) : error instanceof Error ? error.message : error);
  if (process.env['DEBUG']) console.error(error);
  process.exit(1);
}
