import { afterEach, expect, test } from 'vitest';

import { CallFailed } from '../../../src-renderer/api/call-failed';
import { trackSaving, useSaving, whenSaved } from '../../../src-renderer/app/saving';

afterEach(() => useSaving.setState({ pending: 0, failure: undefined }));

const words = { what: 'It was not saved.', why: 'The disk is full.', next: 'Make room.' };

test('waits for what is being saved, and for nothing when all is', async () => {
  await whenSaved();
  let finish = (): void => undefined;
  const edit = trackSaving(new Promise<void>((resolve) => (finish = resolve)));
  let isSaved = false;
  const waiting = whenSaved().then(() => (isSaved = true));
  await Promise.resolve();
  expect(isSaved).toBe(false);
  finish();
  await edit;
  await waiting;
  expect(isSaved).toBe(true);
});

test('an edit that was refused is answered; one that cannot be saved now is a reason not to go on', async () => {
  await expect(trackSaving(Promise.reject(new CallFailed('edit-conflict', words)))).rejects.toThrow();
  await whenSaved();
  useSaving.setState({ pending: 1, failure: new CallFailed('disk-failure', words) });
  await expect(whenSaved()).rejects.toMatchObject({ code: 'disk-failure' });
});
