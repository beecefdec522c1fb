import { everyPage } from '../../functions/client.ts';
import { subjectOf, units } from '../../local/demo/county.ts';
import type { System } from '../make/system.ts';

/** What people of the county look at beside the drive: every list, a page of one, and what is handed out. */
export async function lookAround(system: System, period: string): Promise<void> {
  const [office, auditor, supervisor, rater, administrator] = await Promise.all(
    ['li.jixiao', 'sun.shenji', 'wang.jiandu', 'leader.1', 'qian.xitong'].map((person) => system.as(person)),
  );
  const query = { limit: 1 };
  const params = { period };
  const subject = { period, subject: subjectOf(units[1]!) };
  await administrator!.call('organisation.officials', { params: { unit: 'jixiao-ban' }, query });
  await office!.call('schemes.list', { query });
  await office!.call('organisation.units', { query });
  await office!.call('organisation.strategy', { query });
  await office!.call('periods.list', { query });
  await office!.call('duties.mine');
  await rater!.call('duties.mine');
  await rater!.call('duties.link-calendar');
  await office!.call('duties.period', { params, query });
  await office!.call('periods.subjects', { params, query });
  await office!.call('goals.list', { params, query });
  await rater!.call('scoring.seats', { params, query });
  await office!.call('scoring.what-if', { params, body: { changes: { bonusCap: '2' } } });
  await supervisor!.call('matters.rechecks.list', { params, query });
  await office!.call('scoring.lines', { params: subject, query });
  await office!.call('periods.closing', { params, query });
  await office!.call('progress.unaccepted', { params, query });
  const [bulk] = (await (await system.as('zhou.jixiao')).call('bulk.list', { query })).body.bulk;
  await auditor!.call('bulk.rows', { params: { bulk: bulk!.id }, query });
  await office!.call('matters.orders.list', { params, query });
  await office!.call('reports.list', { params, query });
  await office!.call('reports.of-subject', { params: subject });
  await office!.call('reports.ask-table', { params, body: { table: 'indicators' } });
  await system.drain();
  await office!.call('reports.link', { params: subject, body: { stage: 'final', format: 'html' } });
  await office!.call('results.read', { params, query });
  const [first, ...others] = await everyPage(
    (page) => office!.call('results.group', { params: { period, group: 'economic' }, query: { ...page, ...query } }),
    (body) => body.ranking,
  );
  if (first?.rank !== 1 || others.length === 0) throw new Error('the ranking does not go on over its pages');
  await auditor!.call('audit.entries', { query: { of: `period/${period}`, limit: 1 } });
  const why = '年度审计抽查';
  await auditor!.call('audit.export', { body: { of: `appraisal/${period}/${subject.subject}`, why } });
}
