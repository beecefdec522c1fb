/** A part of what was sent that is wrong, and where it stands in it. */
export interface Fault {
  /** `['goals', '0', 'target']` */
  readonly at: readonly string[];
  readonly says: string;
  readonly legal: readonly string[];
}

interface Told {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly remedy?: string | undefined;
  readonly legal?: readonly string[];
  readonly faults?: readonly Fault[];
  readonly trace?: string | undefined;
}

/** The no that the server gave (RFC 9457), in the language it was asked in. */
export class Refusal extends Error {
  readonly told: Told;
  constructor(told: Told) {
    super(told.detail);
    this.told = told;
  }
}

/** What failed, whatever was thrown. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Why not and what can be done instead, in one line. */
export const saysOf = (error: Error): string =>
  error instanceof Refusal ? [error.told.detail, error.told.remedy].filter(Boolean).join(' ') : error.message;

/** Nobody answered: the net or the server is away. What was asked may have been done or not. */
export class Unanswered extends Error {}

/** Whoever is served is told by the server itself; the gateway in front of it has one English word only. */
export function refusalIn(status: number, body: unknown): Refusal {
  const code = text(body, 'type') ?? '';
  const pointed = text(body, 'field');
  const detail = text(body, 'detail') ?? text(body, 'message') ?? String(status);
  const listed = list(body, 'errors').map((error) => ({
    at: placeOf(text(error, 'field') ?? ''),
    says: text(error, 'detail') ?? '',
    legal: list(error, 'legal').map(String),
  }));
  return new Refusal({
    status,
    code: code.replace('urn:jixiao:problem:', ''),
    title: text(body, 'title') ?? '',
    detail,
    remedy: text(body, 'remedy'),
    legal: list(body, 'legal').map(String),
    faults: pointed === undefined ? listed : [{ at: placeOf(pointed), says: detail, legal: [] }],
    trace: text(body, 'trace'),
  });
}

/** Where it stands in the body; of another part of the request it is said with the part. */
const placeOf = (field: string): string[] => field.replace(/^body\./, '').split('.');

function part(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function text(of: unknown, name: string): string | undefined {
  const found = part(of, name);
  return typeof found === 'string' ? found : undefined;
}

function list(of: unknown, name: string): unknown[] {
  const found = part(of, name);
  return Array.isArray(found) ? found : [];
}
