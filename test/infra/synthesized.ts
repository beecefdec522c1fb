import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template as Kit } from 'aws-cdk-lib/assertions';
import { expect } from 'vitest';
import * as z from 'zod';
import { functionNames } from '../../infra/build.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { temporaryFolder } from '../make/folder.ts';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Metadata: z.object({ 'aws:cdk:path': z.string().optional() }).default({}),
});
const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() })),
  Resources: z.record(z.string(), Resource),
});
type Resource = z.infer<typeof Resource>;

export interface Synthesized {
  region: string;
  text: string;
  parameters: z.infer<typeof Template>['Parameters'];
  resources: Record<string, Resource>;
  ofType: (type: string) => [logicalId: string, resource: Resource][];
  /** `goals/http` for what the construct of that path made: the stack's name and the last steps are left out. */
  nameOf: (logicalId: string) => string;
}

/** The templates as deployed, on empty bundles: what the functions contain does not change what they may do. */
export async function synthesized(context: Record<string, unknown>, validate = false): Promise<Synthesized[]> {
  const folder = temporaryFolder();
  const bundles = join(folder, 'dist');
  for (const name of functionNames()) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.cjs'), `exports.handler = '${name}';`);
  }
  const templates = await synthesize({ outdir: join(folder, 'cdk.out'), bundles, context, validate });
  return templates.map(({ region, path, stackName }) => {
    const text = readFileSync(path, 'utf8');
    const { Parameters, Resources } = Template.parse(JSON.parse(text));
    return {
      region,
      text,
      parameters: Parameters,
      resources: Resources,
      ofType: (type) => Object.entries(Resources).filter(([, resource]) => resource.Type === type),
      nameOf: (logicalId) =>
        (Resources[logicalId]?.Metadata['aws:cdk:path'] ?? logicalId)
          .replace(`${stackName}/`, '')
          .replace(/(\/(Resource|Table|Bucket|Queue|Secret|Function|Topic|DefaultPolicy|Schedule))+$/, ''),
    };
  });
}

export async function synthesizedOnce(): Promise<Synthesized> {
  const [template] = await synthesized({ regions: 'us-east-1' });
  return template!;
}

/** The assertions of the kit on a template, each counted as one of the test. */
export function asserting({ text }: Pick<Synthesized, 'text'>) {
  const kit = Kit.fromJSON(JSON.parse(text));
  return {
    hasResourceProperties: (...given: Parameters<Kit['hasResourceProperties']>) =>
      expect(() => kit.hasResourceProperties(...given)).not.toThrow(),
    allResourcesProperties: (...given: Parameters<Kit['allResourcesProperties']>) =>
      expect(() => kit.allResourcesProperties(...given)).not.toThrow(),
    resourceCountIs: (...given: Parameters<Kit['resourceCountIs']>) =>
      expect(() => kit.resourceCountIs(...given)).not.toThrow(),
  };
}
