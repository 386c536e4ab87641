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
  const refused = (...names: string[]) => names.filter((name) => isRefused(join(library.library, name)));
  const inside = ['.', 'a', 'objects/a', '..a', '..a/b', '../library/a'];
  expect(refused(...inside)).toEqual(inside);
  expect(refused('..', '../a', '../..a', '../library-2')).toEqual([]);
  library.remove();
});
