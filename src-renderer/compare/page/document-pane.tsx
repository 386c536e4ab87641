import { Loader } from '@mantine/core';
import { useCallback } from 'react';
import { DocumentPages } from '../../pdf-view/document-pages';
import type { OpenDocument } from '../../pdf-view/open-document';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import { compareTexts } from '../../texts/compare-texts';
import { PageLayers, type ComparedLayer } from './page-layers';
import { useOpened, type SideDocument } from '../../sides/use-side-document';
import classes from './document-pane.module.css';

interface DocumentPaneProps {
  readonly document: SideDocument;
  readonly layer: ComparedLayer;
  /** "Before: Version 2". */
  readonly caption: string;
  /** For people who hear the screen. */
  readonly label: string;
  /** There, and not seen: it waits under the other side. */
  readonly isHidden: boolean;
  /** The person works here now: the other pane follows. */
  readonly onLead: () => void;
}

/** The pages of one side with what is drawn over them. */
export function DocumentPane({ document, layer, caption, label, isHidden, onLead }: DocumentPaneProps) {
  const opened = useOpened(document.shown);
  return (
    <div
      className={classes.pane}
      data-hidden={isHidden || undefined}
      data-side={layer.side}
      onPointerEnter={onLead}
      onWheelCapture={onLead}
      onFocusCapture={onLead}
    >
      <div className={classes.caption} data-side={layer.mode === 'overlay' ? undefined : layer.side}>
        {caption}
      </div>
      <div className={classes.pages}>
        {opened === null ? (
          <div className={classes.centered}>
            <Loader size="sm" role="img" aria-label={compareTexts.page.loading} />
          </div>
        ) : (
          <Pages document={document} opened={opened} layer={layer} label={label} />
        )}
      </div>
    </div>
  );
}

interface PagesProps extends Pick<DocumentPaneProps, 'document' | 'layer' | 'label'> {
  readonly opened: OpenDocument;
}

function Pages({ document, opened, layer, label }: PagesProps) {
  const draw = useCallback((props: PageLayerProps) => <PageLayers {...props} layer={layer} />, [layer]);
  return (
    <DocumentPages
      shown={document.shown}
      opened={opened}
      viewport={document.viewport}
      layer={draw}
      label={label}
    />
  );
}

/** In the place of a side that does not have the document. */
export const MissingPane = ({ side }: { readonly side: 'before' | 'after' }) => (
  <div className={classes.pane} data-side={side}>
    <p className={classes.centered}>{compareTexts.page.notThere(side)}</p>
  </div>
);
