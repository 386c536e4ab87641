import type { PageSize } from '../geometry/units';
import { isOutsidePage, kindOfPart } from '../regions/part-bounds';
import type { PageContent, Part, Region, Relation } from '../regions/region';
import { checkerOf, type ValueCheck } from './attribute-check';
import { attributeName } from './attribute-name';
import type { LabelClass, LabelSchema } from './label-schema';
import { blocking, type FindRegion, type RegionProblem } from './region-problem';
import { createRelationCheck } from './validate-relations';

/** What is around a page. Whatever is left out is not checked. */
export interface PageSurroundings {
  /** Size of the page, in units. */
  readonly size?: PageSize | undefined;
  /** All relations of the document; give the same list for each of its pages. */
  readonly relations?: readonly Relation[] | undefined;
  /** A region of any page of the document by its id. Regions of the page itself are found without it. */
  readonly findRegion?: FindRegion | undefined;
}

export interface Validator {
  /** Problems by region id; regions without any are left out. */
  validatePage(page: PageContent, surroundings: PageSurroundings): Map<string, RegionProblem[]>;
}

/** What regions of one class have to keep to, ready to be asked a million times. */
interface ClassCheck {
  readonly name: string;
  /** Ids of the classes a parent may have; any when `null`. */
  readonly parents: ReadonlySet<string> | null;
  readonly shapes: ReadonlySet<string> | null;
  readonly attributes: readonly {
    readonly id: string;
    readonly name: string;
    readonly isRequired: boolean;
    readonly check: ValueCheck;
  }[];
}

/**
 * A validator for the regions of one schema. Deprecated classes are fine. Rejected proposals are not labels
 * and are not looked at.
 */
export function createValidator(schema: LabelSchema): Validator {
  const checks = new Map(schema.classes.map((item) => [item.id, compileClass(item)]));
  const nameOf = (id: string): string => checks.get(id)?.name ?? id;
  const checkRelations = createRelationCheck(schema);

  function check(region: Region, look: FindRegion, isWhole: boolean): RegionProblem[] {
    const problems: RegionProblem[] = [];
    const rules = region.class === null ? undefined : checks.get(region.class);
    if (region.class === null) problems.push(blocking('class-missing', 'has no class'));
    else if (rules === undefined)
      problems.push(blocking('class-unknown', `has a class that the schema does not know: ${region.class}`));
    else {
      if (rules.shapes !== null) checkShapes(region.parts, rules, problems);
      if (rules.attributes.length > 0) checkAttributes(region, rules, problems);
      if (region.attributes !== undefined) checkStrays(region, rules, { schema, problems });
    }
    if (region.parent !== undefined) checkParent(region, { rules, look, isWhole, nameOf }, problems);
    return problems;
  }

  return {
    validatePage(page, { size, relations = [], findRegion }) {
      const found = new Map<string, RegionProblem[]>();
      const isWhole = findRegion !== undefined;
      const look = lookHereFirst(page, findRegion);
      for (const region of page.regions) {
        if (region.status === 'rejected') continue;
        const problems = check(region, look, isWhole);
        if (size !== undefined && isOutsidePage(region, size))
          problems.push({ code: 'outside-page', words: 'reaches outside the page', isBlocking: false });
        if (relations.length > 0) problems.push(...checkRelations(region, relations, isWhole ? look : null));
        if (problems.length > 0) found.set(region.id, problems);
      }
      return found;
    },
  };
}

/** Most pages have no parents and no relations, so that the page's own index is made when first asked for. */
function lookHereFirst({ regions }: PageContent, elsewhere: FindRegion | undefined): FindRegion {
  let here: Map<string, Region> | undefined;
  return (id) => {
    here ??= new Map(regions.map((region) => [region.id, region]));
    return here.get(id) ?? elsewhere?.(id);
  };
}

const ALL_SHAPES = 3;
const setOrAny = (list: readonly string[] = []): ReadonlySet<string> | null =>
  list.length === 0 ? null : new Set(list);

function compileClass({ name, allowedParents, geometry = [], attributes = [] }: LabelClass): ClassCheck {
  return {
    name,
    parents: setOrAny(allowedParents),
    shapes: new Set(geometry).size === ALL_SHAPES ? null : setOrAny(geometry),
    attributes: attributes.map((definition) => ({
      id: definition.id,
      name: definition.name,
      isRequired: definition.required === true,
      check: checkerOf(definition),
    })),
  };
}

function checkShapes(parts: readonly Part[], { name, shapes }: ClassCheck, problems: RegionProblem[]): void {
  const allowed = shapes as ReadonlySet<string>;
  for (const part of parts) {
    const shape = kindOfPart(part);
    if (allowed.has(shape)) continue;
    problems.push(
      blocking('geometry-not-allowed', `is a ${shape}; a “${name}” may be ${[...allowed].join(' or ')} only`),
    );
    return;
  }
}

function checkAttributes(region: Region, { attributes }: ClassCheck, problems: RegionProblem[]): void {
  const values = region.attributes ?? {};
  for (const { id, name, isRequired, check } of attributes) {
    const value = Object.hasOwn(values, id) ? values[id] : undefined; // an id may be `constructor`
    if (value === undefined) {
      if (isRequired) problems.push(blocking('attribute-missing', `has no value of “${name}”`));
      continue;
    }
    const wrong = check(value);
    if (wrong !== null)
      problems.push(blocking('attribute-invalid', `has a value of “${name}” that ${wrong}`));
  }
}

/** Values that a region has kept from another class, or had before its class lost the attribute. */
function checkStrays(
  { class: classId, attributes: values = {} }: Region,
  { name, attributes }: ClassCheck,
  { schema, problems }: { readonly schema: LabelSchema; readonly problems: RegionProblem[] },
): void {
  for (const key of Object.keys(values)) {
    if (attributes.some(({ id }) => id === key)) continue;
    const stray = attributeName(schema, key, classId);
    problems.push(
      blocking('attribute-unknown', `has a value of “${stray}”, an attribute that “${name}” does not have`),
    );
  }
}

interface ParentCheck {
  readonly rules: ClassCheck | undefined;
  readonly look: FindRegion;
  /** Whether every page of the document is known, so that what is not found is not there. */
  readonly isWhole: boolean;
  readonly nameOf: (id: string) => string;
}

function checkParent(
  region: Region,
  { rules, look, isWhole, nameOf }: ParentCheck,
  problems: RegionProblem[],
): void {
  if (region.parent === region.id) {
    problems.push(blocking('parent-not-allowed', 'is inside itself'));
    return;
  }
  const parent = look(region.parent as string);
  if (parent === undefined) {
    if (isWhole)
      problems.push(blocking('parent-missing', 'is inside a region that is not in this document any more'));
    return;
  }
  if (rules?.parents == null || (parent.class !== null && rules.parents.has(parent.class))) return;
  const inside = parent.class === null ? 'a region without a class' : `“${nameOf(parent.class)}”`;
  const allowed = [...rules.parents].map((id) => `“${nameOf(id)}”`).join(', ');
  problems.push(
    blocking('parent-not-allowed', `is inside ${inside}; a “${rules.name}” may be inside ${allowed} only`),
  );
}
