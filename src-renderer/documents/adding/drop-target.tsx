import { IconFileDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { CallFailed } from '../../api/call-failed';
import { dropFiles } from '../../api/pick-files';
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
    await addChosen(dataset, chosen);
  } catch (error) {
    showFailure(error);
  }
}

/** True while files are held over the window. */
function useFileDrop(onDrop: (transfer: DataTransfer) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Entering a child fires before leaving its parent: the window is left when the count is back at 0.
    let depth = 0;
    const handle = (event: DragEvent): void => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      if (event.type === 'dragenter') depth++;
      if (event.type === 'dragleave') depth--;
      if (event.type === 'drop') depth = 0;
      setIsOver(depth > 0);
      if (event.type === 'drop') onDrop(event.dataTransfer);
    };
    const events = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const name of events) window.addEventListener(name, handle);
    return () => {
      for (const name of events) window.removeEventListener(name, handle);
    };
  }, [onDrop]);
  return isOver;
}
