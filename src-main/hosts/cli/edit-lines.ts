import { edit as editForm } from '../../contract/label-contract';
import type { Edit } from '../../domain/edits/edit';
import { AppError } from '../../domain/errors/app-error';
import type { Terminal } from './cli-host';
import type { DatasetOption } from './command-options';
import { EDIT_EXAMPLES } from './edit-help';
import { describeIssues, ReportedError, stoppedError, toFailure, withNext } from './failures';
import { parseJson, type NumberedLine } from './read-input';
import type { CommandContext } from './run-command';
import { count, printable } from './tables';

const NAMED_LINES = 5;

/** The answer to one line, printed when its edit is on disk. */
interface Acknowledgement {
  readonly line: number;
  readonly ok: boolean;
  readonly [detail: string]: unknown;
}

/**
 * Applies edits line by line and acknowledges each; a bad line is answered and passed over.
 *
 * @returns the exit code: 1 when a line failed
 */
export async function runEdits(
  context: CommandContext<DatasetOption>,
  lines: AsyncIterable<NumberedLine>,
): Promise<number> {
  const list = openList(context.terminal, context.options.json === true);
  const failed: number[] = [];
  let total = 0;
  try {
    for await (const { number, text } of untilStopped(lines, context.stop)) {
      if (text.trim() === '') continue;
      total += 1;
      const answer = await answerLine(context, number, text);
      if (!answer.ok) failed.push(number);
      list.write(answer);
    }
  } catch (error) {
    if (!list.abandon()) throw error;
    throw new ReportedError('the edits ended early', { cause: error });
  }
  list.finish();
  if (failed.length === 0) return 0;
  context.terminal.writeError(`error: ${printable(describeFailed(failed, total))}\n`);
  return 1;
}

async function answerLine(
  { client, options: { dataset } }: CommandContext<DatasetOption>,
  line: number,
  text: string,
): Promise<Acknowledgement> {
  try {
    const edit = parseEdit(text, line);
    const { regions, pages, history, warnings } = await client.labels.apply({ dataset, edits: [edit] });
    return {
      line,
      ok: true,
      op: edit.op,
      region: regions[0] ?? null,
      document: pages[0]?.document ?? null,
      pageIndex: pages[0]?.pageIndex ?? null,
      revision: history.revision,
      ...(warnings !== undefined && { warnings: warnings.map(({ code }) => code) }),
    };
  } catch (error) {
    const { code, message } = toFailure(error);
    return { line, ok: false, error: { code, message } };
  }
}

function parseEdit(text: string, line: number): ReturnType<typeof editForm.parse> {
  const value = parseLine(text.replace(/^\uFEFF/, ''), line);
  const parsed = editForm.safeParse(value);
  if (parsed.success) return parsed.data;
  const { op } = (value ?? {}) as { op?: unknown };
  throw new AppError('edit-invalid', {
    what: `Line ${line} is not an edit.`,
    why: describeIssues(parsed.error.issues),
    next: writeItLike(typeof op === 'string' && op in EDIT_EXAMPLES ? (op as Edit['op']) : 'add'),
  });
}

function parseLine(text: string, line: number): unknown {
  try {
    return parseJson(text, `Line ${line}`);
  } catch (error) {
    throw withNext(error, writeItLike('add'));
  }
}

const writeItLike = (op: Edit['op']): string =>
  `Write it like ${EDIT_EXAMPLES[op]}; "colophon edit --help" has every form.`;

/** Ends the reading when the person presses Ctrl+C, also while it waits for a line. */
async function* untilStopped<Item>(items: AsyncIterable<Item>, stop: AbortSignal): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextOrStop(iterator, stop);
    if (next.done === true) return;
    yield next.value;
  }
}

function nextOrStop<Item>(iterator: AsyncIterator<Item>, stop: AbortSignal): Promise<IteratorResult<Item>> {
  return new Promise((resolve, reject) => {
    const onStop = () => reject(stoppedError());
    if (stop.aborted) return onStop();
    stop.addEventListener('abort', onStop, { once: true });
    const settle = () => stop.removeEventListener('abort', onStop);
    return void iterator.next().then(resolve, reject).finally(settle);
  });
}

/** Lines as they are, or as the items of one JSON array, one per line. */
function openList({ writeOutput }: Terminal, isArray: boolean) {
  let isBegun = false;
  return {
    write(item: Acknowledgement): void {
      const lead = isBegun ? ',' : '[';
      writeOutput(`${isArray ? lead : ''}${JSON.stringify(item)}\n`);
      isBegun = true;
    },
    finish(): void {
      if (isArray) writeOutput(isBegun ? ']\n' : '[]\n');
    },
    /** Closes what was begun; false when nothing was, so that an error may take the place of the list. */
    abandon(): boolean {
      if (isArray && isBegun) writeOutput(']\n');
      return isBegun;
    },
  };
}

function describeFailed(failed: readonly number[], total: number): string {
  const named = failed.slice(0, NAMED_LINES).join(', ');
  const more = failed.length > NAMED_LINES ? ' …' : '';
  const where = `${failed.length === 1 ? 'line' : 'lines'} ${named}${more}`;
  return `${failed.length} of ${count(total, 'edit')} not applied, ${where}, correct and run these again`;
}
