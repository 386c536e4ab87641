import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createDataset } from '../../../src-main/services/library/dataset-service';
import { publishSchema } from '../../../src-main/services/schema/publish-service';
import { listSchemas, showSchema } from '../../../src-main/services/schema/schema-asset-service';
import { liftRetirement, retireSchema } from '../../../src-main/services/schema/schema-retirement';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
beforeEach(() => {
  library = aLibrary();
  publishSchema(library.context, { dataset, reason: 'first' });
  addClass(library.context, { dataset, name: 'Stamp' });
  publishSchema(library.context, { dataset, reason: 'second' });
});
afterEach(() => library.remove());

const retire = (ref: string, reason: string, successor?: string) =>
  retireSchema(library.context, { ref, reason, successor });
const lift = (ref: string, reason?: string) => liftRetirement(library.context, { ref, reason });
/** Why each version is retired, the newest first. */
const reasons = () => listSchemas(library.context)[0]?.versions.map(({ retired }) => retired?.reason ?? null);
const events = () => library.context.reader.records.events(0, 1000);
const said = (error: { code: string; message: RegExp }) =>
  expect.objectContaining({ code: error.code, message: expect.stringMatching(error.message) as string });

describe('what is retired', () => {
  test('is not retired again: the first reason and successor stay, and the refusal tells them', () => {
    retire('papers@1.0.0', 'too few.', 'papers@1.1.0');
    const before = [listSchemas(library.context), events()];
    expect(() => retire('papers@1.0.0', 'no reason')).toThrow(
      said({
        code: 'schema-retired',
        message:
          /Ada retired it on \d{4}-\d\d-\d\d at \d\d:\d\d UTC, with papers@1\.1\.0 in its place: too few\. .*lift that first/,
      }),
    );
    expect([listSchemas(library.context), events()]).toEqual(before);
  });

  test('with its whole schema is not retired again either, as a whole or version by version', () => {
    retire('papers', 'over');
    for (const ref of ['papers', 'papers@1.0.0'])
      expect(() => retire(ref, 'again')).toThrow(
        said({ code: 'schema-retired', message: /over\. .*lift that first/ }),
      );
    expect(reasons()).toEqual(['over', 'over']);
  });
});

describe('lifting', () => {
  test('makes a version usable again; both stay on record, and it can be retired with another reason', () => {
    retire('papers@1.1.0', 'by mistake');
    expect(() => createDataset(library.context, { name: 'new', schemaRef: 'papers@1.1.0' })).toThrow(
      expect.objectContaining({ code: 'schema-retired' }),
    );
    expect(lift('papers@1.1.0', ' it was none ')).toEqual({ ref: 'papers@1.1.0', retired: null });
    expect(reasons()).toEqual([null, null]);
    expect(createDataset(library.context, { name: 'new', schemaRef: 'papers@1.1.0' }).schema).toBe('1.1.0');
    const last = events().find(({ kind }) => kind === 'schema-retirement-lifted');
    expect(last).toMatchObject({ author: 'Ada' });
    expect(JSON.parse(last?.data ?? '')).toEqual({ ref: 'papers@1.1.0', reason: 'it was none' });
    retire('papers@1.1.0', 'after all', 'papers@1.0.0');
    library.reopen();
    expect(showSchema(library.context, 'papers@1.1.0')).toMatchObject({
      retired: { reason: 'after all', successor: 'papers@1.0.0' },
      retiredAs: 'papers@1.1.0',
    });
  });

  test('the retirement of a schema leaves those of its versions, and the other way round', () => {
    retire('papers@1.0.0', 'too few');
    retire('papers', 'over');
    expect(showSchema(library.context, 'papers@1.0.0').retiredAs).toBe('papers');
    expect(lift('papers@1.0.0')).toMatchObject({ retired: { reason: 'over' } });
    expect(reasons()).toEqual(['over', 'over']);
    expect(lift('papers').retired).toBeNull();
    expect(reasons()).toEqual([null, null]);
    retire('papers@1.0.0', 'too few');
    retire('papers', 'over');
    lift('papers');
    expect(reasons()).toEqual([null, 'too few']);
  });

  test('refuses what is not retired so, and names what is', () => {
    const code = 'input-invalid';
    expect(() => lift('papers')).toThrow(said({ code, message: /It is not retired/ }));
    expect(() => lift('nothing')).toThrow(expect.objectContaining({ code: 'not-found' }));
    retire('papers@1.0.0', 'too few');
    expect(() => lift('papers')).toThrow(
      said({ code, message: /not retired as a whole; retired are papers@1\.0\.0/ }),
    );
    lift('papers@1.0.0');
    retire('papers', 'over');
    expect(() => lift('papers@1.0.0')).toThrow(
      said({ code, message: /with all of "papers".*Lift that of "papers"/ }),
    );
    expect(reasons()).toEqual(['over', 'over']);
  });
});
