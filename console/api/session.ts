/** What signing in has brought. The tokens live as long as the tab: whoever closes it is signed out of it. */
interface Session {
  readonly token: string;
  readonly refresh?: string | undefined;
  /** For signing out at the issuer. */
  readonly identity?: string | undefined;
}

const kept = 'jixiao.session';
/** Between the windows of one person: somebody has signed in again in one of them. */
const channel = new BroadcastChannel('jixiao.session');

function stored(): Session | undefined {
  const text = sessionStorage.getItem(kept);
  if (text === null) return undefined;
  const found: unknown = JSON.parse(text);
  return isSession(found) ? found : undefined;
}

const isSession = (found: unknown): found is Session =>
  typeof found === 'object' && found !== null && 'token' in found && typeof found.token === 'string';

let current = stored();
let ended = false;
const watching = new Set<() => void>();
const waiting = new Set<(token: string) => void>();
let renewing: Promise<void> | undefined;

function changed(): void {
  for (const look of watching) look();
}

function accept(next: Session): void {
  current = next;
  ended = false;
  sessionStorage.setItem(kept, JSON.stringify(next));
  for (const go of waiting) go(next.token);
  waiting.clear();
  changed();
}

channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (ended && isSession(data)) accept(data);
});

/** Waits for whoever signs in again. */
function another(): Promise<string> {
  ended = true;
  changed();
  return new Promise((resolve) => waiting.add(resolve));
}

/** Asks the issuer for a new token without disturbing anybody; where it gives none, the person has to. */
async function renew(): Promise<void> {
  const { refresh } = current ?? {};
  if (refresh === undefined) return;
  const { renewed } = await import('./oidc.ts');
  const next = await renewed(refresh);
  if (next) accept({ ...current, ...next });
}

export const session = {
  /** Whether somebody has signed in here. */
  isOpen: (): boolean => current !== undefined,
  /** The token was refused and could not be renewed. */
  hasEnded: (): boolean => ended,
  watch: (look: () => void): (() => void) => {
    watching.add(look);
    return () => watching.delete(look);
  },
  /** Tells the other windows too, one of which may have asked for it. */
  open(next: Session): void {
    accept(next);
    // A channel reaches this origin alone and takes no target.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage(next);
  },
  close(): Session | undefined {
    const last = current;
    current = undefined;
    sessionStorage.clear();
    return last;
  },
  async token(): Promise<string> {
    return current === undefined || ended ? another() : current.token;
  },
  /** Another token than this one, which is not taken any more. */
  async insteadOf(token: string): Promise<string> {
    if (current?.token === token && !ended) await (renewing ??= renew().finally(() => (renewing = undefined)));
    return current !== undefined && current.token !== token && !ended ? current.token : another();
  },
};
