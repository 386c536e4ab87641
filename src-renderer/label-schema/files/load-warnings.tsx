import { Button } from '@mantine/core';
import { Dialog } from '../../components/dialog';
import { VirtualRows } from '../../components/virtual-rows';
import { appTexts } from '../../texts/app-texts';
import { schemaTexts } from '../../texts/schema-texts';

const texts = schemaTexts.files;

interface LoadWarningsProps {
  readonly warnings: readonly string[];
  readonly onClose: () => void;
}

/** What a file of another tool said that a schema here cannot say. */
export function LoadWarnings({ warnings, onClose }: LoadWarningsProps) {
  return (
    <Dialog
      isOpen={warnings.length > 0}
      onClose={onClose}
      title={texts.warnings}
      footer={<Button onClick={onClose}>{appTexts.close}</Button>}
    >
      <VirtualRows label={texts.warnings} count={warnings.length} rowHeight={28} maxHeight={320}>
        {(index) => warnings[index]}
      </VirtualRows>
    </Dialog>
  );
}
