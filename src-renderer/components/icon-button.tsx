import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { MouseEventHandler, ReactNode, Ref } from 'react';

interface IconButtonProps extends ActionIconProps {
  /** Its name for everyone: tooltip and accessible name. */
  readonly label: string;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly children: ReactNode;
  /** For a button that stays pressed. */
  readonly isPressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a picture only; it always has a name. */
export function IconButton({ label, isPressed, children, ref, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
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
