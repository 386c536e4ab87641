import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-main/domain/errors/app-error';
import { routerOf, run } from './fake-host';

const entry = (name: string) => ({ name, versions: 1, documents: 1, schema: '1.0.0' });
const branches = [{ name: 'main', current: true, head: null, id: null, clean: true }];

/** A library with datasets of these names, whose branches can be listed. */
const libraryOf = (...names: readonly string[]) =>
  routerOf((calls) => ({
    datasets: { list: calls.datasets.list.handler(() => names.map(entry)) },
    branches: {
      list: calls.branches.list.handler(({ input: { dataset } }) =>
        branches.map((branch) => ({ ...branch, dataset })),
      ),
      create: calls.branches.create.handler(({ input: { dataset, name } }) => ({
        ...branches[0]!,
        dataset,
        name,
      })),
    },
  }));

describe('a command without --dataset', () => {
  test('means the only dataset of the library', async () => {
    const { code, output, opened } = await run(['branch', 'list', '--json'], {
      router: libraryOf('my letters'),
    });
    expect({ code, opened }).toEqual({ code: 0, opened: [{ folder: '/work-folder', readOnly: true }] });
    expect(JSON.parse(output)).toEqual([{ ...branches[0], dataset: 'my letters' }]);
  });

  test('means the dataset that a version names', async () => {
    const args = ['branch', 'create', 'ada', '--from', 'letters@2', '--json'];
    const { code, output } = await run(args, { router: libraryOf('invoices', 'letters') });
    expect({ code, made: JSON.parse(output) as unknown }).toMatchObject({
      code: 0,
      made: { dataset: 'letters' },
    });
  });

  test.each([
    [
      'with several datasets',
      ['invoices', 'letters'],
      'the library has invoices, letters, give --dataset NAME',
    ],
    ['with none', [], 'the library has none yet, make one with: colophon dataset create NAME'],
  ])('is wrong usage %s', async (_name, names, words) => {
    const { code, output, errors } = await run(['branch', 'list', '--json'], {
      router: libraryOf(...names),
    });
    expect({ code, errors }).toEqual({ code: 2, errors: `error: no dataset was named, ${words}\n` });
    expect(JSON.parse(output)).toEqual({ error: { code: 'usage', message: errors.slice(7, -1) } });
  });

  test('is wrong usage where there is no library, and with it the library is what is missing', async () => {
    const openLibrary = async () => {
      throw new AppError('library-missing', {
        what: 'No library.',
        why: 'Nothing is there.',
        next: 'Make one.',
      });
    };
    const without = await run(['status'], { openLibrary });
    expect(without).toMatchObject({ code: 2, output: '' });
    expect(without.errors).toContain('/work-folder is no library, give --library and --dataset');
    expect(await run(['status', '--dataset', 'd'], { openLibrary })).toMatchObject({ code: 1 });
  });
});
