/** The wildcards of policies and permissions; like actions, they do not mind case. */
export function covers(pattern: string, text: string): boolean {
  const expression = pattern
    .replaceAll(/[$()+.[\\\]^{|}]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(text);
}
