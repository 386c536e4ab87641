import type { ChangeFilter, RestoredPart } from '../../contract/changes-contract';
import { DOCUMENT_FIELDS, PAGE_FIELDS, REGION_FIELDS } from '../../domain/restore/document-parts';
import { usageError } from './failures';

/** What of a version is to be restored, as it was given on the command line. */
export interface PartOptions {
  readonly document: readonly string[];
  /** Counted from 1. */
  readonly page?: number;
  readonly region: readonly string[];
  readonly relation: readonly string[];
  readonly field: readonly string[];
  readonly schema?: true;
  readonly kind?: ChangeFilter['kind'];
  readonly class?: string;
  readonly person?: string;
}

interface WantedParts {
  readonly parts?: RestoredPart[];
  readonly matching?: ChangeFilter;
}

interface RegionPlace {
  readonly document: string;
  readonly region: string;
}

const isMatching = ({ kind, class: name, person }: PartOptions): boolean =>
  [kind, name, person].some((given) => given !== undefined);

/** Whether single things are named, and not the version as a whole. */
export const namesParts = (options: PartOptions): boolean =>
  isMatching(options) ||
  options.schema === true ||
  options.page !== undefined ||
  [options.document, options.region, options.relation, options.field].some(({ length }) => length > 0);

/**
 * The parts that options name.
 *
 * @param placeOf finds a region that is named by its id, or the first digits of it, alone
 * @throws UsageError for options that do not go together
 */
export async function partsOf(
  options: PartOptions,
  placeOf: (region: string) => Promise<RegionPlace>,
): Promise<WantedParts> {
  if (isMatching(options)) return { matching: filterOf(options) };
  const parts: RestoredPart[] = options.schema === true ? [{ kind: 'schema' }] : [];
  for (const region of options.region) {
    const [document] = options.document;
    const place = document === undefined ? await placeOf(region) : { document, region };
    parts.push({ kind: 'region', ...place, ...fieldsOf(options, REGION_FIELDS, 'region') });
  }
  for (const relation of options.relation)
    parts.push({ kind: 'relation', document: onlyDocument(options, '--relation'), relation });
  if (options.region.length + options.relation.length > 0) return { parts };
  if (options.page !== undefined) {
    const place = { document: onlyDocument(options, '--page'), pageIndex: options.page - 1 };
    return { parts: [...parts, { kind: 'page', ...place, ...fieldsOf(options, PAGE_FIELDS, 'page') }] };
  }
  if (options.field.length > 0 && options.document.length === 0)
    throw usageError(
      '--field needs something whose field it is',
      'in "colophon restore"',
      'add --region or --document',
    );
  const fields = fieldsOf(options, DOCUMENT_FIELDS, 'document');
  return {
    parts: [
      ...parts,
      ...options.document.map((document) => ({ kind: 'document' as const, document, ...fields })),
    ],
  };
}

function filterOf(options: PartOptions): ChangeFilter {
  const { document, page, kind, class: name, person } = options;
  if (options.schema === true || options.region.length + options.relation.length + options.field.length > 0)
    throw usageError(
      '--kind, --class and --person choose changes themselves',
      'in "colophon restore"',
      'leave out --schema, --region, --relation and --field',
    );
  return {
    ...(document.length > 0 && { document: onlyDocument(options, '--kind, --class and --person') }),
    ...(page !== undefined && { pageIndex: page - 1 }),
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { class: name }),
    ...(person !== undefined && { person }),
  };
}

function onlyDocument({ document }: PartOptions, option: string): string {
  const [first] = document;
  if (first !== undefined && document.length === 1) return first;
  throw usageError(`${option} needs one document`, 'in "colophon restore"', 'name it with --document');
}

function fieldsOf<Field extends string>(
  { field }: PartOptions,
  known: readonly Field[],
  what: string,
): { fields?: Field[] } {
  if (field.length === 0) return {};
  const fields = field.map((name) => {
    const found = known.find((each) => each === name);
    if (found !== undefined) return found;
    throw usageError(
      `"${name}" is no field of a ${what}`,
      'in "colophon restore"',
      `choose of ${known.join(', ')}`,
    );
  });
  return { fields };
}
