import type { Call } from './route-calls.ts';

/** Files that are brought in, and the mappings that are kept for them. */
export async function imports(call: Call): Promise<void> {
  const file = {
    kind: 'units',
    name: 'units.csv',
    format: { type: 'csv' },
    content: { text: '编码,名称\nwater,水务局\n' },
    mapping: { fields: { id: { column: '编码' }, 'name.zh': { column: '名称' }, level: { constant: 'department' } } },
  };
  const { body, etag } = await call('admin', 'imports.register', { body: file });
  const at = { import: body.id };
  await call('admin', 'imports.list');
  await call('admin', 'imports.template', { params: { kind: 'units' } });
  await call('admin', 'imports.read', { params: at });
  await call('admin', 'imports.preview', { params: at });
  const reading = { format: file.format, mapping: file.mapping };
  const named = { kind: 'units', mapping: '单位名册' };
  const kept = await call('admin', 'imports.save-mapping', { params: named, ifMatch: 0, body: reading });
  await call('admin', 'imports.mappings', { params: { kind: 'units' } });
  await call('admin', 'imports.mapping', { params: named });
  const { name, kind, content } = file;
  await call('admin', 'imports.register', { body: { name, kind, content, mapping: { saved: named.mapping } } });
  await call('admin', 'imports.retire-mapping', { params: named, ifMatch: kept.etag, body: {} });
  await call('admin', 'imports.map', { params: at, ifMatch: etag, body: reading });
  await call('admin', 'imports.check', { params: at, body: { records: 1_000 } });
  await call('admin', 'imports.run', { params: at, body: { records: 1_000 } });
}
