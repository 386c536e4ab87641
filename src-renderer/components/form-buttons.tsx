import { Button } from '@mantine/core';
import { appTexts } from '../texts/app-texts';
import classes from './form-buttons.module.css';

export interface FormButtonsProps {
  readonly onCancel: () => void;
  /** What the main button says. */
  readonly submit: string;
  readonly isReady: boolean;
  readonly isBusy?: boolean;
  /** Said beside them: in whose name it is done. */
  readonly note?: string;
}

/** Cancel, and the button that submits the dialog. */
export function FormButtons({ onCancel, submit, isReady, isBusy = false, note }: FormButtonsProps) {
  return (
    <>
      {note !== undefined && <span className={classes.note}>{note}</span>}
      <Button variant="default" onClick={onCancel}>
        {appTexts.cancel}
      </Button>
      <Button type="submit" disabled={!isReady} loading={isBusy}>
        {submit}
      </Button>
    </>
  );
}
