import { IconFileDownload } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { CallFailed } from '../../api/call-failed';
import { dropFiles, type Chosen } from '../../api/pick-files';
import { openDialog } from '../../app/dialogs';
import { showFailure } from '../../app/notify';
import { documentTexts } from '../../texts/document-texts';
import { addChosen } from './add-documents';
import classes from './drop-target.module.css';

const texts = documentTexts.adding;

/** Catches files dropped anywhere on the window and adds them to a dataset's draft. */
export function DropTarget({ dataset }: { readonly dataset: string }) {
  const isOver = useFileDrop((transfer) => void addDropped(dataset, transfer));
  if (!isOver) return null;
  return (
    <div className={classes.cover}>
      <div className={classes.sign}>
        <IconFileDownload size={40} stroke={1.4} aria-hidden="true" />
        <strong className={classes.title}>{texts.drop(dataset)}</strong>
        <span>{texts.dropHint}</span>
      </div>
    </div>
  );
}

async function addDropped(dataset: string, transfer: DataTransfer): Promise<void> {
  try {
    const chosen = await dropFiles(transfer);
    if (chosen === null) throw new CallFailed('input-invalid', texts.noFiles);
    if (isChangeset(chosen)) openDialog({ name: 'take-in', dataset, chosen });
    else await addChosen(dataset, chosen);
  } catch (error) {
    showFailure(error);
  }
}

/** One file of another person's work, told by its name; what is in it is checked before anything is done. */
const isChangeset = ({ names }: Chosen): boolean =>
  names.length === 1 && names[0]?.endsWith('.changeset') === true;

/** True while files are held over the window. */
function useFileDrop(onDrop: (transfer: DataTransfer) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const handle = useEffectEvent((event: DragEvent): void => {
    // What leaves the window goes to no element; from one element to the next is no leaving.
    if (event.type === 'dragleave') return event.relatedTarget === null ? setIsOver(false) : undefined;
    if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(event.type !== 'drop');
    if (event.type === 'drop') onDrop(event.dataTransfer);
  });
  useEffect(() => {
    const listen = (event: DragEvent): void => handle(event);
    const events = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const name of events) window.addEventListener(name, listen);
    return () => {
      for (const name of events) window.removeEventListener(name, listen);
    };
  }, []);
  return isOver;
}
