import { kinds } from '../../shared/domain/matter/kinds.ts';
import { period } from '../make/enrolled.ts';
import { params, type Call } from './route-calls.ts';

/** The matters that bring lines of the score, and the lists of those that the office proposed. */
export async function entered(call: Call, award: { readonly document: object }): Promise<void> {
  for (const kind of ['adjustments', 'vetoes']) {
    const { body } = await call('office', `matters.${kind}.list`, { params: { period } });
    await call('leader', `matters.${kind}.of-subject`, { params });
    await call('office', `matters.${kind}.read`, { params: { ...params, matter: body.matters[0]?.id } });
  }
  await applications(call, award);
  await visits(call);
}

/** Applications for a bonus: one granted after more was supplied, one declined, one refused, one taken back. */
async function applications(call: Call, award: { readonly document: object }): Promise<void> {
  const reason = { reason: '文件属实' };
  let asked = 0;
  const apply = async () => {
    asked += 1;
    const document = { ...award.document, number: `示政发〔2026〕${20 + asked}号` };
    const { body } = await call('clerk', 'matters.applications.apply', { params, body: { ...award, document } });
    return { ...params, matter: body.id };
  };
  const move = (by: string, name: string, at: object, body: object = reason) =>
    call(by, `matters.applications.${name}`, { params: at, body });
  const granted = await apply();
  await move('office', 'return', granted);
  await move('leader', 'supply', granted, { text: '补充表彰决定全文' });
  await move('office', 'verify', granted);
  await move('chair', 'grant', granted);
  const declined = await apply();
  await move('checker', 'verify', declined);
  await move('chair', 'decline', declined);
  await move('checker', 'refuse', await apply());
  await move('clerk', 'withdraw', await apply());
  await call('office', 'matters.applications.list', { params: { period } });
  await call('leader', 'matters.applications.of-subject', { params });
  await call('leader', 'matters.applications.read', { params: granted });
}

/** Spot checks: one with a deduction, one noted, one dropped. */
async function visits(call: Call): Promise<void> {
  const { record, deduct, note } = kinds.visits.moves;
  const reason = { reason: note.example.reason };
  const enter = async () => {
    const { body } = await call('chen', 'matters.visits.record', {
      params,
      body: { ...record.example, date: '2026-08-12' },
    });
    return { ...params, matter: body.id };
  };
  const answered = async () => {
    const at = await enter();
    await call('leader', 'matters.visits.answer', { params: at, body: { text: '已补充备岗制度' } });
    return at;
  };
  const one = await answered();
  await call('sun', 'matters.visits.deduct', { params: one, body: deduct.example });
  await call('office', 'matters.visits.note', { params: await answered(), body: reason });
  await call('sun', 'matters.visits.drop', { params: await enter(), body: reason });
  await call('office', 'matters.visits.list', { params: { period } });
  await call('leader', 'matters.visits.of-subject', { params });
  await call('leader', 'matters.visits.read', { params: one });
}
