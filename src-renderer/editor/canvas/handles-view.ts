import type { Box, Units } from '../../../src-main/domain/geometry/units';
import { boxToSheet, pointToSheet, toSheet } from '../../pdf-view/page-transform';
import type { PlacedHandle } from '../tools/tool';

/** CSS pixels of a grip's edge. */
export const HANDLE_PX = 8;

export interface HandlesScene {
  readonly handles: readonly PlacedHandle[];
  readonly color: string;
  readonly marquee: Box | null;
  readonly dx: Units;
  readonly dy: Units;
  readonly scale: number;
}

export interface HandlesView {
  show(scene: HandlesScene): void;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The grips of the selection and the selection frame, as a few SVG elements that are reused. */
export function createHandlesView(svg: SVGSVGElement): HandlesView {
  const grips: SVGRectElement[] = [];
  const frame = document.createElementNS(SVG, 'rect');
  frame.setAttribute('class', 'marquee');
  svg.append(frame);

  const grip = (at: number): SVGRectElement => {
    const known = grips[at];
    if (known !== undefined) return known;
    const made = document.createElementNS(SVG, 'rect');
    made.setAttribute('width', String(HANDLE_PX));
    made.setAttribute('height', String(HANDLE_PX));
    made.setAttribute('rx', '1.5');
    made.setAttribute('fill', '#ffffff');
    made.setAttribute('stroke-width', '1.5');
    svg.append(made);
    grips.push(made);
    return made;
  };

  return {
    show({ handles, color, marquee, dx, dy, scale }) {
      handles.forEach(({ point }, at) => {
        const { x, y } = pointToSheet(point, scale);
        const element = grip(at);
        element.setAttribute('x', String(x - HANDLE_PX / 2));
        element.setAttribute('y', String(y - HANDLE_PX / 2));
        element.setAttribute('stroke', color);
        element.style.display = '';
      });
      for (const spare of grips.slice(handles.length)) spare.style.display = 'none';
      svg.style.transform =
        dx === 0 && dy === 0 ? '' : `translate(${toSheet(dx, scale)}px, ${toSheet(dy, scale)}px)`;
      frame.style.display = marquee === null ? 'none' : '';
      if (marquee === null) return;
      const rect = boxToSheet(marquee, scale);
      for (const name of ['x', 'y', 'width', 'height'] as const) frame.setAttribute(name, String(rect[name]));
    },
  };
}
