const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** 0.95 of all is 95%. */
function percentOf(share: string): string {
  const [, sign = '', whole = '', rest = ''] = decimal.exec(share) ?? [];
  if (whole === '') return share;
  const moved = `${whole}${rest.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const left = rest.slice(2).replace(/0+$/, '');
  return `${sign}${moved}${left === '' ? '' : `.${left}`}%`;
}

export interface Measure {
  readonly value?: string | undefined;
  readonly unitOfMeasure?: string | undefined;
}

/** Is a target of it kept as a share, and told in hundredths? */
export const isShare = ({ value, unitOfMeasure }: Measure): boolean => value === 'fraction' && unitOfMeasure === '%';

/** An agreed figure where its unit stands beside it. */
export const agreed = (figure: string, measure: Measure): string => (isShare(measure) ? percentOf(figure) : figure);

/** An agreed figure with its unit of measure as it is read. */
export function measured(figure: string | undefined, measure: Measure): string {
  const { unitOfMeasure = '' } = measure;
  if (figure === undefined) return '—';
  if (unitOfMeasure === '%') return isShare(measure) ? percentOf(figure) : `${figure}%`;
  return unitOfMeasure === '' ? figure : `${figure} ${unitOfMeasure}`;
}
