import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { ClassTree } from '../../../src-main/domain/label-schema/class-tree';
import type { TreeRow } from '../../schema-edits/class-tree';
import type { Place } from '../../schema-edits/class-moves';
import { INDENT_PX, ROW_HEIGHT_PX } from './row-size';
import { dropPlace, type DropTarget } from './drop-place';

interface TreeDragSetup {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly TreeRow[];
  readonly tree: () => ClassTree;
  readonly isEnabled: boolean;
  readonly onDrop: (moved: string, place: Place) => void;
}

interface Grab {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly pointer: number;
}

/** A press that moves less is a click. */
const THRESHOLD_PX = 5;
/** Near the upper and lower edge the tree scrolls by itself, by so much a frame. */
const SCROLL_ZONE_PX = 28;
const SCROLL_STEP_PX = 8;

export interface TreeDrag {
  /** The class that is carried. */
  readonly moved: string | null;
  readonly target: { readonly over?: string; readonly line?: { top: number; left: number } } | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLDivElement>) => void;
    readonly onPointerCancel: () => void;
  };
}

/** Carries a class of the tree to another place by mouse or pen; Escape leaves it where it was. */
export function useTreeDrag({ scroller, rows, tree, isEnabled, onDrop }: TreeDragSetup): TreeDrag {
  const [grab, setGrab] = useState<Grab | null>(null);
  const [isMoving, setIsMoving] = useState(false);
  const [target, setTarget] = useState<DropTarget | null>(null);
  const pointerY = useRef(0);
  const end = (): void => {
    setGrab(null);
    setIsMoving(false);
    setTarget(null);
  };
  const find = (): void => {
    const box = scroller.current;
    if (box === null || grab === null) return;
    const y = pointerY.current - box.getBoundingClientRect().top + box.scrollTop;
    setTarget(dropPlace(tree(), rows, grab.id, y / ROW_HEIGHT_PX));
  };
  useAutoScroll(isMoving ? scroller : null, pointerY, find);
  useEscape(isMoving, end);
  return {
    moved: isMoving ? (grab?.id ?? null) : null,
    target: target === null ? null : shownTarget(target),
    handlers: {
      onPointerDown(event) {
        const row = event.target instanceof Element ? event.target.closest('[data-class]') : null;
        const id = row?.getAttribute('data-class');
        if (!isEnabled || id == null || event.button !== 0 || event.pointerType === 'touch') return;
        setGrab({ id, x: event.clientX, y: event.clientY, pointer: event.pointerId });
      },
      onPointerMove(event) {
        if (grab === null) return;
        pointerY.current = event.clientY;
        if (!isMoving) {
          if (Math.hypot(event.clientX - grab.x, event.clientY - grab.y) < THRESHOLD_PX) return;
          // From here on the row may scroll out of view and be taken away: the tree keeps the pointer.
          event.currentTarget.setPointerCapture(grab.pointer);
          setIsMoving(true);
        }
        find();
      },
      onPointerUp() {
        if (grab !== null && isMoving && target !== null) onDrop(grab.id, target.place);
        end();
      },
      onPointerCancel: end,
    },
  };
}

const shownTarget = ({ over, between }: DropTarget): NonNullable<TreeDrag['target']> => ({
  ...(over !== undefined && { over }),
  ...(between !== undefined && {
    line: { top: between.row * ROW_HEIGHT_PX, left: 8 + between.depth * INDENT_PX },
  }),
});

function useAutoScroll(
  scroller: RefObject<HTMLDivElement | null> | null,
  pointerY: RefObject<number>,
  onScroll: () => void,
): void {
  const latest = useRef(onScroll);
  useEffect(() => {
    latest.current = onScroll;
  });
  useEffect(() => {
    if (scroller === null) return undefined;
    let frame = 0;
    const tick = (): void => {
      const box = scroller.current;
      if (box !== null) {
        const { top, bottom } = box.getBoundingClientRect();
        const before = box.scrollTop;
        if (pointerY.current < top + SCROLL_ZONE_PX) box.scrollTop -= SCROLL_STEP_PX;
        if (pointerY.current > bottom - SCROLL_ZONE_PX) box.scrollTop += SCROLL_STEP_PX;
        if (box.scrollTop !== before) latest.current();
      }
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [scroller, pointerY]);
}

function useEscape(isOn: boolean, onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOn]);
}
