import type { JsonObject } from '../../domain/canonical/canonical-json';
import type { PageSize } from '../../domain/geometry/units';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { PageContent, Split } from '../../domain/regions/region';

/** A page of the version, with the empty ones. */
export interface CocoPage {
  readonly documentName: string;
  readonly entry: string;
  /** 0-based. */
  readonly pageIndex: number;
  readonly pageCount: number;
  readonly size: PageSize;
  readonly content: PageContent;
  readonly split?: Split | undefined;
}

/** What an export is made from. */
export interface CocoExport {
  /** Every page, in an order that depends on the version alone. */
  pages(): AsyncIterable<CocoPage>;
  readonly pageCount: number;
  readonly schema: LabelSchema;
  readonly version: ExportedVersion;
  /** Top-level values kept from the imports. */
  readonly headers: readonly JsonObject[];
  /** Pixels per point (per pixel for images) for pages that did not come with an image frame. */
  readonly scale: number;
  /** Program and version, for example `Colophon 0.1.0`. */
  readonly program: string;
}

/** The version that is written, as the file names it. */
export interface ExportedVersion {
  readonly dataset: string;
  /** `null` for a draft. */
  readonly number: number | null;
  readonly versionId: string;
  readonly contentId: string;
  readonly message?: string | undefined;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly author?: string | undefined;
}
