import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstSecurityAdministrator } from '../../local/demo/county.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock } from '../make/system.ts';
import { chinaTime } from '../make/world.ts';

const folder = temporaryFolder();

/** 6,000 units in a file that is too large to come with the request: 1.2 MB. */
const file = Buffer.from(
  ['code,name,note', ...Array.from({ length: 6_000 }, (_, n) => `unit-${n},单位${n},${'x'.repeat(180)}`), ''].join(
    '\n',
  ),
);

test(
  'a large file goes to the bucket by its own address and is written slice by slice, each call within its role',
  { timeout: 180_000 },
  async () => {
    const templatePath = await builtSystem();
    const clock = stillClock(chinaTime('2026-07-01T09:00:00'));
    const system = await startSystem({ templatePath, directory: join(folder, 'data'), clock });
    try {
      const security = await system.as(firstSecurityAdministrator);
      const grant = { role: 'system-administrator' as const, unit: '', why: '系统初始化' };
      await security.call('organisation.grant', { params: { official: 'qian.xitong' }, body: grant });
      const admin = await system.as('qian.xitong');
      const sha256 = createHash('sha256').update(file).digest('hex');
      const registered = await admin.call('imports.register', {
        body: {
          kind: 'units',
          name: 'units.csv',
          format: { type: 'csv' },
          mapping: {
            fields: { id: { column: 'code' }, 'name.zh': { column: 'name' }, level: { constant: 'institution' } },
          },
          content: { sha256, bytes: file.length },
        },
      });
      const { url, fields } = registered.body.upload!;
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([file], { type: 'text/csv' }));
      expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204);

      const params = { import: registered.body.id };
      const slices = async (id: 'imports.check' | 'imports.run') => {
        for (let calls = 1; ; calls += 1) {
          const { body } = await admin.call(id, { params, body: { records: 2_000 } });
          if (body.left === 0) return { calls, good: body.good, refused: body.refused };
        }
      };
      expect(await slices('imports.check')).toEqual({ calls: 3, good: 6_000, refused: 0 });
      expect(await slices('imports.run')).toEqual({ calls: 3, good: 6_000, refused: 0 });
    } finally {
      await system.stop();
    }
  },
);
