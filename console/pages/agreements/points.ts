const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Points as they are written, added exactly; nothing where one of them is no figure. */
export function sumOf(figures: readonly string[]): string | undefined {
  const read = figures.map((figure) => decimal.exec(figure));
  const digits = Math.max(0, ...read.map((parts) => parts?.[3]?.length ?? 0));
  let sum = 0n;
  for (const parts of read) {
    if (!parts) return undefined;
    const [, sign = '', whole = '', rest = ''] = parts;
    sum += BigInt(`${sign}${whole}${rest.padEnd(digits, '0')}`);
  }
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  const fraction = text.slice(cut).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${text.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`;
}
