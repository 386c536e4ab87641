import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError } from '../../domain/errors/app-error';
import { readPlan } from '../../domain/migration/plan-object';
import type { LibraryContext } from '../library-context';

/** What is missing of a migration that something names, in words: itself, or a schema that it leads from or to. */
export function planProblems({ reader: { objects } }: LibraryContext, plan: ObjectId): string[] {
  if (!objects.has(plan)) return [`the migration ${plan} is missing`];
  try {
    const schemas = new Set(readPlan(objects, plan).steps.flatMap(({ from, to }) => [from, to]));
    return [...schemas]
      .filter((id) => !objects.has(id))
      .map((id) => `the schema ${id} of the migration ${plan} is missing`);
  } catch (error) {
    if (error instanceof AppError) return []; // that it is damaged is told where every object is looked at
    throw error;
  }
}
