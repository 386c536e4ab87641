import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { RegionProblem } from '../../../src-main/domain/label-schema/region-problem';
import { createValidator, type Validator } from '../../../src-main/domain/label-schema/validate-region';
import type { Region } from '../../../src-main/domain/regions/region';

const validators = new WeakMap<LabelSchema, Validator>();

function validatorOf(schema: LabelSchema): Validator {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = createValidator(schema);
  validators.set(schema, made);
  return made;
}

const NONE: readonly RegionProblem[] = [];
const found = new WeakMap<
  Region,
  { readonly schema: LabelSchema; readonly problems: readonly RegionProblem[] }
>();

/**
 * What is wrong with a region as it is shown now. What needs other regions (parents, relations) is not looked
 * at here: the core says so when the page is read.
 */
export function problemsOf(region: Region, schema: LabelSchema): readonly RegionProblem[] {
  const known = found.get(region);
  if (known?.schema === schema) return known.problems;
  const { parent: _, ...alone } = region;
  const problems =
    validatorOf(schema)
      .validatePage({ regions: [alone] }, {})
      .get(region.id) ?? NONE;
  found.set(region, { schema, problems });
  return problems;
}

/** The same in words, for a tooltip; empty when there is nothing wrong. */
export const problemWords = (region: Region, schema: LabelSchema): string =>
  problemsOf(region, schema)
    .map(({ words }) => words)
    .join('; ');
