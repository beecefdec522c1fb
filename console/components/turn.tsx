import Input from 'antd/es/input';
import Slider from 'antd/es/slider';

interface TurnProps {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly figure: string;
  readonly onTurn: (figure: string) => void;
}

/** As many decimals as the slider has. */
export const turnedTo = (figure: number, { step }: Pick<TurnProps, 'step'>): string =>
  figure.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));

/** A figure to be turned by a slider, or typed. */
export function Turn({ label, least, most, step, figure, onTurn }: TurnProps) {
  return (
    <div className="turn">
      <span>{label}</span>
      <Slider
        ariaLabelForHandle={label}
        min={least}
        max={most}
        step={step}
        value={Number(figure) || 0}
        tooltip={{ open: false }}
        onChange={(next) => onTurn(turnedTo(next, { step }))}
      />
      <Input
        size="small"
        className="figure"
        inputMode="decimal"
        aria-label={label}
        value={figure}
        onChange={({ target }) => onTurn(target.value.normalize('NFKC').trim())}
      />
    </div>
  );
}
