import { describe, expect, test } from 'vitest';
import type { AddResult } from '../../../src-main/contract/document-contract';
import { bytesOf, routerOf, run, type FakeOptions } from './fake-host';

const ADD = ['add', 'scans', '/abs/a.pdf', '--dataset', 'invoices'];
const nothing: AddResult = { added: 0, duplicates: 0, failed: [], documents: [] };
const progress = { type: 'progress' as const, what: 'Reading documents', done: 1, total: 2 };

interface Seen {
  passwords?: readonly string[];
  sources?: number;
  ended?: boolean;
}

function adding(result: AddResult, seen: Seen = {}): FakeOptions['router'] & object {
  return routerOf((calls) => ({
    documents: {
      add: calls.documents.add.handler(async function* ({ input }) {
        seen.passwords = input.passwords;
        seen.sources = input.sources.length;
        yield progress;
        yield { type: 'result' as const, result };
      }),
    },
  }));
}

/** Works until it is told to stop. */
function endless(seen: Seen): FakeOptions['router'] & object {
  return routerOf((calls) => ({
    documents: {
      add: calls.documents.add.handler(async function* ({ signal }) {
        try {
          yield progress;
          await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
        } finally {
          seen.ended = true;
        }
      }),
    },
  }));
}

describe('a long call', () => {
  test('gives its result; a pipe sees no progress', async () => {
    const { code, output, errors } = await run([...ADD, '--json'], {
      router: adding({ ...nothing, added: 2 }),
    });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(JSON.parse(output)).toEqual({ ...nothing, added: 2 });
  });

  test('draws progress on a terminal and wipes it', async () => {
    const { output, errors } = await run([...ADD, '--json'], {
      router: adding(nothing),
      showsProgress: true,
    });
    expect(errors).toBe('\r\u001B[KReading documents: 1 of 2\r\u001B[K');
    expect(JSON.parse(output)).toEqual(nothing);
  });

  test('is cancelled by Ctrl+C and says that nothing is half-done', async () => {
    const seen: Seen = {};
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const { code, output, errors } = await run([...ADD, '--json'], {
      router: endless(seen),
      stop: controller.signal,
    });
    expect(code).toBe(1);
    expect(seen.ended).toBe(true);
    expect(errors).toBe(
      'error: the command was stopped, nothing half-done was left in the library, run the same command again to do it\n',
    );
    expect(JSON.parse(output)).toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('add', () => {
  test('prints its result and exits 1 when a file failed', async () => {
    const failed = [{ path: 'b\u001B[2J.pdf', reason: 'It is no PDF', code: 'document-unreadable' }];
    const router = adding({ ...nothing, added: 1, failed });
    const json = await run([...ADD, '--json'], { router });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toEqual({ ...nothing, added: 1, failed });

    const plain = await run(ADD, { router });
    expect(plain.code).toBe(1);
    expect(plain.output).toContain('Added 1 document\n');
    expect(plain.errors).toMatch(/^error: 1 file could not be added, [^\n]+\n$/);
    expect(plain.output + plain.errors).not.toContain('\u001B');
  });

  test('tries the passwords of the command line and those of standard input', async () => {
    const seen: Seen = {};
    const input = bytesOf(['from stdin\r\nzwei', '\n\n']);
    await run([...ADD, '--password', 'a', '--password', 'b', '--password-stdin'], {
      router: adding(nothing, seen),
      input,
    });
    expect(seen).toMatchObject({ passwords: ['a', 'b', 'from stdin', 'zwei'], sources: 2 });
  });
});
