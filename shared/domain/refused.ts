import type { Params, RefusalCode } from '../text/catalogue.ts';

/** Where in the request the refused thing stands, and which values would have been legal. */
export interface Pointer {
  field?: string;
  legal?: readonly string[] | undefined;
}

/**
 * The one way to say no. `code` names a sentence of the catalogue in both languages; `params` fill its blanks.
 * Only `functions/http.ts` knows which HTTP status a refusal becomes.
 */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly params: Params;
  readonly pointer: Pointer;

  constructor(code: RefusalCode, params: Params = {}, pointer: Pointer = {}) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.params = params;
    this.pointer = pointer;
  }
}

/** Where one function lists all that is wrong, for whoever asks what is; the act itself is refused for the first. */
export function refuseFirst([first]: readonly Refused[]): void {
  if (first) throw first;
}
