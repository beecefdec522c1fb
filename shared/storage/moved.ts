/**
 * Somebody else wrote first: load again and decide again. A module of its own, so that whoever only has to know it does
 * not load the database's client.
 */
export class Moved extends Error {
  override readonly name = 'Moved';
}
