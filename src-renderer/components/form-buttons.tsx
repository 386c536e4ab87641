import { Button } from '@mantine/core';
import { appTexts } from '../texts/app-texts';

interface FormButtonsProps {
  readonly onCancel: () => void;
  /** What the main button says. */
  readonly submit: string;
  readonly isReady: boolean;
  readonly isBusy?: boolean;
}

/** Cancel, and the button that submits the dialog. */
export function FormButtons({ onCancel, submit, isReady, isBusy = false }: FormButtonsProps) {
  return (
    <>
      <Button variant="default" onClick={onCancel}>
        {appTexts.cancel}
      </Button>
      <Button type="submit" disabled={!isReady} loading={isBusy}>
        {submit}
      </Button>
    </>
  );
}
