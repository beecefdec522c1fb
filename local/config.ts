import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { serveText } from '../shared/text/serve.ts';
import { both } from './log.ts';

const claim = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);

/** Who signs people in, where that is not this machine. */
const Issuer = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).describe('Issuer of the tokens, exactly as in their iss claim'),
  audience: z.string().min(1).default('jixiao').describe('Accepted aud claim'),
  client: z.string().min(1).default('jixiao-console').describe('Client id of the console, a public client with PKCE'),
  subject: claim.default('sub').describe('Claim with the subject that officials are registered by'),
  jurisdiction: claim.optional().describe('Claim with the jurisdiction; left out: everybody is of this county'),
});

/** `jixiao.json`: what a county must say of itself to be served. Keys of engines and mail come by the environment. */
const Config = z.strictObject({
  jurisdiction: z
    .string()
    .regex(/^[a-z0-9-]{2,32}$/, 'small letters, digits and -, from 2 to 32')
    .describe('Code of the county, for example 330199; it never changes'),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).describe('As pages show it'),
  firstSecurityAdministrator: z
    .string()
    .regex(/^[^:\s]+$/, 'without colon and space')
    .describe('Subject of the official who grants the first roles'),
  address: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .describe('Where people reach the system, for example https://jixiao.example.gov.cn'),
  port: z.int().min(1).max(65_535).default(8080).describe('Port of the loopback interface, behind the proxy'),
  data: z.string().min(1).describe('Folder of all data, on a disk with room'),
  issuer: Issuer.optional().describe('Left out: accounts of this machine'),
  machine: z
    .enum(['shared', 'ours-alone'])
    .default('shared')
    .describe('ours-alone: nobody but its administrators can log in to this machine'),
});

export type Config = z.infer<typeof Config>;

/** What the command line says beside the file. */
export type Flags = Readonly<Partial<Record<'config' | 'port' | 'data' | 'address', string>>> & {
  readonly 'with-faults'?: boolean;
  readonly all?: boolean;
};

/** The configuration with what the command line says instead. Throws a sentence that names every fault. */
export function readConfig({ config: file, port, data, address }: Flags): Config {
  if (file === undefined) throw new Error(both(serveText['no-config']));
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(both(serveText['config-unreadable'], { file, reason }), { cause: error });
  }
  const flags = { ...(port && { port: Number(port) }), ...(data && { data }), ...(address && { address }) };
  const read = Config.safeParse(typeof given === 'object' ? { ...given, ...flags } : given);
  if (read.success) return { ...read.data, data: resolve(read.data.data) };
  throw new Error(both(serveText['config-wrong'], { file, faults: z.prettifyError(read.error) }));
}
