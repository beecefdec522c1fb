import { departmentScheme } from '../domain/scoring/example.ts';
import type { Call } from './route-calls.ts';

/** A scheme from its draft to its approval, and a second version that is given up. */
export async function schemes(call: Call): Promise<void> {
  await call('', 'schemes.json-schema');
  await call('clerk', 'schemes.list-library');
  await call('clerk', 'schemes.read-library', { params: { id: 'city-scorecard' } });
  const scheme = departmentScheme;
  await call('office', 'schemes.validate', { body: { scheme } });
  const { body: created, etag } = await call('office', 'schemes.create', { body: { scheme } });
  await call('clerk', 'schemes.list');
  await call('clerk', 'schemes.read', { params: { scheme: scheme.id } });
  const version = { scheme: scheme.id, version: 1 };
  await call('office', 'schemes.save', { params: version, ifMatch: etag, body: { scheme } });
  const { body: table } = await call('office', 'schemes.export-table', { params: version });
  await call('office', 'schemes.import-table', { body: { base64: table.base64 } });
  await call('office', 'schemes.submit', { params: version, body: {} });
  await call('chair', 'schemes.return', { params: version, body: { reason: '请补充数据来源' } });
  await call('office', 'schemes.submit', { params: version, body: {} });
  await call('chair', 'duties.mine');
  const approval = { hash: created.standing.hash, meeting: '第3次会议', specialRules: [] };
  await call('chair', 'schemes.approve', { params: version, body: approval });
  await call('office', 'schemes.begin-version', { params: { scheme: scheme.id }, body: { basedOn: 1 } });
  await call('clerk', 'schemes.read-version', { params: version });
  await call('clerk', 'schemes.compare', { params: { scheme: scheme.id }, query: { from: '1', to: '2' } });
  await call('office', 'schemes.drop', { params: { ...version, version: 2 }, body: { reason: '误建' } });
}
