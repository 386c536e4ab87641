import { useLayoutEffect, useRef } from 'react';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import type { Editor } from '../editor';
import classes from './page-layer.module.css';
import { createLayerController, type LayerController } from './layer-controller';

/** Layers of a page in the editor: regions · hovered, selected and dragged · grips. Screen readers have the region list instead. */
export function PageLayer({
  editor,
  pageIndex,
  scale,
  window,
}: PageLayerProps & { readonly editor: Editor }) {
  const root = useRef<HTMLDivElement>(null);
  const shapes = useRef<HTMLCanvasElement>(null);
  const interaction = useRef<HTMLCanvasElement>(null);
  const handles = useRef<SVGSVGElement>(null);
  const controller = useRef<LayerController | null>(null);
  useLayoutEffect(() => {
    const made = createLayerController(editor, pageIndex, {
      root: root.current!,
      shapes: shapes.current!,
      interaction: interaction.current!,
      handles: handles.current!,
    });
    controller.current = made;
    editor.store.load(pageIndex);
    return () => made.close();
  }, [editor, pageIndex]);
  useLayoutEffect(() => controller.current?.place(scale, window), [editor, pageIndex, scale, window]);
  return (
    <div ref={root} className={classes['layer']} data-testid="page-layer">
      <div className={classes['clip']}>
        <canvas ref={shapes} className={classes['canvas']} aria-hidden="true" />
      </div>
      <canvas ref={interaction} className={classes['canvas']} aria-hidden="true" />
      <svg ref={handles} className={classes['handles']} aria-hidden="true" />
    </div>
  );
}
