import { Button } from '@mantine/core';
import { IconFilter, IconFilterFilled, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ShownClass } from '../../../src-main/contract/schema-contract';
import { IconButton } from '../../components/icon-button';
import { formatCount } from '../../texts/words';
import { askForClass, chooseClass } from '../actions/edit-actions';
import { onSeen } from '../actions/seen-selection';
import { editorTexts } from '../texts';
import { useEditor, usePageContent, useSettledState } from '../use-editor';
import { Panel } from './panel';
import classes from './panels.module.css';

const texts = editorTexts.classes;

/** Classes with their keys and how many regions of the page have each. A click chooses, and relabels what is selected. */
export function ClassPanel() {
  const editor = useEditor();
  const { classes: shown, isLoaded } = useStore(editor.schema);
  const content = usePageContent();
  const counts = useMemo(() => {
    const byClass = new Map<string, number>();
    for (const { class: id } of content?.regions.values() ?? [])
      if (id !== null) byClass.set(id, (byClass.get(id) ?? 0) + 1);
    return byClass;
  }, [content]);
  const add = editor.isReadOnly ? undefined : (
    <IconButton label={texts.add} onClick={() => askForClass(editor, null)}>
      <IconPlus size={16} />
    </IconButton>
  );
  if (isLoaded && shown.length === 0) return <NoClasses />;
  return (
    <Panel title={editorTexts.panels.classes} actions={add}>
      <ul className={classes['classList']}>
        {shown
          .filter(({ id, deprecated }) => !deprecated || counts.has(id))
          .map((one) => (
            <ClassRow key={one.id} shown={one} onPage={counts.get(one.id) ?? 0} />
          ))}
      </ul>
    </Panel>
  );
}

function NoClasses() {
  const editor = useEditor();
  return (
    <Panel title={editorTexts.panels.classes}>
      <div className={classes['hint']}>
        <strong>{texts.none}</strong>
        {texts.noneText}
        {!editor.isReadOnly && (
          <div style={{ marginTop: 8 }}>
            <Button leftSection={<IconPlus size={14} />} onClick={() => askForClass(editor, null)}>
              {texts.add}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function ClassRow({ shown, onPage }: { readonly shown: ShownClass; readonly onPage: number }) {
  const editor = useEditor();
  const isCurrent = useSettledState((state) => state.currentClass === shown.id, shown.id);
  const isFilter = useSettledState((state) => state.filterClass === shown.id, shown.id);
  const toggleFilter = (): void => editor.store.store.setState({ filterClass: isFilter ? null : shown.id });
  return (
    <li className={classes['classRow']} data-current={isCurrent || undefined}>
      <button
        type="button"
        className={classes['classButton']}
        aria-pressed={isCurrent}
        disabled={shown.deprecated}
        onClick={onSeen(editor, () => chooseClass(editor, shown.id))}
        title={shown.guideline || shown.name}
      >
        <span className={classes['swatch']} style={{ background: shown.color }} aria-hidden="true" />
        <span className={classes['label']}>
          {shown.name}
          {shown.deprecated && <span className={classes['count']}> ({texts.deprecated})</span>}
        </span>
        {onPage > 0 && (
          <span className={classes['count']} title={texts.onPage}>
            {formatCount(onPage)}
          </span>
        )}
        {shown.hotkey !== null && <kbd className={classes['key']}>{shown.hotkey}</kbd>}
      </button>
      <IconButton
        label={isFilter ? texts.unfilter : texts.filter(shown.name)}
        isPressed={isFilter}
        size="sm"
        onClick={toggleFilter}
      >
        {isFilter ? <IconFilterFilled size={13} /> : <IconFilter size={13} opacity={0.55} />}
      </IconButton>
    </li>
  );
}
