import { expect } from 'vitest';
import { finish, type Connection } from './transports';

type Long = <Result>(
  name: string,
  work: Promise<AsyncIterable<{ type: 'progress' } | { type: 'result'; result: Result }>>,
) => Promise<Result>;

/**
 * A branch goes out as a file and comes in under another name. Needs a version 1 with the document `a`.
 *
 * @returns that name
 */
export async function callChangesets(app: Connection, dataset: string, long: Long): Promise<string> {
  const { branches, changesets, labels, versions } = app.client;
  await branches.create({ dataset, name: 'hand', from: `${dataset}@1` });
  await branches.switch({ dataset, name: 'hand' });
  const edit = { op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [5, 5, 50, 50] } as never;
  await labels.apply({ dataset, edits: [edit] });
  await versions.commit({ dataset, message: 'by hand' });
  await branches.switch({ dataset, name: 'main' });
  const held = { branch: 'hand', versions: [{ message: 'by hand' }], documents: 1, pages: 1 };
  expect(await long('changesets.preview', changesets.preview({ dataset, branch: 'hand' }))).toMatchObject(
    held,
  );
  const target = app.pick(app.path('hand.changeset'));
  expect(
    await long('changesets.create', changesets.create({ dataset, branch: 'hand', target })),
  ).toMatchObject(held);
  expect(await finish(await changesets.create({ dataset, branch: 'hand' }))).toMatchObject({
    download: expect.any(String),
  });
  const source = app.pick(app.path('hand.changeset'));
  expect(await long('changesets.inspect', changesets.inspect({ dataset, source }))).toMatchObject({
    ...held,
    suggestedBranch: 'hand',
    newVersions: 0,
    missingFiles: [],
  });
  const opened = await long('changesets.open', changesets.open({ dataset, source, branch: 'copy' }));
  expect(opened).toMatchObject({ added: { versions: 0 }, labels: { added: 1, removed: 0, changed: 0 } });
  return opened.branch;
}
