/** A label, a button or a heading begins with a capital where the script has any; in the middle of a sentence it would not. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
