import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect } from 'vitest';
import { routes as auditRoutes } from '../../../functions/audit/routes.ts';
import { routes as periodRoutes } from '../../../functions/periods/routes.ts';
import { routes as resultRoutes } from '../../../functions/results/routes.ts';
import { endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { closed } from '../../make/published.ts';
import { tamperer } from '../../make/tampering.ts';
import { makeWorld } from '../../make/world.ts';

const routes = [...auditRoutes, ...periodRoutes, ...resultRoutes];
type County = ReturnType<typeof makeWorld<(typeof routes)[number]>>;

/** A period of three subjects, assessed and, unless said otherwise, closed; what attacks it, and its verifiers. */
export function withSealedCounty({ open = false } = {}) {
  const engine = withEngine();
  const folder = temporaryFolder();
  const subject = 'unit.bureau-001';
  const of = `appraisal/${period}/${subject}`;
  let world: County;
  let tamper: ReturnType<typeof tamperer>;

  beforeEach(async () => {
    world = makeWorld(engine(), routes);
    await endOfAssessment(world, 3);
    await world.unit('county');
    await world.person('auditor', 'county', ['audit-administrator']);
    await world.person('office', 'county', ['performance-office']);
    if (!open) await closed(world);
    tamper = tamperer(engine(), world.table);
  });

  const auditor = () => world.as('auditor');
  const verifyChain = async (chain = of) => (await auditor().call('audit.verify', { query: { of: chain } })).body;
  async function verifyPeriod() {
    const findings = [];
    let cursor: string | undefined;
    let verified = 0;
    do {
      const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await auditor().call('audit.verify-period', { params: { period }, query });
      expect(body.sealIsGenuine).toBe(true);
      findings.push(...body.findings);
      verified += body.verified;
      cursor = body.next;
    } while (cursor !== undefined);
    return { findings, verified };
  }

  const publicKey = async () => (await auditor().call('audit.public-key', {})).body.publicKey;

  /**
   * What `npm run verify` says of an export made now, with the newest seal and the public key, or with neither. The key is that of today
   * unless another is trusted.
   */
  async function verifyOffline(
    chain = of,
    held: 'sealed' | 'alone' = 'sealed',
    trusted?: string,
  ): Promise<{ status: number; said: string }> {
    const kept = {
      'export.json': (await auditor().call('audit.export', { body: { of: chain, why: '年度抽查' } })).body,
      'seal.json': (await auditor().call('audit.seal', { params: { period } })).body,
    };
    for (const [name, body] of Object.entries(kept)) writeFileSync(join(folder, name), JSON.stringify(body));
    writeFileSync(join(folder, 'key.pem'), trusted ?? (await publicKey()));
    const [from, seal, key] = ['export.json', 'seal.json', 'key.pem'].map((name) => join(folder, name));
    const against = held === 'sealed' ? ['--seal', seal!, '--key', key!] : [];
    const command = [resolve('infra/offline/verify.ts'), from!, ...against];
    try {
      return { status: 0, said: execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' }) };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { status, said: stdout };
    }
  }

  return {
    engine,
    subject,
    of,
    get world() {
      return world;
    },
    get tamper() {
      return tamper;
    },
    /** Where the appraisal of a subject lies. */
    place: (name = subject) => world.partition.appraisal(world.jurisdiction, period, name),
    auditor,
    verifyChain,
    verifyPeriod,
    verifyOffline,
    publicKey,
  };
}
