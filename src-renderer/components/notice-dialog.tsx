import { Button } from '@mantine/core';
import { appTexts } from '../texts/app-texts';
import { Dialog, type DialogProps } from './dialog';

/** A dialog that only tells something: Enter closes it, too. */
export const NoticeDialog = ({
  onClose,
  title,
  children,
}: Pick<DialogProps, 'onClose' | 'title' | 'children'>) => (
  <Dialog
    isOpen
    onClose={onClose}
    title={title}
    footer={
      <Button onClick={onClose} data-autofocus>
        {appTexts.close}
      </Button>
    }
  >
    {children}
  </Dialog>
);
