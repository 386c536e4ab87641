import { Button, Group } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { pickFiles, type Chosen } from '../api/pick-files';
import { showFailure } from '../app/notify';
import { IconButton } from '../components/icon-button';
import { exchangeTexts } from '../texts/exchange-texts';
import { countOf } from '../texts/words';
import classes from './file-choice.module.css';

const texts = exchangeTexts.importing;

type Kind = Parameters<typeof pickFiles>[0];

interface FileChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly isOptional?: boolean;
  readonly buttons: readonly { readonly kind: Kind; readonly name: string }[];
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** A field for files: a button that asks for them, then their names. */
export function FileChoice({ label, hint, isOptional = false, buttons, chosen, onChoose }: FileChoiceProps) {
  const id = useId();
  const choose = async (kind: Kind): Promise<void> => {
    try {
      const next = await pickFiles(kind);
      if (next !== null) onChoose(next);
    } catch (error) {
      showFailure(error);
    }
  };
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      className={classes.field}
    >
      <div id={`${id}-label`} className={classes.label}>
        {label} {isOptional && <span className={classes.optional}>({texts.optional})</span>}
      </div>
      <div id={`${id}-hint`} className={classes.hint}>
        {hint}
      </div>
      {chosen === null ? (
        <Group gap={8}>
          {buttons.map(({ kind, name }) => (
            <Button
              key={kind}
              variant="default"
              onClick={() => void choose(kind)}
              data-autofocus={isOptional ? undefined : true}
            >
              {name}
            </Button>
          ))}
        </Group>
      ) : (
        <div className={classes.chosen}>
          <IconFile size={16} aria-hidden="true" />
          <span className={classes.name}>{showNames(chosen.names)}</span>
          <IconButton size="sm" label={texts.clear(label)} onClick={() => onChoose(null)}>
            <IconX size={14} />
          </IconButton>
        </div>
      )}
    </div>
  );
}

const showNames = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? '') : countOf(names.length, 'file');
