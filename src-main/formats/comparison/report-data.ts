import type { BumpReason } from '../../domain/diff/semantic-bump';
import type { Distribution } from '../../domain/distribution/compare-distributions';

/** One side of a comparison. */
export interface ReportSide {
  /** `invoices@3`. */
  readonly label: string;
  readonly contentId: string;
  /** Of a version, not of a draft. */
  readonly author: string | null;
  readonly time: string | null;
  readonly message: string | null;
}

interface NamedDocument {
  readonly name: string;
}

interface MovedDocument extends NamedDocument {
  readonly before: string | null;
  readonly after: string | null;
}

export interface ReportCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

export interface ReportDocument extends ReportCounts {
  readonly name: string;
  readonly presence: 'both' | 'added' | 'removed';
  readonly rewritten: number;
  readonly pages: readonly number[];
}

/** What a report tells. Lists come in the order in which they are shown. */
export interface ReportData {
  readonly from: ReportSide;
  readonly to: ReportSide;
  readonly bump: string | null;
  readonly bumpReasons: readonly BumpReason[];
  /** Least IoU of regions matched by geometry, and how many were; `null` where ids alone tell. */
  readonly matching: { readonly iou: number; readonly matched: number } | null;
  readonly documents: {
    readonly added: readonly NamedDocument[];
    readonly removed: readonly NamedDocument[];
    readonly replaced: readonly NamedDocument[];
    readonly splitChanged: readonly MovedDocument[];
    /** With the names of the attributes that differ. */
    readonly attributesChanged: readonly (NamedDocument & { readonly names: readonly string[] })[];
  };
  readonly labels: ReportCounts & {
    readonly onAddedDocuments: number;
    readonly onRemovedDocuments: number;
    readonly byKind: Readonly<Record<string, number>>;
  };
  readonly pages: { readonly reviewed: number; readonly reopened: number };
  readonly schema: {
    readonly isAttributed: boolean;
    readonly changes: readonly { readonly level: string; readonly words: string }[];
    readonly rewritten: number;
    readonly removed: number;
  };
  readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly distribution: Distribution;
  readonly byClass: readonly (ReportCounts & { readonly name: string })[];
  readonly byPerson: readonly (ReportCounts & { readonly name: string })[];
  /** Those with label changes, most changes first. */
  readonly changedDocuments: readonly ReportDocument[];
  /** Pages with most changed regions, page index from 0. */
  readonly mostChangedPages: readonly (ReportCounts & {
    readonly name: string;
    readonly pageIndex: number;
  })[];
}
