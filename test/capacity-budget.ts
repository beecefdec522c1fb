/**
 * Capacity units each use case may take, to the unit: what the bill is made of. `npm run bench` prints them beside the least
 * possible. Reads are strongly consistent, one unit for 4 KB; writes are transactional, two units for 1 KB of an item
 * and one for its line in an index. The answer kept for an Idempotency-Key is one of the items of every POST.
 */
export const capacityBudget: Readonly<Record<string, { read: number; write: number; writes: string }>> = {
  'goals.propose': { read: 6, write: 5, writes: 'entry, head and its line; a PUT keeps no answer' },
  'goals.read': { read: 6, write: 0, writes: '' },
  'goals.sign': { read: 2, write: 7, writes: 'entry, head and its line, answer' },
  'goals.sign (second)': { read: 3, write: 9, writes: 'entry, head and its line, answer; the caller relied on' },
  'progress.file': { read: 3, write: 4, writes: 'entry, answer' },
  'progress.sign-off': { read: 3, write: 7, writes: 'entry, head and its line, answer' },
  'progress.accept': { read: 4, write: 9, writes: 'entry, head and its line, answer; the caller relied on' },
  'progress.read': { read: 3, write: 0, writes: '' },
  'progress.unaccepted': { read: 3.5, write: 0, writes: '' },
  'scoring.adjust': { read: 4, write: 6, writes: 'entry, answer; the caller relied on' },
  'scoring.check-adjustment': { read: 5, write: 6, writes: 'entry, answer; the caller relied on' },
  'scoring.assign': { read: 6, write: 11, writes: 'entry, seat and its line, answer; caller and rater relied on' },
  'scoring.rate': { read: 5, write: 9, writes: 'entry, seat and its line, answer; the rater relied on' },
  'review.feedback': { read: 5, write: 0, writes: '' },
  'scoring.sheet': { read: 3, write: 0, writes: '' },
  'periods.subjects': { read: 1.5, write: 0, writes: '' },
  'review.object': { read: 7, write: 10, writes: 'entry, head and its line, case and its line, answer' },
  'review.decide': {
    read: 8,
    write: 24,
    writes:
      'entries of correction and decision, head and its line, case moved in its list, sheet, request to rank and its due line, answer; the caller relied on',
  },
  'outcomes.issue': { read: 6, write: 8, writes: 'entry, order with its list and due lines, answer' },
  'outcomes.answer': { read: 2, write: 8, writes: 'entry, order with its line and the due line removed, answer' },
  'organisation.me': { read: 0, write: 0, writes: '' },
};
