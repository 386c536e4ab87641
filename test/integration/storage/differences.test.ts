import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { emptyTree, listEntries, updateTree } from '../../../src-main/domain/dataset-versions/document-tree';
import { objectJson, pageObject, writePage } from '../../../src-main/domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../../../src-main/domain/dataset-versions/object-store';
import type { PageContent, Region } from '../../../src-main/domain/regions/region';
import { createParcelStore, wrapObjects } from '../../../src-main/storage/object-parcel';
import { sha256 } from '../../../src-main/storage/hashing';
import { aPage, aRegion } from '../../builders/regions';
import { aStoredLibrary } from '../../builders/stored';

let library: ReturnType<typeof aStoredLibrary>;
beforeEach(() => (library = aStoredLibrary()));
afterEach(() => library.remove());

const region = (number: number, fields: Partial<Region> = {}): Region =>
  aRegion({
    id: number.toString(16).padStart(32, '0'),
    parts: [{ box: [number, 7 * number, 5_000_000 + number * 31, 6_000_000 + number * 17] }],
    source: { id: number, area: number * 1.25, segmentation: [[number, number + 1, number + 2]] },
    ...fields,
  });
/** Some KiB, as an imported page of a few dozen regions has. */
const bigPage = (regions = 40): PageContent =>
  aPage(Array.from({ length: regions }, (_, index) => region(index)));
const edited = (page: PageContent, index: number, text: string): PageContent => ({
  ...page,
  regions: page.regions.map((one, at) => (at === index ? { ...one, text } : one)),
});
function write(work: (objects: ObjectWriter) => ObjectId | null): ObjectId {
  const objects = library.writer.newBuffer();
  const id = work(objects);
  objects.flush();
  return id as ObjectId;
}
const writeAfter = (page: PageContent, like?: ObjectId): ObjectId =>
  write((objects) => writePage(objects, page, like));
const baseOf = (id: ObjectId): ObjectId | undefined => library.writer.objects.storedDependencies(id)[0];
const textOf = (page: PageContent): string => objectJson(pageObject(page)!);
const rowOf = (id: ObjectId): { encoding: number; size: number } => {
  const db = new BetterSqlite3(library.database, { readonly: true });
  const row = db.prepare(`SELECT encoding, length(data) AS size FROM object WHERE id = x'${id}'`).get();
  db.close();
  return row as { encoding: number; size: number };
};

describe('an object that takes the place of another', () => {
  test('is kept as what differs, under the id that it has anywhere', () => {
    const before = writeAfter(bigPage());
    const after = writeAfter(edited(bigPage(), 20, 'corrected'), before);
    expect(after).toBe(sha256(textOf(edited(bigPage(), 20, 'corrected'))));
    expect(baseOf(after)).toBe(before);
    expect(rowOf(after).size).toBeLessThan(rowOf(before).size / 10);
    library.reopen();
    expect(library.writer.objects.readJson(after)).toBe(textOf(edited(bigPage(), 20, 'corrected')));
  });

  test('is whole where it has little in common with it, or where that is not stored', () => {
    const before = writeAfter(bigPage());
    const other = aPage(
      Array.from({ length: 40 }, (_, index) => region(index + 9000, { text: sha256(`${index}`) })),
    );
    expect(baseOf(writeAfter(other, before))).toBeUndefined();
    expect(baseOf(writeAfter(edited(bigPage(), 1, 'x'), 'ab'.repeat(32)))).toBeUndefined();
  });

  test('that is larger than deflate looks back is kept as the one piece that differs, or whole', () => {
    const page = bigPage(1000);
    const before = writeAfter(page);
    const inOnePlace = edited(page, 3, 'x');
    const atBothEnds = edited(edited(page, 0, 'x'), 999, 'x');
    const ids = [inOnePlace, atBothEnds].map((after) => writeAfter(after, before));
    expect(ids.map(baseOf)).toEqual([before, undefined]);
    library.reopen();
    expect(ids.map((id) => library.writer.objects.readJson(id))).toEqual(
      [inOnePlace, atBothEnds].map(textOf),
    );
  });

  test('is spliced where one place differs, and deflated where several do', () => {
    const before = writeAfter(bigPage());
    const inOnePlace = writeAfter(edited(bigPage(), 20, 'corrected'), before);
    const inTwoPlaces = writeAfter(edited(edited(bigPage(), 5, 'one'), 30, 'another'), before);
    expect([inOnePlace, inTwoPlaces].map((id) => rowOf(id).encoding)).toEqual([3, 2]);
  });

  test('never differs from itself', () => {
    const id = writeAfter(bigPage());
    expect(writeAfter(bigPage(), id)).toBe(id);
    expect(baseOf(id)).toBeUndefined();
    expect(library.writer.objects.readJson(id)).toBe(textOf(bigPage()));
  });

  test('written together with what it takes the place of differs from what that one differs from', () => {
    const first = writeAfter(bigPage());
    const objects = library.writer.newBuffer();
    const second = writePage(objects, edited(bigPage(), 1, 'two'), first)!;
    objects.pack();
    const third = writePage(objects, edited(bigPage(), 2, 'three'), second)!;
    expect(objects.readJson(second)).toBe(textOf(edited(bigPage(), 1, 'two')));
    objects.flush();
    expect([baseOf(second), baseOf(third)]).toEqual([first, first]);
  });

  test('goes to another thread whole, stored or not yet', () => {
    const before = writeAfter(bigPage());
    const objects = library.writer.newBuffer();
    const stored = writeAfter(edited(bigPage(), 4, 'stored'), before);
    const pending = writePage(objects, edited(bigPage(), 5, 'pending'), before)!;
    objects.pack();
    expect(baseOf(stored)).toBe(before);
    const packed = new Map([stored, pending].map((id) => [id, objects.readPacked(id)]));
    const elsewhere = createParcelStore(wrapObjects(packed));
    expect(elsewhere.read(stored)).toEqual(library.writer.objects.read(stored));
    expect(elsewhere.read(pending)).toEqual(objects.read(pending));
  });

  test('is no difference from what was written by a transaction that was rolled back', () => {
    const [lost, kept] = [library.writer.newBuffer(), library.writer.newBuffer()];
    const before = writePage(lost, bigPage())!;
    const after = edited(bigPage(), 7, 'kept');
    const id = sha256(textOf(after));
    const failing = (): void => {
      lost.flush();
      writePage(kept, after, before);
      kept.flush();
      throw new Error('the disk is full');
    };
    expect(() => library.writer.transaction(failing)).toThrow('the disk is full');
    kept.flush();
    expect(library.writer.objects.has(before)).toBe(false);
    expect(library.writer.objects.readJson(id)).toBe(textOf(after));
  });
});

describe('over any history of pages', () => {
  /** Each step edits the page that an earlier step left: a region changed, drawn or deleted. */
  const anyHistory = fc.array(
    fc.record({
      from: fc.nat(30),
      act: fc.constantFrom('text', 'draw', 'delete' as const),
      at: fc.nat(60),
      text: fc.string({ unit: 'grapheme', maxLength: 30 }),
      together: fc.boolean(),
    }),
    { maxLength: 30 },
  );

  test('everything reads as it was written, and differs from something whole', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const pages = [bigPage(30)];
        const ids = [writeAfter(pages[0]!)];
        let objects = library.writer.newBuffer();
        for (const { from, act, at, text, together } of history) {
          const origin = from % pages.length;
          const page = pages[origin]!;
          const others = page.regions.filter((_, index) => index !== at % page.regions.length);
          const next =
            act === 'text'
              ? edited(page, at % page.regions.length, text)
              : act === 'draw'
                ? aPage([...page.regions, region(1000 + pages.length, { text })])
                : aPage(others.length > 0 ? others : page.regions);
          ids.push(writePage(objects, next, ids[origin])!);
          pages.push(next);
          if (together) continue;
          objects.flush();
          objects = library.writer.newBuffer();
        }
        objects.flush();
        for (const [index, id] of ids.entries()) {
          expect(library.writer.objects.readBytes(id).toString()).toBe(textOf(pages[index]!));
          for (const base of library.writer.objects.storedDependencies(id))
            expect(baseOf(base)).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('trees share what they can: a version of one document more is a small part of the first', () => {
    const key = (number: number): string => sha256(`entry ${number}`).slice(0, 32);
    const all = new Map(Array.from({ length: 3000 }, (_, at) => [key(at), sha256(`document ${at}`)]));
    const sizeOf = (): number => {
      const db = new BetterSqlite3(library.database, { readonly: true });
      const size = db.prepare<[], number>('SELECT sum(length(data)) FROM object').pluck().get() ?? 0;
      db.close();
      return size;
    };
    let root = write((objects) => updateTree(objects, emptyTree(objects), all));
    const first = sizeOf();
    for (let step = 0; step < 50; step++) {
      all.set(key(step), sha256(`document ${step}, again`));
      const change = new Map([[key(step), all.get(key(step))!]]);
      root = write((objects) => updateTree(objects, root, change));
    }
    expect((sizeOf() - first) / 50).toBeLessThan(first / 200);
    expect(new Map(listEntries(library.writer.objects, root))).toEqual(new Map([...all].sort()));
  });
});

describe('a base that is not what it was', () => {
  let before: ObjectId;
  let after: ObjectId;
  beforeEach(() => {
    before = writeAfter(bigPage());
    after = writeAfter(edited(bigPage(), 20, 'corrected'), before);
  });
  const refusalOf = (id: ObjectId): string => {
    try {
      library.writer.objects.readBytes(id);
      return '';
    } catch (error) {
      return (error as { userMessage: { why: string } }).userMessage.why;
    }
  };

  test('is named when it is missing', () => {
    library.reopen((db) => db.exec(`DELETE FROM object WHERE id = x'${before}'`));
    expect(refusalOf(after)).toBe(`Object ${before.slice(0, 12)}… is missing.`);
  });

  test('is named when a byte of it changed', () => {
    library.reopen((db) =>
      db.exec(
        `UPDATE object SET data = CAST(substr(data, 1, 40) || x'07' || substr(data, 42) AS BLOB) WHERE id = x'${before}'`,
      ),
    );
    for (const id of [before, after])
      expect(refusalOf(id)).toMatch(
        new RegExp(`^Object ${before.slice(0, 12)}… (does not match its hash|cannot be unpacked)`),
      );
  });

  test('may be another object, or a difference itself: what comes of it is not taken for the object', () => {
    const other = writeAfter(edited(bigPage(), 1, 'another'));
    const chained = writeAfter(edited(bigPage(), 2, 'chained'), before);
    library.reopen((db) => db.exec(`UPDATE object SET base = x'${other}' WHERE id = x'${after}'`));
    expect(refusalOf(after)).toMatch(/does not match its hash|cannot be unpacked/);
    library.reopen((db) => db.exec(`UPDATE object SET base = x'${chained}' WHERE id = x'${after}'`));
    expect(refusalOf(after)).toBe(
      `Object ${chained.slice(0, 12)}… is a difference from an object that is not known.`,
    );
    library.reopen((db) => db.exec(`UPDATE object SET base = NULL WHERE id = x'${after}'`));
    expect(refusalOf(after)).toMatch(/is a difference from an object that is not known/);
  });
});
