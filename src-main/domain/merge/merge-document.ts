import { documentObject, readDocument, writePage } from '../dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../dataset-versions/object-store';
import type { Act } from '../dataset-versions/provenance';
import type { AbsentFile, DocumentContent, PageContent } from '../regions/region';
import type { ThreeValues } from './conflict';
import {
  atFile,
  differingPages,
  readSide,
  regionsOf,
  type DocumentSide,
  type OnMigrated,
  type PageSizeOf,
  type SideMigrators,
} from './document-sides';
import { mergeExistence, mergeField, mergeKeys, type Ledger, type Place } from './ledger';
import type { DroppedLink } from './merge-links';
import { assemblePages, type AssembledPages } from './merge-pages';
import { lastAct, mergeProvenance, readSideProvenance, type SideProvenance } from './merge-provenance';
import { mergeRegions, type RegionSides } from './merge-regions';
import { withDisagreements } from './migrated-base';

/** What the merge of every document goes by. */
export interface DocumentRules {
  readonly writer: ObjectWriter;
  readonly pageSize: PageSizeOf;
  readonly migrators: SideMigrators;
  /** Share of their union from which two boxes of one class count as drawn twice; `null` looks for none. */
  readonly duplicateOverlap: number | null;
  readonly onMigrated?: OnMigrated;
}

/** One document on both sides, by object ids, with its provenance. */
export interface DocumentSides extends ThreeValues<ObjectId> {
  readonly entry: string;
  readonly provenance: { readonly ours: ObjectId | undefined; readonly theirs: ObjectId | undefined };
}

export interface MergedDocument {
  /** `null` when it is gone. */
  readonly id: ObjectId | null;
  readonly provenance: ObjectId | null;
  /** Links that went because the merge took away what they point to. */
  readonly droppedLinks: readonly DroppedLink[];
}

/** A document that both sides changed, or that one side changed and the other removed. */
export function mergeDocument(rules: DocumentRules, ledger: Ledger, sides: DocumentSides): MergedDocument {
  const { entry, provenance } = sides;
  const place: Place = { target: { kind: 'document', document: entry } };
  const isMigrated = rules.migrators.ours !== null || rules.migrators.theirs !== null;
  if (sides.ours === sides.theirs && sides.ours !== undefined && !isMigrated)
    return { id: sides.ours, provenance: provenance.ours ?? null, droppedLinks: [] };
  const carried = carryAlone(rules, sides);
  const settled = mergeExistence(ledger, place, {
    ...carried,
    isUntouched: (one, other) => one === other,
    show: (id) => id,
  });
  if (settled === undefined) return mergeBoth(rules, ledger, sides as SharedDocument);
  const taken = provenance.ours ?? provenance.theirs; // one side does not have the document
  return { id: settled, provenance: settled === null ? null : (taken ?? null), droppedLinks: [] };
}

interface SharedDocument extends DocumentSides {
  readonly ours: ObjectId;
  readonly theirs: ObjectId;
}

/** A document that one side does not have, as the merged schema would have it on the others. */
function carryAlone(rules: DocumentRules, { base, ours, theirs }: DocumentSides): ThreeValues<ObjectId> {
  if (ours !== undefined && theirs !== undefined) return { base, ours, theirs };
  const carry = (id: ObjectId | undefined, side: 'ours' | 'theirs') =>
    id === undefined ? undefined : carryDocument(rules, id, rules.migrators[side]);
  const [viaOurs] = rules.migrators.base ?? [null];
  const { onMigrated: _sidesOnly, ...ancestor } = rules;
  return {
    base: base === undefined ? undefined : carryDocument(ancestor, base, viaOurs),
    ours: carry(ours, 'ours'),
    theirs: carry(theirs, 'theirs'),
  };
}

/** A whole document under the merged schema; the same id where nothing in it changes. */
export function carryDocument(
  { writer, pageSize, onMigrated }: Pick<DocumentRules, 'writer' | 'pageSize' | 'onMigrated'>,
  id: ObjectId,
  migrator: SideMigrators['ours'],
): ObjectId {
  if (migrator === null) return id;
  const side = readSide({ reader: writer, pageSize, onMigrated }, id, null, migrator);
  return writer.write(documentObject({ ...side.document, pages: writePages(writer, side.pages) }));
}

function writePages(writer: ObjectWriter, pages: ReadonlyMap<number, PageContent>): [number, ObjectId][] {
  return [...pages].flatMap(([index, page]): [number, ObjectId][] => {
    const id = writePage(writer, page);
    return id === null ? [] : [[index, id]];
  });
}

function mergeBoth(rules: DocumentRules, ledger: Ledger, sides: SharedDocument): MergedDocument {
  const { writer, duplicateOverlap } = rules;
  const { entry } = sides;
  const read = readSides(rules, ledger, sides);
  const provenance = {
    ours: readSideProvenance(writer, sides.provenance.ours),
    theirs: readSideProvenance(writer, sides.provenance.theirs),
  };
  const regionSides = regionSidesOf(entry, read, provenance);
  const merged = mergeRegions(read.ledger, regionSides, duplicateOverlap);
  const pages = assemblePages(read.ledger, { sides: read, regionSides, merged });
  const document = mergeFields(read, pages);
  const kept = read.ours.document.pages.filter(([index]) => !pages.pages.has(index));
  const id = writer.write(
    documentObject({ ...document, entry, pages: [...kept, ...writePages(writer, pages.pages)] }),
  );
  return {
    id,
    provenance: mergeProvenance(writer, provenance, {
      pages: pages.regions,
      ours: regionSides.ours,
      theirs: regionSides.theirs,
      deciders: decidersOf(read.ledger),
    }),
    droppedLinks: pages.droppedLinks,
  };
}

interface ReadSides extends ThreeValues<DocumentSide> {
  readonly ours: DocumentSide;
  readonly theirs: DocumentSide;
  readonly file: FileField;
  /** Pages that are not the same on all sides. */
  readonly places: ReadonlySet<number>;
  /** The merge's, and what the migrations of the common ancestor do not agree on. */
  readonly ledger: Ledger;
}

/** What a document is made of; one field, since a file takes the place of the name and size declared for it. */
interface FileField {
  readonly file: string | null;
  readonly absent?: AbsentFile;
}

function readSides(rules: DocumentRules, ledger: Ledger, sides: SharedDocument): ReadSides {
  const { writer: reader, pageSize, migrators, onMigrated } = rules;
  const stored = (id: ObjectId | undefined) => (id === undefined ? undefined : readDocument(reader, id));
  const documents = { base: stored(sides.base), ours: stored(sides.ours), theirs: stored(sides.theirs) };
  const places = differingPages(documents);
  const read = (id: ObjectId, migrator: SideMigrators['ours'], onSide?: OnMigrated) =>
    readSide({ reader, pageSize, onMigrated: onSide }, id, places, migrator);
  const [viaOurs, viaTheirs] = migrators.base ?? [null, null];
  const base = sides.base === undefined ? undefined : read(sides.base, viaOurs);
  const other = viaTheirs === null || sides.base === undefined ? base : read(sides.base, viaTheirs);
  const place: Place = {
    target: { kind: 'document', document: sides.entry },
    isAdded: sides.base === undefined,
  };
  const fileOf = (document: DocumentContent | undefined) =>
    document === undefined ? undefined : fileField(document);
  const file = mergeField<FileField>(ledger, place, 'file', {
    base: fileOf(documents.base),
    ours: fileOf(documents.ours),
    theirs: fileOf(documents.theirs),
  }) as FileField;
  const fitted = (side: DocumentSide | undefined) => atFile(side, file.file, pageSize);
  return {
    base: fitted(base),
    ours: fitted(read(sides.ours, migrators.ours, onMigrated)) as DocumentSide,
    theirs: fitted(read(sides.theirs, migrators.theirs, onMigrated)) as DocumentSide,
    file,
    places,
    ledger:
      other === base
        ? ledger
        : withDisagreements(ledger, sides.entry, regionsOf(fitted(base)), regionsOf(fitted(other))),
  };
}

const fileField = ({ file, absent }: DocumentContent): FileField => ({
  file,
  ...(absent !== undefined && file === null && { absent }),
});

function regionSidesOf(
  document: string,
  { base, ours, theirs }: ReadSides,
  provenance: { readonly ours: SideProvenance; readonly theirs: SideProvenance },
): RegionSides {
  const regions = { base: regionsOf(base), ours: regionsOf(ours), theirs: regionsOf(theirs) };
  return {
    document,
    ...regions,
    actOf: (side, id) => lastAct(provenance[side], regions[side].get(id)),
  };
}

function mergeFields(
  { base, ours, theirs, file, ledger }: ReadSides,
  { document, relations }: AssembledPages,
): Omit<DocumentContent, 'entry' | 'pages'> {
  const place: Place = { target: { kind: 'document', document }, isAdded: base === undefined };
  const pick = <Value>(field: (content: DocumentContent) => Value): ThreeValues<Value> => ({
    base: base === undefined ? undefined : field(base.document),
    ours: field(ours.document),
    theirs: field(theirs.document),
  });
  const split = mergeField(
    ledger,
    place,
    'split',
    pick((content) => content.split),
  );
  const attributes = mergeKeys(
    ledger,
    place,
    'attributes',
    pick((content) => content.attributes),
  );
  return {
    ...file,
    ...(split !== undefined && { split }),
    ...(attributes !== undefined && { attributes }),
    ...(relations.length > 0 && { relations }),
  };
}

/** Who decided conflicts of regions. */
function decidersOf({ entries }: Ledger): Map<string, Act> {
  return new Map(
    entries.flatMap(({ conflict: { target }, resolution }) =>
      target.kind === 'region' && resolution !== null
        ? [[target.region, { at: resolution.at, by: resolution.by }] as const]
        : [],
    ),
  );
}
