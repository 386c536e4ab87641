import { Checkbox } from '@mantine/core';
import type { Split } from '../../src-main/domain/regions/region';
import type { Chosen } from '../api/pick-files';
import { exchangeTexts } from '../texts/exchange-texts';
import { FileChoice } from './file-choice';
import { KnownLabelsFields, type KnownLabels } from './known-labels-fields';
import { SplitSelect } from './split-select';

const texts = exchangeTexts.importing;

/** What a person chooses for an import. */
export interface ImportFiles extends KnownLabels {
  readonly source: Chosen | null;
  readonly documents: Chosen | null;
  readonly map: Chosen | null;
  readonly withoutDocuments: boolean;
  /** Documents without a split get this one; none when null. */
  readonly split: Split | null;
}

export const NO_FILES: ImportFiles = {
  source: null,
  documents: null,
  map: null,
  withoutDocuments: false,
  split: null,
  iou: null,
  replace: false,
};

interface ImportFieldsProps {
  readonly files: ImportFiles;
  readonly onChange: (files: ImportFiles) => void;
}

/** Annotations, their documents, a mapping, and what to do without documents and with labels that are there. */
export function ImportFields({ files, onChange }: ImportFieldsProps) {
  const set = (field: 'source' | 'documents' | 'map') => (chosen: Chosen | null) =>
    onChange({ ...files, [field]: chosen });
  return (
    <>
      <FileChoice
        label={texts.source}
        hint={texts.sourceHint}
        buttons={[{ kind: 'annotations', name: texts.chooseFile }]}
        chosen={files.source}
        onChoose={set('source')}
      />
      <FileChoice
        isOptional
        label={texts.documents}
        hint={texts.documentsHint}
        buttons={[
          { kind: 'folder', name: texts.chooseFolder },
          { kind: 'documents', name: texts.chooseFiles },
        ]}
        chosen={files.documents}
        onChoose={set('documents')}
      />
      <SplitSelect
        label={texts.split}
        none={texts.noSplit}
        value={files.split}
        onChange={(split) => onChange({ ...files, split })}
      />
      <Checkbox
        size="sm"
        label={texts.without}
        description={texts.withoutHint}
        checked={files.withoutDocuments}
        onChange={(event) => onChange({ ...files, withoutDocuments: event.currentTarget.checked })}
      />
      <KnownLabelsFields known={files} onChange={(known) => onChange({ ...files, ...known })} />
      <FileChoice
        isOptional
        label={texts.map}
        hint={texts.mapHint}
        buttons={[{ kind: 'mapping', name: texts.chooseFile }]}
        chosen={files.map}
        onChoose={set('map')}
      />
    </>
  );
}
