import { describe, expect, test, vi } from 'vitest';
import type { DocumentRow } from '../../../src-main/contract/document-contract';
import { createRowWindow, SLICE, type RowSlice } from '../../../src-renderer/api/row-window';

const aRow = (index: number): DocumentRow => ({
  id: `e${index}`,
  file: null,
  name: `${index}.pdf`,
  mediaType: null,
  pages: 1,
  regions: 0,
  reviewed: 0,
  split: null,
  problems: 0,
});

function aLibrary(count: number) {
  let documents = Array.from({ length: count }, (_, index) => aRow(index));
  const load = vi.fn(async (offset: number, limit: number) => ({
    total: documents.length,
    rows: documents.slice(offset, offset + limit),
  }));
  return {
    load,
    remove: (ids: readonly string[]) => (documents = documents.filter(({ id }) => !ids.includes(id))),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the documents in view', () => {
  test('only the slices that are looked at are read, each once', async () => {
    const { load } = aLibrary(80_863);
    const found = createRowWindow(load);
    found.show(0, 30);
    found.show(0, 40);
    await settle();
    found.show(80_800, 80_862);
    await settle();
    expect(load.mock.calls).toEqual([
      [0, SLICE],
      [80_800, SLICE],
    ]);
    expect(found.total()).toBe(80_863);
    expect(found.rowAt(80_862)?.name).toBe('80862.pdf');
    expect(found.rowAt(40_000)).toBeUndefined();
  });

  test('after a change the old rows stay until the new ones are here', async () => {
    const library = aLibrary(250);
    const found = createRowWindow(library.load);
    found.show(0, 120);
    await settle();
    library.remove(['e0']);
    found.refresh();
    expect(found.rowAt(0)?.id).toBe('e0');
    await settle();
    expect([found.rowAt(0)?.id, found.total()]).toEqual(['e1', 249]);
  });

  test('an answer from before a change does not replace one from after it', async () => {
    const answers: ((rows: DocumentRow[]) => void)[] = [];
    const found = createRowWindow(
      () =>
        new Promise<RowSlice<DocumentRow>>((resolve) =>
          answers.push((rows) => resolve({ total: rows.length, rows })),
        ),
    );
    found.show(0, 0);
    found.refresh();
    answers[1]?.([aRow(2)]);
    await settle();
    answers[0]?.([aRow(1)]);
    await settle();
    expect(found.rowAt(0)?.id).toBe('e2');
  });

  test('scrolling through everything does not keep everything', async () => {
    const { load } = aLibrary(10_000);
    const found = createRowWindow(load);
    for (let first = 0; first < 10_000; first += SLICE) {
      found.show(first, first + 50);
      await settle();
    }
    const kept = Array.from({ length: 100 }, (_, slice) => found.rowAt(slice * SLICE)).filter(Boolean);
    expect(kept.length).toBeLessThanOrEqual(40);
    expect(found.rowAt(9950)).toBeDefined();
  });

  test('a failure is told, and goes with the next success', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('disk')).mockResolvedValue({ total: 0, rows: [] });
    const found = createRowWindow(load);
    found.show(0, 0);
    await settle();
    expect(found.failure()?.code).toBe('unexpected');
    found.refresh();
    await settle();
    expect([found.failure(), found.total()]).toEqual([undefined, 0]);
  });
});
