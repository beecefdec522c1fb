import Button, { type ButtonProps } from 'antd/es/button';
import Tooltip from 'antd/es/tooltip';
import { useId } from 'react';

interface ActButtonProps extends ButtonProps {
  /** Why it is not to be done now, as a sentence; nothing where it may be. */
  readonly why?: string | undefined;
}

/** What is illegal now is not hidden: it is greyed and says why, to a mouse, to the keyboard and to whoever listens. */
export function ActButton({ why, onClick, ...props }: ActButtonProps) {
  const id = useId();
  if (why === undefined) return <Button {...props} onClick={onClick} />;
  return (
    <Tooltip title={why} trigger={['hover', 'focus', 'click']}>
      <Button
        {...props}
        className="act-greyed"
        aria-disabled
        aria-describedby={id}
        onClick={undefined}
        htmlType="button"
      />
      <span id={id} className="unseen">
        {why}
      </span>
    </Tooltip>
  );
}
