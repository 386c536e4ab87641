import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { MERGE_CHOICES } from '../../domain/merge/conflict';
import { usageError } from './failures';
import type { MergeConflict } from './merge-json';

/** A decision as it is written on the command line: `WHAT#FIELD=SIDE`, or `WHAT#FIELD:=JSON` for another value. */
interface WrittenDecision {
  readonly what: string;
  readonly side?: Choice;
  readonly value?: unknown;
}

/** @throws AppError `usage` */
function readDecision(text: string): WrittenDecision {
  const [, what, sign, rest = ''] = /^(.+?)(:=|=)(.*)$/s.exec(text) ?? [];
  if (what === undefined)
    throw malformed(text, text.includes('=') ? 'it names nothing before the "="' : 'it has no "="');
  if (sign === '=') {
    const side = MERGE_CHOICES.find((choice) => choice === rest);
    if (side !== undefined) return { what, side };
    throw malformed(text, `"${rest}" is no side`);
  }
  try {
    return { what, value: JSON.parse(rest) as unknown };
  } catch {
    throw malformed(text, `${rest} is not JSON`);
  }
}

const malformed = (text: string, why: string) =>
  usageError(
    `"${text}" is no decision`,
    why,
    'write WHAT#FIELD=ours, =theirs, =base or =both, or WHAT#FIELD:=VALUE with a value in JSON',
  );

/** Whether a conflict is meant by its key, or by what it is about and the field; without a field all of them are. */
function isMeant({ key, region, item, document, name, what, field, fieldName }: MergeConflict, text: string) {
  if (key === text) return true;
  const things = [
    region,
    item,
    region ?? item ?? document,
    region ?? item ?? name,
    what === 'schema' ? 'schema' : null,
  ];
  return things.some(
    (thing) =>
      thing !== null && [thing, `${thing}#${field}`, `${thing}#${fieldName}`].some((form) => form === text),
  );
}

type Choice = MergeConflict['choices'][number];

/**
 * What was written on the command line as decisions of conflicts.
 *
 * @param classId id of a class that is given by its name
 * @throws AppError `usage` for what is no decision, `not-found` for what means no conflict
 */
export function decisionsOf(
  written: readonly string[],
  { dataset, conflicts }: { readonly dataset: string; readonly conflicts: readonly MergeConflict[] },
  classId: (name: string) => string | undefined,
): { key: string; choice?: Choice; value?: never }[] {
  return written.flatMap((text) => {
    const { what, side, value } = readDecision(text);
    const meant = conflicts.filter((conflict) => isMeant(conflict, what));
    if (meant.length === 0)
      throw new AppError('not-found', {
        what: 'Nothing was decided.',
        why: `The merge has no conflict "${what}".`,
        next: `See those that there are with: colophon merge --dataset ${shellWord(dataset)}.`,
      });
    return meant.map(({ key, field }) => {
      if (side !== undefined) return { key, choice: side };
      const given = field === 'class' && typeof value === 'string' ? (classId(value) ?? value) : value;
      return { key, value: given as never };
    });
  });
}
