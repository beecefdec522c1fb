/** What this deployment tells whoever opens it, before they have signed in. */
interface Told {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** Of the government; empty where there are many. */
  readonly name: string;
}

let asked: Promise<Told> | undefined;

export function told(): Promise<Told> {
  asked ??= fetch('/console.json')
    .then(async (answer): Promise<Told> => answer.json())
    .catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
  return asked;
}
