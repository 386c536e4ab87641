import { Loader } from '@mantine/core';
import { useCallback } from 'react';
import type { SideDocument } from '../../sides/use-side-document';
import { useOpened } from '../../sides/use-side-document';
import { DocumentPages } from '../../pdf-view/document-pages';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import { mergeTexts } from '../../texts/merge-texts';
import { SideLayer, type DrawnSide } from './side-layer';
import classes from './merge-pages.module.css';

interface SidePaneProps {
  /** Null where this side does not have the document. */
  readonly document: SideDocument | null;
  readonly drawn: DrawnSide;
  readonly caption: string;
  /** Of the side, as it is drawn where sides lie over each other. */
  readonly color?: string | undefined;
  readonly label: string;
  /** The person works here now: the other panes follow. */
  readonly onLead: () => void;
}

/** The pages of one side, with its regions on the page that is looked at. */
export function SidePane({ document, drawn, caption, color, label, onLead }: SidePaneProps) {
  return (
    <div className={classes.pane} onPointerEnter={onLead} onWheelCapture={onLead} onFocusCapture={onLead}>
      <div className={classes.caption}>
        {color !== undefined && (
          <span className={classes.dot} style={{ background: color }} aria-hidden="true" />
        )}
        <span className={classes.captionText} title={caption}>
          {caption}
        </span>
      </div>
      {document === null ? (
        <p className={classes.absent}>{mergeTexts.page.absent}</p>
      ) : (
        <SidePages document={document} drawn={drawn} label={label} />
      )}
    </div>
  );
}

interface SidePagesProps extends Pick<SidePaneProps, 'drawn' | 'label'> {
  readonly document: SideDocument;
}

function SidePages({ document: { shown, viewport }, drawn, label }: SidePagesProps) {
  const opened = useOpened(shown);
  const layer = useCallback((props: PageLayerProps) => <SideLayer {...props} drawn={drawn} />, [drawn]);
  return (
    <div className={classes.sheets}>
      {opened === null ? (
        <Loader size="sm" role="img" aria-label={mergeTexts.page.loading} />
      ) : (
        <DocumentPages shown={shown} opened={opened} viewport={viewport} layer={layer} label={label} />
      )}
    </div>
  );
}
