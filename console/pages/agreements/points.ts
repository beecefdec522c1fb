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

/** A rate as it is read: 0.95 of all is 95%. */
function percentOf(share: string): string {
  const [, sign = '', whole = '', rest = ''] = decimal.exec(share) ?? [];
  if (whole === '') return share;
  const moved = `${whole}${rest.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const left = rest.slice(2).replace(/0+$/, '');
  return `${sign}${moved}${left === '' ? '' : `.${left}`}%`;
}

interface Measure {
  readonly value?: string | undefined;
  readonly unitOfMeasure?: string | undefined;
}

/** A figure with its unit of measure as it is read; a rate that is kept as a share is told in hundredths. */
export function measured(figure: string | undefined, { value, unitOfMeasure = '' }: Measure): string {
  if (figure === undefined) return '—';
  if (unitOfMeasure === '%') return value === 'fraction' ? percentOf(figure) : `${figure}%`;
  return unitOfMeasure === '' ? figure : `${figure} ${unitOfMeasure}`;
}
