import { join } from 'node:path';

import { expect, test } from 'vitest';

import { refuseInsideLibrary } from '../../../src-main/services/inside-library';
import { aLibrary } from '../../builders/libraries';

test('what is written for others stays out of the library, whatever it is called', () => {
  const library = aLibrary();
  const isRefused = (target: string): boolean => {
    try {
      refuseInsideLibrary(library.context, target, 'Nothing was written.');
      return false;
    } catch (error) {
      expect(error).toMatchObject({ code: 'input-invalid', userMessage: { what: 'Nothing was written.' } });
      return true;
    }
  };
  for (const name of ['.', 'a', 'objects/a', '..a', '..a/b', '../library/a'])
    expect(isRefused(join(library.library, name)), name).toBe(true);
  for (const name of ['..', '../a', '../..a', '../library-2'])
    expect(isRefused(join(library.library, name)), name).toBe(false);
  library.remove();
});
