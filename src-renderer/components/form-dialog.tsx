import { Dialog, type DialogProps } from './dialog';
import { FormButtons, type FormButtonsProps } from './form-buttons';

interface FormDialogProps
  extends Pick<DialogProps, 'onClose' | 'title' | 'size' | 'children'>, Omit<FormButtonsProps, 'onCancel'> {
  /** Runs once all that is needed is there. */
  readonly onSubmit: () => void;
}

/** A dialog that asks for something: fields, Cancel, and the button that does it, as Enter in a field does. */
export const FormDialog = ({ onClose, title, size, children, onSubmit, ...buttons }: FormDialogProps) => (
  <Dialog
    isOpen
    onClose={onClose}
    title={title}
    size={size}
    onSubmit={() => buttons.isReady && onSubmit()}
    footer={<FormButtons onCancel={onClose} {...buttons} />}
  >
    {children}
  </Dialog>
);
