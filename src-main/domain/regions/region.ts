import type { JsonObject } from '../canonical/canonical-json';
import type { Box, Units } from '../geometry/units';

/**
 * One shape of a region on one page. `page` is the 0-based page index and is left out when it is the
 * page that holds the region, that is, the page of its first part.
 */
export type Part =
  | { readonly box: Box; readonly page?: number }
  /** Four corners x1,y1 … x4,y4, clockwise from the top left as read. */
  | { readonly quad: readonly Units[]; readonly page?: number }
  /** Corners x1,y1,x2,y2 … of a simple polygon; the last is joined to the first. */
  | { readonly polygon: readonly Units[]; readonly page?: number };

export const GEOMETRY_KINDS = ['box', 'quad', 'polygon'] as const;
export type GeometryKind = (typeof GEOMETRY_KINDS)[number];

/** A value of an attribute; a list for a multi-choice. */
export type AttributeValue = boolean | number | string | readonly string[];

/** `accepted` is the default and is not stored. A model's regions start as `proposed`. */
export type RegionStatus = 'proposed' | 'accepted' | 'rejected';

/** Who or what made a region. A person is the default and is not stored. */
export type Origin =
  | { readonly kind: 'import' }
  | {
      readonly kind: 'model';
      readonly model: { readonly name: string; readonly version?: string; readonly confidence?: number };
    };

/** What a format said about a thing and Colophon does not model (COCO `segmentation`, `area`, unknown keys …). */
export type SourceFields = JsonObject;

/** One labelled annotation. Absent and default fields are left out, so that equal content has equal bytes. */
export interface Region {
  readonly id: string;
  /** Id of its class in the dataset's label schema; `null` keeps a region that has no class any more. */
  readonly class: string | null;
  /** Never empty. The first part lies on the page that holds the region. */
  readonly parts: readonly Part[];
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly text?: string;
  readonly status?: RegionStatus;
  /** Id of the region that contains this one. */
  readonly parent?: string;
  readonly origin?: Origin;
  readonly source?: SourceFields;
  /**
   * Set when the geometry was edited after the source fields came with it: an export then recomputes
   * or drops what they say of the shape (COCO `segmentation`, `area`), and reports it.
   */
  readonly reshaped?: true;
}

/** `unseen` is the default and is not stored. A reviewed page without regions is "seen and empty". */
export type PageState = 'unseen' | 'seen' | 'reviewed';

/** What people and formats have said about one page. */
export interface PageContent {
  /** Sorted by id. */
  readonly regions: readonly Region[];
  readonly state?: PageState;
  /** Ids in reading order, when the schema asks for one. */
  readonly order?: readonly string[];
  /** The frame of an imported image: its declared width, height, file_name and everything else said of it. */
  readonly frame?: SourceFields;
}

export type Split = 'train' | 'validation' | 'test';

/** A typed, directed link between two regions of one document. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** Declared name and size (in pixels or points, as units) of a document whose file is not at hand. */
export interface AbsentFile {
  readonly name: string;
  readonly width: Units;
  readonly height: Units;
}

/** A document of a dataset as it is stored: an entry that points to a file, and its pages by object id. */
export interface DocumentContent {
  readonly entry: string;
  /** SHA-256 of the file; `null` while it is absent. */
  readonly file: string | null;
  readonly absent?: AbsentFile;
  /** Object ids of the pages that have one, by 0-based page index, ascending. */
  readonly pages: readonly (readonly [pageIndex: number, objectId: string])[];
  readonly relations?: readonly Relation[];
  readonly split?: Split;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}
