import { describe, expect, test } from 'vitest';
import { bytesOf, routerOf, run, type FakeOptions } from './fake-host';

const DELETE = '{"op":"delete","region":"r1"}';
const EDIT = ['edit', '-', '--dataset', 'invoices'];

/** Applies everything but the deletion of region `locked`; the revision counts what was applied. */
function applying(log: string[] = []): FakeOptions['router'] & object {
  let revision = 0;
  return routerOf((calls) => ({
    labels: {
      apply: calls.labels.apply.handler(({ input: { edits }, errors }) => {
        const [edit] = edits;
        log.push(JSON.stringify(edit));
        if (edit?.op === 'delete' && edit.region === 'locked') {
          const userMessage = {
            what: 'The region was not deleted.',
            why: 'It is locked.',
            next: 'Unlock it.',
          };
          throw errors.FAILED({ data: { code: 'edit-conflict', userMessage } });
        }
        const history = { undo: 'Undo', redo: null, revision: ++revision };
        const isOutside = edit?.op === 'move' && edit.region === 'outside';
        return {
          history,
          pages: [{ document: 'd1', pageIndex: 4 }],
          regions: ['r1'],
          ...(isOutside && { warnings: [{ region: 'outside', code: 'outside-page' as const }] }),
        };
      }),
    },
  }));
}

const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('edit', () => {
  test('answers every line with what was done', async () => {
    const router = applying();
    const { code, output, errors } = await run(EDIT, { router, input: bytesOf([`${DELETE}\n\n${DELETE}`]) });
    const answer = { ok: true, op: 'delete', region: 'r1', document: 'd1', pageIndex: 4 };
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(lines(output)).toEqual([
      { line: 1, ...answer, revision: 1 },
      { line: 3, ...answer, revision: 2 },
    ]);
  });

  test('says of a region that lies outside its page that it does', async () => {
    const input = bytesOf([`{"op":"move","region":"outside","box":[1,2,3,4]}\n${DELETE}`]);
    const { code, output } = await run(EDIT, { router: applying(), input });
    const [moved, deleted] = lines(output);
    expect(code).toBe(0);
    expect(moved).toMatchObject({ line: 1, ok: true, warnings: ['outside-page'] });
    expect(deleted).not.toHaveProperty('warnings');
  });

  test('answers a line before it asks for the next', async () => {
    const log: string[] = [];
    const answered: number[] = [];
    async function* typing(): AsyncGenerator<Uint8Array> {
      for (let line = 0; line < 3; line += 1) {
        answered.push(log.length);
        yield Buffer.from(`${DELETE}\n`);
      }
    }
    await run(EDIT, { router: applying(log), input: typing() });
    expect(answered).toEqual([0, 1, 2]);
  });

  test('passes over bad lines, says what is wrong with each and exits 1 at the end', async () => {
    const bad = [
      '{"op":',
      '{"op":"paint"}',
      '{"op":"move","region":"r1","box":[1,2]}',
      '{"op":"delete","region":"locked"}',
      '7',
    ];
    const input = bytesOf([[...bad, DELETE].join('\n')]);
    const { code, output, errors } = await run(EDIT, { router: applying(), input });
    const answers = lines(output) as {
      line: number;
      ok: boolean;
      error?: { code: string; message: string };
    }[];
    expect(code).toBe(1);
    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false, false, true]);
    expect(answers.map(({ error }) => error?.code)).toEqual([
      'format-invalid',
      'edit-invalid',
      'edit-invalid',
      'edit-conflict',
      'edit-invalid',
      undefined,
    ]);
    const messages = answers.map(({ error }) => error?.message ?? '');
    expect(messages[0]).toMatch(/^line 1 is not JSON, .+, write it like {"op":"add",/);
    expect(messages[1]).toMatch(
      /^line 2 is not an edit, op: "paint" is not one of add, move, delete, relabel/,
    );
    expect(messages[2]).toBe(
      'line 3 is not an edit, box: has 2 entries and needs 4, ' +
        'write it like {"op":"move","region":"0190…","box":[72,90,520,310]}; "colophon edit --help" has every form',
    );
    expect(messages[4]).toMatch(/^line 5 is not an edit, 7 is not an object in braces { }, write it like /);
    expect(errors).toBe(
      'error: 5 of 6 edits not applied, lines 1, 2, 3, 4, 5, correct and run these again\n',
    );
  });

  test('with --json the answers form one array, one per line as they happen', async () => {
    const { output, writes } = await run([...EDIT, '--json'], {
      router: applying(),
      input: bytesOf([`${DELETE}\n`, '{}\n']),
    });
    expect((JSON.parse(output) as unknown[]).length).toBe(2);
    expect(writes.map((text) => text.slice(0, 2))).toEqual(['[{', ',{', ']\n']);
    expect((await run([...EDIT, '--json'], { router: applying() })).output).toBe('[]\n');
  });

  test('what arrives in pieces is put together; U+2028 ends no line; a byte order mark is no mistake', async () => {
    const log: string[] = [];
    const text = '{"op":"set-text","region":"r1","text":"a\u2028ü"}';
    const bytes = Buffer.from(`\uFEFF${text}\r\n`);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    const { code } = await run(EDIT, { router: applying(log), input: pieces() });
    expect({ code, log }).toEqual({ code: 0, log: ['{"op":"set-text","region":"r1","text":"a\u2028ü"}'] });
  });

  test('input that breaks keeps the array whole and fails', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${DELETE}\n`);
      throw new Error('the pipe broke');
    }
    const { code, output, errors } = await run([...EDIT, '--json'], {
      router: applying(),
      input: breaking(),
    });
    expect(code).toBe(1);
    expect((JSON.parse(output) as unknown[]).length).toBe(1);
    expect(errors).toMatch(/^error: [^\n]+\n$/);
  });

  test('Ctrl+C ends the waiting for a line', async () => {
    const controller = new AbortController();
    async function* waiting(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${DELETE}\n`);
      setTimeout(() => controller.abort(), 10);
      await new Promise(() => {});
    }
    const { code, output, errors } = await run(EDIT, {
      router: applying(),
      input: waiting(),
      stop: controller.signal,
    });
    expect(code).toBe(1);
    expect(lines(output)).toHaveLength(1);
    expect(errors).toMatch(/^error: the command was stopped, /);
  });
});
