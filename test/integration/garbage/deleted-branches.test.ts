import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { collectGarbage } from '../../../src-main/services/garbage/collect-garbage';
import { createBranch, deleteBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { recoverBranch } from '../../../src-main/services/history/recover-branch';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { commit } from '../../../src-main/services/history/version-service';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { ageObjects } from '../../builders/altered-libraries';
import { aCocoFile } from '../../builders/coco';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
const DELETED = new Date().toISOString();
const after = (days: number): string => new Date(Date.parse(DELETED) + days * 86_400_000).toISOString();
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary({ time: DELETED });
  await library.add('a', 'b');
  commit(library.context, { dataset, message: 'first' });
  createBranch(library.context, { dataset, name: 'side' });
  switchBranch(library.context, { dataset, name: 'side' });
});
afterEach(() => library.remove());

const collect = (now: string) =>
  collectGarbage(
    { ...library.context, now: () => now },
    { dryRun: false, mayRewrite: false },
    { onProgress: () => undefined },
  );
const importRegions = () =>
  library.importCoco(
    aCocoFile({
      images: [{ name: 'x.png', width: 60, height: 80 }],
      labels: [['x.png', 'Text', [1, 1, 9, 9]]],
    }),
    { withoutDocuments: true },
  );
/** Gives the branch up, with objects that are all older than the age from which garbage is removed. */
const giveUp = (): void => {
  switchBranch(library.context, { dataset, name: 'main' });
  deleteBranch(library.context, { dataset, name: 'side', force: true });
  library.close();
  ageObjects(library.library);
  library.reopen();
};
const recover = () => recoverBranch(library.context, { dataset, name: 'side' });
const goBack = (): void => void switchBranch(library.context, { dataset, name: 'side' });

describe('a branch that was deleted', () => {
  test('within thirty days keeps its draft and its steps of undo', async () => {
    await importRegions();
    const imported = library.contentId();
    await restoreVersion(library.context, { dataset, version: '1' });
    giveUp();
    await collect(after(29));
    recover();
    goBack();
    undo(library.context, dataset);
    expect(library.contentId()).toBe(imported);
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('longer ago does not come back when objects of its draft were removed', async () => {
    await importRegions();
    giveUp();
    expect((await collect(after(31))).objects.count).toBeGreaterThan(0);
    expect(recover).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('longer ago does not come back when its draft is whole and a step of undo is not', async () => {
    await importRegions();
    await restoreVersion(library.context, { dataset, version: '1' });
    giveUp();
    expect((await collect(after(31))).objects.count).toBeGreaterThan(0);
    expect(recover).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  test('longer ago comes back as long as no garbage is collected', async () => {
    await importRegions();
    undo(library.context, dataset);
    redo(library.context, dataset);
    const imported = library.contentId();
    commit(library.context, { dataset, message: 'second' });
    giveUp();
    recover();
    goBack();
    undo(library.context, dataset);
    redo(library.context, dataset);
    expect(library.contentId()).toBe(imported);
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });
});
