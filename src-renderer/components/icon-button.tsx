import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { MouseEventHandler, ReactNode, Ref } from 'react';

interface IconButtonProps extends ActionIconProps {
  /** Its name for everyone: tooltip and accessible name. */
  readonly label: string;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly children: ReactNode;
  /** For a button that stays pressed. */
  readonly isPressed?: boolean;
  /** Where its name shows; `left` where other buttons stand below. */
  readonly tooltipSide?: 'left';
  /** Given by a menu that opens from it: its name would lie over the menu. */
  readonly 'aria-expanded'?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a picture only; it always has a name. */
export function IconButton({ label, isPressed, tooltipSide, children, ref, ...rest }: IconButtonProps) {
  return (
    <Tooltip
      label={label}
      disabled={rest['aria-expanded'] === true}
      {...(tooltipSide === undefined ? {} : { position: tooltipSide })}
    >
      <ActionIcon
        ref={ref}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...rest}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
