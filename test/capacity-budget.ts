/**
 * Capacity units each use case may take, to the unit: what the bill is made of. `npm run bench` prints them beside the least
 * possible. Reads are strongly consistent, one unit for 4 KB; writes are transactional, two units for 1 KB of an item
 * and one for its line in an index. The answer kept for an Idempotency-Key is
 * one of the items of every POST, and of every act two units are what its person is reminded of having done.
 */
export const capacityBudget: Readonly<Record<string, { read: number; write: number; writes: string }>> = {
  'goals.propose': { read: 6, write: 7, writes: 'entry, head and its line; the act; a PUT keeps no answer' },
  'goals.read': { read: 5, write: 0, writes: '' },
  'goals.sign': { read: 2, write: 9, writes: 'entry, head and its line, answer, act' },
  'goals.sign (second)': { read: 3, write: 11, writes: 'entry, head and its line, answer, act; the caller relied on' },
  'progress.file': { read: 2, write: 6, writes: 'entry, answer, act' },
  'progress.sign-off': { read: 2, write: 9, writes: 'entry, head and its line, answer, act' },
  'progress.accept': { read: 3, write: 11, writes: 'entry, head and its line, answer, act; the caller relied on' },
  'progress.read': { read: 5, write: 0, writes: '' },
  'progress.unaccepted': { read: 3.5, write: 0, writes: '' },
  'scoring.adjust': {
    read: 4,
    write: 14,
    writes: 'entry, head and its line, line with its list, answer, act; the caller relied on',
  },
  'scoring.check-adjustment': {
    read: 4,
    write: 15,
    writes: 'entry, head and its line, line moved in its list, answer, act; the caller relied on',
  },
  'scoring.assign': {
    read: 6,
    write: 16,
    writes: 'entry, head and its line, seat and its line, answer, act; caller and rater relied on',
  },
  'scoring.rate': { read: 5, write: 11, writes: 'entry, seat and its line, answer, act; the rater relied on' },
  'results.feedback': { read: 4, write: 0, writes: '' },
  'scoring.sheet': { read: 3, write: 0, writes: '' },
  'periods.subjects': { read: 1.5, write: 0, writes: '' },
  'matters.rechecks.object': {
    read: 6,
    write: 13,
    writes: 'entry, head and its line, recheck with its list and due lines, answer, act',
  },
  'matters.rechecks.uphold': {
    read: 8,
    write: 29,
    writes:
      'entries of correction and decision, head and its line, recheck moved in its list and its due line removed, sheet, request to rank and its due line, answer, act; the caller relied on',
  },
  'matters.orders.issue': { read: 7, write: 10, writes: 'entry, order with its list and due lines, answer, act' },
  'matters.orders.answer': {
    read: 5,
    write: 10,
    writes: 'entry, order with its line and the due line removed, answer, act',
  },
  'organisation.me': { read: 0, write: 0, writes: '' },
};

/** Routes that take more dependent trips than two to read and a third to write, and why. */
export const moreTrips: Readonly<Record<string, { trips: number; why: string }>> = {
  'audit.verify-period': { trips: 10, why: 'looks again at what does not fit, and reads the chains of a page' },
  'audit.verify-anchor': { trips: 25, why: 'reads every list of the jurisdiction' },
  'bulk.rows': { trips: 4, why: 'what was asked, and then what became of it' },
  'duties.calendar': { trips: 4, why: 'the person behind the link, and then what their duties take' },
  'duties.desk': { trips: 3, why: 'periods, then the own subjects in each' },
  'duties.lately': { trips: 3, why: 'the acts, and then what they were about by its name' },
  'duties.mine': { trips: 4, why: 'periods, then their subjects, then their records' },
  'duties.to-sign': { trips: 5, why: 'the period, a list that leads to records, and who filed what they hold' },
  'duties.period': { trips: 4, why: 'a list that leads to records' },
  'goals.cascade': { trips: 4, why: 'a list that leads to records, and the names of whom they name' },
  'goals.copy': { trips: 5, why: 'the earlier period with its scheme, and then whom its goals name' },
  'imports.list': { trips: 3, why: 'a list that leads to the names of whoever registered them' },
  'imports.check': { trips: 5, why: 'each row looks up what it names' },
  'imports.run': { trips: 9, why: 'each step of rows is a transaction of its own' },
  'matters.appeals.read': { trips: 3, why: 'the decision names the sheets between which it is shown' },
  'matters.appeals.uphold': { trips: 6, why: 'the peer group is ranked with the corrected score' },
  'matters.every': { trips: 3, why: 'a list that leads to the names of whom it is about' },
  'matters.every-of-subject': { trips: 3, why: 'a list that leads to the names of whom it is about' },
  'matters.rechecks.uphold': { trips: 4, why: 'what of approved results goes back with it' },
  'organisation.people': { trips: 3, why: 'a list of units that leads to their people' },
  'organisation.save-official': { trips: 4, why: 'who leaves may manage nobody: everybody of every unit is read' },
  'periods.closing': { trips: 3, why: 'a list that leads to another' },
  'periods.open': { trips: 12, why: 'enrols everybody, each batch in a transaction of its own' },
  'reports.list': { trips: 3, why: 'a list that leads to the names of whom it is about' },
  'progress.provided': { trips: 3, why: 'a list that leads to records' },
  'progress.cards': {
    trips: 4,
    why: 'a list that leads to records, and the calendar of a period opened before their times were kept',
  },
  'progress.lights': { trips: 3, why: 'a list that leads to records' },
  'progress.review': { trips: 4, why: 'a list that leads to records, and who filed what they hold' },
  'progress.unaccepted': { trips: 3, why: 'a list that leads to records' },
  'results.approve': { trips: 7, why: 'the whole period' },
  'results.group': { trips: 3, why: 'a ranking that leads to heads' },
  'results.propose': { trips: 8, why: 'the whole period' },
  'results.publish': { trips: 12, why: 'the whole period' },
  'results.read': { trips: 3, why: 'a list of the whole period' },
  'schemes.copy': { trips: 5, why: 'two periods, the scheme of one, and then whom it names' },
  'scoring.ballots': { trips: 3, why: 'the seats of a list, then what was marked in each' },
  'scoring.progress': { trips: 3, why: 'the raters of a list' },
  'scoring.what-if': { trips: 6, why: 'the whole period' },
};
