import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser, Page } from '@playwright/test';

import { commandLine } from '../../e2e/material/command-line';
import { letterPage, sizeAsShown, writePdf } from '../../e2e/material/pdfs';
import { openCore } from '../open-core';
import { openDocument, openDocuments, withServer } from './web-window';

const DATASET = 'dense';
const COLUMNS = 30;
/** Regions are as small as on a page with so many, however few there are. */
const LEAST_GRID = 1000;
/** Points of a page of 612 × 792. */
const EDGE = 16;

/** Boxes in rows that fill the page, as where every word is labelled. Points. */
function boxesOf(count: number): number[][] {
  const { width, height } = sizeAsShown(letterPage(''));
  const rows = Math.ceil(Math.max(count, LEAST_GRID) / COLUMNS);
  const pitch = { x: (width - 2 * EDGE) / COLUMNS, y: (height - 2 * EDGE) / rows };
  return Array.from({ length: count }, (_, index) => {
    const left = EDGE + (index % COLUMNS) * pitch.x;
    const top = EDGE + Math.floor(index / COLUMNS) * pitch.y;
    const [right, bottom] = [left + pitch.x * 0.85, top + pitch.y * 0.75];
    return [left, top, right, bottom].map((value) => Math.round(value * 100) / 100);
  });
}

/** The middle of a region about the middle of a page (or of the page, without any), as a share of the page's width and height. */
export function middleRegion(count: number): { readonly x: number; readonly y: number } {
  const { width, height } = sizeAsShown(letterPage(''));
  const row = Math.floor(count / COLUMNS / 2);
  const index = Math.min(count - 1, row * COLUMNS + COLUMNS / 2);
  const [left = 0, top = 0, right = width, bottom = height] = boxesOf(count)[index] ?? [];
  return { x: (left + right) / 2 / width, y: (top + bottom) / 2 / height };
}

/** Adds a page for each number of regions, by command; the regions come in one call, as an import's do. */
async function makeDenseLibrary(
  folder: string,
  home: string,
  counts: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const cli = commandLine(folder, home);
  await cli.run('init');
  await cli.run('dataset', 'create', DATASET);
  const schema = join(home, 'schema.json');
  const classes = [
    { name: 'Word', hotkey: '1' },
    { name: 'Number', hotkey: '2' },
  ];
  await writeFile(schema, JSON.stringify({ classes }));
  await cli.run('schema', 'set', schema, '--dataset', DATASET);
  const ids = new Map<number, string>();
  for (const count of counts) {
    const name = `regions-${count}.pdf`;
    const path = await writePdf(home, name, [letterPage(name)]);
    const added = (await cli.run('add', path, '--dataset', DATASET)) as { documents: { id: string }[] };
    ids.set(count, added.documents[0]!.id);
  }
  const { core, client } = await openCore(folder);
  for (const [count, id] of ids) {
    const edits = boxesOf(count).map((box, index) => ({
      op: 'add' as const,
      document: id,
      pageIndex: 0,
      class: index % 3 === 0 ? 'Number' : 'Word',
      box,
    }));
    if (edits.length > 0) await client.labels.apply({ dataset: DATASET, edits });
  }
  await core.close();
  return ids;
}

/** Makes a library with one document of one page for each number of regions, and opens its window. */
export async function withDensePages<Result>(
  { browser, folder, home }: { readonly browser: Browser; readonly folder: string; readonly home: string },
  counts: readonly number[],
  work: (page: Page, open: (count: number) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const ids = await makeDenseLibrary(folder, home, counts);
  return withServer(folder, home, async (server) => {
    const page = await openDocuments(browser, server.address, DATASET);
    return work(page, (count) => openDocument(page, DATASET, ids.get(count)!));
  });
}

/** Where a share of the page's width and height is in the window. */
export async function placeOnPage(
  page: Page,
  share: { readonly x: number; readonly y: number },
): Promise<{ x: number; y: number }> {
  const box = await page.locator('[data-page-index="0"]').boundingBox();
  if (box === null) throw new Error('the page is not in view');
  return { x: Math.round(box.x + share.x * box.width), y: Math.round(box.y + share.y * box.height) };
}
