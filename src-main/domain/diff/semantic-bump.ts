import type { SchemaChange } from '../label-schema/label-schema';

/** What the step from one version to the next is told from: counts of a comparison. */
export interface BumpFacts {
  readonly documents: Readonly<
    Record<'added' | 'removed' | 'replaced' | 'splitChanged', readonly unknown[]>
  > & {
    readonly attributesChanged?: readonly unknown[] | undefined;
  };
  readonly labels: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly onAddedDocuments: number;
    readonly onRemovedDocuments: number;
    readonly byKind: { readonly source: number };
  };
  readonly schema: { readonly changes: readonly Pick<SchemaChange, 'level'>[]; readonly rewritten: number };
}

export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** Why a step is as large as it is, by what was counted. */
export type BumpReasonCode =
  | 'labels-added'
  | 'labels-removed'
  | 'labels-changed'
  | 'documents-removed'
  | 'documents-replaced'
  | 'split-changed'
  | 'attributes-changed'
  | 'schema-breaking'
  | 'regions-rewritten'
  | 'frames'
  | 'documents-added'
  | 'schema-compatible';

export interface BumpReason {
  readonly code: BumpReasonCode;
  readonly count: number;
}

/**
 * What makes a step major, or else what makes it minor; empty for a patch and for none. Labels count where they are
 * on documents that both sides have.
 */
export function bumpReasons(facts: BumpFacts): {
  readonly bump: 'major' | 'minor' | null;
  readonly reasons: BumpReason[];
} {
  const { documents, labels, schema } = facts;
  const levels = (level: SchemaChange['level']): number =>
    schema.changes.filter((change) => change.level === level).length;
  const major = occurring([
    { code: 'labels-added', count: labels.added - labels.onAddedDocuments },
    { code: 'labels-removed', count: labels.removed - labels.onRemovedDocuments },
    { code: 'labels-changed', count: labels.changed },
    { code: 'documents-removed', count: documents.removed.length },
    { code: 'documents-replaced', count: documents.replaced.length },
    { code: 'split-changed', count: documents.splitChanged.length },
    { code: 'attributes-changed', count: documents.attributesChanged?.length ?? 0 },
    { code: 'schema-breaking', count: levels('breaking') },
    { code: 'regions-rewritten', count: schema.rewritten },
  ]);
  // Counted under source fields; where no region changed, it is the frame of a page.
  if (major.length === 0 && labels.byKind.source > 0)
    major.push({ code: 'frames', count: labels.byKind.source });
  if (major.length > 0) return { bump: 'major', reasons: major };
  const minor = occurring([
    { code: 'documents-added', count: documents.added.length },
    { code: 'schema-compatible', count: levels('compatible') },
  ]);
  return { bump: minor.length > 0 ? 'minor' : null, reasons: minor };
}

const occurring = (reasons: readonly BumpReason[]): BumpReason[] => reasons.filter(({ count }) => count > 0);

/**
 * The semantic step as Croissant 1.1 defines it (data-model.md §5).
 *
 * @param isSameRoot whether the documents are the very same on both sides, page states included
 */
export function bumpOf(facts: BumpFacts, isSameRoot: boolean): Bump {
  const { bump } = bumpReasons(facts);
  if (bump !== null) return bump;
  return isSameRoot && facts.schema.changes.length === 0 ? 'none' : 'patch';
}
