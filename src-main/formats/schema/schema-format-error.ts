import { AppError } from '../../domain/errors/app-error';
import type { Report } from '../../domain/label-schema/schema-file-values';
import { fileLabel, formatInvalid } from '../format-errors';

const PROBLEMS_SHOWN = 20;

/** What is wrong with a file of another tool, place by place, told at once at the end. */
export interface Problems {
  readonly report: Report;
  /** @throws AppError `format-invalid` when something was reported */
  check(): void;
}

/** @param path of the file, for messages @param formatName as people know it */
export function createProblems(path: string, formatName: string): Problems {
  const problems: string[] = [];
  return {
    report: (place, problem) => void problems.push(`${place}: ${problem}`),
    check() {
      if (problems.length === 0) return;
      const rest = problems.length - PROBLEMS_SHOWN;
      const shown = problems.slice(0, PROBLEMS_SHOWN).join('; ');
      throw formatInvalid(
        path,
        `It is wrong as ${formatName}: ${shown}${rest > 0 ? `; and ${rest} more` : ''}.`,
        'Correct these places, or export the file again.',
      );
    },
  };
}

/** A file that is none of the formats. @param path of the file, for messages */
export const notASchema = (path: string, why: string, tried: readonly string[]): AppError =>
  new AppError('format-invalid', {
    what: `${fileLabel(path)} was not read as a label schema.`,
    why,
    next: `These are known: ${tried.join('; ')}.`,
  });
