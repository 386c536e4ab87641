import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice-card.module.css';

interface ChoiceCardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
  readonly isMain?: boolean;
}

/** One of a few things to do next: a large button with a picture, a name and a line that explains. */
export function ChoiceCard({
  icon,
  title,
  hint,
  onClick,
  isDisabled = false,
  isMain = false,
}: ChoiceCardProps) {
  return (
    <UnstyledButton
      className={classes.card}
      onClick={onClick}
      disabled={isDisabled}
      data-main={isMain || undefined}
      data-autofocus={isMain || undefined}
    >
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.hint}>{hint}</span>
      </span>
    </UnstyledButton>
  );
}
