import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import type {
  SchemaAssetRow,
  SchemaRelease,
  SchemaRetirement,
} from '../../storage/repositories/schema-repository';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { findPublished, refOf } from './schema-refs';

/**
 * Why a version is not to be used any more: the last word on it or on its whole schema that was not lifted;
 * `null` while it may be used.
 */
export function retirementOf({ number }: SchemaRelease, retirements: readonly SchemaRetirement[]) {
  const last = standing(retirements).findLast((row) => row.number === null || row.number === number);
  return last === undefined ? null : shownRetirement(last);
}

/** Why nothing more is to be published to a schema; `null` while it is in use, whatever became of its versions. */
export function wholeRetirementOf(retirements: readonly SchemaRetirement[]) {
  const whole = standing(retirements).find(({ number }) => number === null);
  return whole === undefined ? null : shownRetirement(whole);
}

/** The retirements that hold: the last row on each version, and on the schema as a whole, unless it lifts the one before. */
const standing = (rows: readonly SchemaRetirement[]): readonly SchemaRetirement[] =>
  rows.filter(
    ({ number, isLift }, index) => !isLift && rows.findLastIndex((row) => row.number === number) === index,
  );

const shownRetirement = ({ time, author, reason, successor }: SchemaRetirement) => ({
  time,
  author,
  reason,
  successor,
});

/** The version, or the whole schema, whose retirement is the last word on a version; `null` while it may be used. */
export function retiredAs(context: LibraryContext, release: SchemaRelease): string | null {
  const { assetId, name, number } = release;
  const rows = standing(context.reader.schemas.retirements(assetId));
  const last = rows.findLast((row) => row.number === null || row.number === number);
  if (last === undefined) return null;
  return last.number === null ? name : refOf(release);
}

/**
 * Marks a version, or with a bare name the whole schema, as retired. Nothing is deleted: datasets under
 * it go on, new ones cannot choose it.
 *
 * @throws AppError `not-found`, `input-invalid`, `schema-retired` when it is retired already
 */
export function retireSchema(
  context: LibraryContext,
  request: { ref: string; reason: string; successor?: string | undefined },
) {
  const named = nameRetired(context, request.ref);
  const { asset, release, ref, rows } = named;
  const held = standing(rows).findLast(({ number }) => number === null || number === release?.number);
  if (held !== undefined) throw retiredAlready(named, held);
  const reason = checkedReason(request.reason, `"${ref}" was not retired.`);
  const successor = request.successor === undefined ? null : successorOf(context, ref, request.successor);
  const { by: author, at: time } = actNow(context);
  const number = release?.number ?? null;
  const retirement = { assetId: asset.id, number, time, author, reason, successor, isLift: false };
  record(context, retirement, { kind: 'schema-retired', data: { ref, reason, successor } });
  return { ref, retired: shownRetirement(retirement) };
}

/**
 * Takes a retirement back; both stay on record. Versions that were retired one by one stay so when the
 * retirement of their whole schema is lifted.
 *
 * @returns `retired` is what still stands against a version: the retirement of its whole schema
 * @throws AppError `not-found`, `input-invalid` when that was not retired
 */
export function liftRetirement(
  context: LibraryContext,
  request: { ref: string; reason?: string | undefined },
) {
  const named = nameRetired(context, request.ref);
  const { asset, release, ref, rows } = named;
  const number = release?.number ?? null;
  if (!standing(rows).some((row) => row.number === number)) throw notRetired(named);
  const { by: author, at: time } = actNow(context);
  const reason = request.reason?.trim() ?? '';
  const lift = { assetId: asset.id, number, time, author, reason, successor: null, isLift: true };
  record(context, lift, { kind: 'schema-retirement-lifted', data: { ref, reason } });
  const after = context.reader.schemas.retirements(asset.id);
  return { ref, retired: release === null ? null : retirementOf(release, after) };
}

interface Named {
  readonly asset: SchemaAssetRow;
  readonly release: SchemaRelease | null;
  readonly ref: string;
  readonly rows: readonly SchemaRetirement[];
}

function nameRetired(context: LibraryContext, given: string): Named {
  const { asset, release } = findPublished(context, given);
  const ref = release === null ? asset.name : refOf(release);
  return { asset, release, ref, rows: context.reader.schemas.retirements(asset.id) };
}

function record(
  context: LibraryContext,
  row: SchemaRetirement,
  event: { readonly kind: string; readonly data: Readonly<Record<string, string | null>> },
): void {
  const writer = requireWriter(context);
  writer.transaction(() => {
    writer.schemas.retire(row);
    writer.records.addEvent({ time: row.time, author: row.author, ...event });
  });
  context.emit({ kind: 'versions', dataset: null, revision: null, remaining: null });
}

function successorOf(context: LibraryContext, retired: string, ref: string): string {
  const { asset, release } = findPublished(context, ref);
  const successor = release === null ? asset.name : refOf(release);
  if (successor !== retired && !(release !== null && asset.name === retired)) return successor;
  throw new AppError('input-invalid', {
    what: `"${retired}" was not retired.`,
    why: 'It cannot be its own successor.',
    next: 'Name another schema or version as its successor, or none.',
  });
}

/** The first reason stays on record as it was given; another one needs the first to be taken back by somebody. */
function retiredAlready({ asset, release, ref }: Named, held: SchemaRetirement): AppError {
  const isWhole = held.number === null;
  const what = isWhole && release !== null ? `all of "${asset.name}"` : 'it';
  const use = held.successor === null ? '' : `, with ${held.successor} in its place`;
  return new AppError('schema-retired', {
    what: `"${ref}" was not retired again.`,
    why: `${held.author} retired ${what} on ${dayAndTime(held.time)}${use}: ${withoutStop(held.reason)}.`,
    next: 'To give another reason or successor, lift that first.',
    inTerminal: `To give another reason or successor, lift that first: colophon schema retire ${shellWord(isWhole ? asset.name : ref)} --lift.`,
  });
}

function notRetired({ asset, release, ref, rows }: Named): AppError {
  const held = standing(rows);
  const whole = release !== null && held.some(({ number }) => number === null);
  const versions = held.flatMap(({ number }) => (number === null ? [] : [`${asset.name}@${number}`]));
  const others = release === null ? versions.slice(0, 10) : [];
  const first = whole ? asset.name : others[0];
  return new AppError('input-invalid', {
    what: `No retirement of "${ref}" was lifted.`,
    why: whole
      ? `It is retired with all of "${asset.name}", not by itself.`
      : others.length > 0
        ? `The schema is not retired as a whole; retired are ${others.join(', ')}.`
        : 'It is not retired.',
    next: first === undefined ? 'Look at what is retired among the schemas.' : `Lift that of "${first}".`,
    inTerminal:
      first === undefined
        ? 'See what is retired with: colophon schema list.'
        : `Lift that: colophon schema retire ${shellWord(first)} --lift.`,
  });
}

const dayAndTime = (time: string): string => `${time.slice(0, 10)} at ${time.slice(11, 16)} UTC`;

/** A reason as a part of our sentence, which has its own full stop. */
export const withoutStop = (reason: string): string => reason.replace(/[.]+$/, '');

/** Text that says why; it stays on record. @throws AppError `input-invalid` */
export function checkedReason(given: string, what: string): string {
  const reason = given.trim();
  if (reason !== '') return reason;
  throw new AppError('input-invalid', {
    what,
    why: 'No reason was given, and it stays on record.',
    next: 'Say why in a few words.',
  });
}
