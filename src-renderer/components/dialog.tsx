import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { appTexts } from '../texts/app-texts';
import { useReturnFocus } from './screen-focus';
import classes from './dialog.module.css';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: ModalProps['size'];
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode;
  /** Runs on Enter in a field and on the submit button; makes the dialog a form. */
  readonly onSubmit?: () => void;
}

/** A dialog with a title, content and buttons. Escape and the × close it. */
export function Dialog({ isOpen, onClose, title, size = 'md', children, footer, onSubmit }: DialogProps) {
  useReturnFocus(isOpen);
  const body = (
    <>
      <div className={classes.content}>{children}</div>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </>
  );
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      classNames={{ title: classes.title ?? '', header: classes.header ?? '' }}
      // A dialog's title line is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': appTexts.close }}
    >
      {onSubmit === undefined ? (
        body
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {body}
        </form>
      )}
    </Modal>
  );
}
