import { Button, SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Region, RegionStatus } from '../../../src-main/domain/regions/region';
import { bringInside, chooseClass, deleteSelection, setStatus } from '../actions/edit-actions';
import { duplicateSelection } from '../actions/clipboard-actions';
import { RegionHistory } from '../../blame/region-history';
import { boundsOnPage, editableGeometry, isOutside } from '../edits/region-geometry';
import { RegionProblems } from '../problems/region-problems';
import { editorTexts } from '../texts';
import { useEditor, useEditorState, useSelected } from '../use-editor';
import { RegionAttributes } from './region-attributes';
import { RegionFacts } from './region-facts';
import { RegionShape } from './region-shape';
import { RegionText } from './region-text';
import { Panel } from './panel';
import classes from './panels.module.css';

const texts = editorTexts.region;

/** What is selected, and everything that can be said of it. */
export function RegionInspector() {
  const { pageIndex, regions } = useSelected();
  const isDrawing = useEditorState((state) => state.tool === 'draw');
  const [first, second] = regions;
  if (first === undefined) {
    return (
      <Panel title={editorTexts.panels.region}>
        <div className={classes['hint']}>
          <strong>{isDrawing ? texts.drawing : texts.none}</strong>
          {isDrawing ? texts.drawingText : texts.noneText}
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={second === undefined ? editorTexts.panels.region : texts.many(regions.length)}>
      <div className={classes['inspector']}>
        <ClassSelect regions={regions} />
        <StatusSwitch regions={regions} />
        {second === undefined ? (
          <OneRegion key={first.id} region={first} pageIndex={pageIndex} />
        ) : (
          <ManyRegions />
        )}
      </div>
    </Panel>
  );
}

function OneRegion({ region, pageIndex }: { readonly region: Region; readonly pageIndex: number }) {
  const editor = useEditor();
  const size = editor.shown.pages[pageIndex];
  const box = boundsOnPage(region, pageIndex);
  const canShape = editableGeometry(region) !== null;
  return (
    <>
      <RegionProblems region={region} pageIndex={pageIndex} />
      {box !== null && size !== undefined && isOutside(box, size) && (
        <div className={classes['warning']}>
          {texts.outside}
          {canShape && !editor.isReadOnly && (
            <Button variant="default" size="compact-xs" onClick={() => bringInside(editor)}>
              {texts.bringInside}
            </Button>
          )}
        </div>
      )}
      {canShape ? (
        <RegionShape region={region} pageIndex={pageIndex} />
      ) : (
        <div className={classes['warning']}>{texts.severalParts}</div>
      )}
      <RegionText key={region.text ?? ''} region={region} pageIndex={pageIndex} />
      <RegionAttributes region={region} pageIndex={pageIndex} />
      <RegionFacts region={region} />
      <RegionHistory dataset={editor.dataset} document={editor.documentId} region={region.id} />
    </>
  );
}

function ManyRegions() {
  const editor = useEditor();
  if (editor.isReadOnly) return null;
  return (
    <div className={classes['group']}>
      <Button variant="default" onClick={() => duplicateSelection(editor)}>
        {texts.duplicate}
      </Button>
      <Button variant="default" onClick={() => deleteSelection(editor)}>
        {texts.delete}
      </Button>
    </div>
  );
}

function ClassSelect({ regions }: { readonly regions: readonly Region[] }) {
  const editor = useEditor();
  const { classes: shown } = useStore(editor.schema);
  const [first] = regions;
  // A class out of use is not offered, and still shown where it is.
  const data = useMemo(
    () =>
      shown
        .filter(({ id, deprecated }) => !deprecated || id === first?.class)
        .map(({ id, name }) => ({ value: id, label: name })),
    [shown, first?.class],
  );
  const shared = regions.every((region) => region.class === first?.class) ? (first?.class ?? null) : null;
  return (
    <Select
      label={texts.class}
      data={data}
      value={shared}
      placeholder={texts.noClass}
      searchable
      readOnly={editor.isReadOnly}
      onChange={(id) => {
        if (id !== null) chooseClass(editor, id);
      }}
    />
  );
}

/** Only where a model had a say: a person's own regions are accepted by being drawn. */
function StatusSwitch({ regions }: { readonly regions: readonly Region[] }) {
  const editor = useEditor();
  const statuses = new Set(regions.map(({ status }) => status ?? 'accepted'));
  const isByModel = regions.some(({ origin }) => origin?.kind === 'model');
  if (!isByModel && statuses.size === 1 && statuses.has('accepted')) return null;
  const [only] = statuses;
  return (
    <SegmentedControl
      aria-label={texts.status}
      fullWidth
      readOnly={editor.isReadOnly}
      value={statuses.size === 1 && only !== undefined ? only : ''}
      data={[
        { value: 'proposed', label: texts.proposed },
        { value: 'accepted', label: texts.accepted },
        { value: 'rejected', label: texts.rejected },
      ]}
      onChange={(value) => setStatus(editor, value as RegionStatus)}
    />
  );
}
