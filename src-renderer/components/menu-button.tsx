import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './menu-button.module.css';

interface MenuButtonProps {
  readonly label: string;
  readonly variant?: 'default' | 'filled';
  /** Pixels. */
  readonly width?: number | 'max-content';
  readonly isDisabled?: boolean;
  /** Items of a Mantine menu. */
  readonly children: ReactNode;
}

/** A button that opens a menu; a long one scrolls. */
export function MenuButton({
  label,
  variant = 'default',
  width = 'max-content',
  isDisabled = false,
  children,
}: MenuButtonProps) {
  return (
    <Menu position="bottom-start" width={width}>
      <Menu.Target>
        <Button variant={variant} rightSection={<IconChevronDown size={14} />} disabled={isDisabled}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ''}>{children}</Menu.Dropdown>
    </Menu>
  );
}
