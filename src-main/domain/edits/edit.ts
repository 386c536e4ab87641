import type { AttributeValue, PageState, RegionStatus } from '../regions/region';

/** Where a region lies. May be left out for a region that exists: it is then looked up by its id. */
export interface RegionPlace {
  /** Entry id, or name, of the document. */
  readonly document?: string | undefined;
  /** 0-based. */
  readonly pageIndex?: number | undefined;
}

/**
 * Shape in page space, in points (pixels for images), as people and scripts write it; stored as
 * integers. `box` is left, top, right, bottom; `quad` and `polygon` are x1,y1,x2,y2 …
 */
export interface EditGeometry {
  readonly box?: readonly number[] | undefined;
  readonly quad?: readonly number[] | undefined;
  readonly polygon?: readonly number[] | undefined;
}

/** The forms of an edit: what the window sends, what `colophon edit` reads, and what the journal names. */
export type Edit =
  | (EditGeometry & {
      readonly op: 'add';
      readonly document: string;
      readonly pageIndex: number;
      /** Name or id of a class. */
      readonly class: string;
      /** Given by a window that shows the region before it is saved; made here when absent. */
      readonly id?: string | undefined;
      readonly text?: string | undefined;
      readonly attributes?: Readonly<Record<string, AttributeValue>> | undefined;
      readonly parent?: string | undefined;
    })
  | (RegionPlace & EditGeometry & { readonly op: 'move'; readonly region: string })
  | (RegionPlace & { readonly op: 'delete'; readonly region: string })
  | (RegionPlace & { readonly op: 'relabel'; readonly region: string; readonly class: string })
  | (RegionPlace & { readonly op: 'set-text'; readonly region: string; readonly text: string | null })
  | (RegionPlace & {
      readonly op: 'set-attribute';
      readonly region: string;
      readonly name: string;
      readonly value: AttributeValue | null;
    })
  | (RegionPlace & { readonly op: 'set-parent'; readonly region: string; readonly parent: string | null })
  | (RegionPlace & { readonly op: 'set-status'; readonly region: string; readonly status: RegionStatus })
  | {
      readonly op: 'set-page-state';
      readonly document: string;
      /** 0-based; every page of the document when absent. */
      readonly pageIndex?: number | undefined;
      readonly state: PageState;
    };
