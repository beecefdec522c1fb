import { bytesOf } from '../api/base64.ts';

/** Lets the browser keep what was made here under a name. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The same with a file that came in an answer. */
export const saveAnswered = ({ base64, mediaType }: { base64: string; mediaType: string }, name: string): void =>
  saveAs(new Blob([bytesOf(base64)], { type: mediaType }), name);

/** A file out of the store: it says that it is to be saved, so that the page stays. */
export const saveFrom = (url: string): void => location.assign(url);
