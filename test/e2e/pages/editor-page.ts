import { expect, type Locator, type Page } from '@playwright/test';

import type { PageBox, PageSizePt, Point } from '../material/geometry';

/** Where a drawn page lies in the window, and how large a point is on it. */
interface Sheet {
  readonly left: number;
  readonly top: number;
  /** CSS pixels per point. */
  readonly scale: number;
}

interface Drag {
  readonly from: Point;
  readonly by: Point;
  /** How many movements it is made of. */
  readonly steps?: number;
}

/** What an annotator sees and does on the pages of one document. */
export class EditorPage {
  constructor(private readonly page: Page) {}

  screen(document: string): Locator {
    return this.page.getByRole('region', { name: document });
  }

  sheet(pageNumber: number): Locator {
    return this.page.getByRole('img', { name: `Page ${pageNumber}`, exact: true });
  }

  /** The pages as something that keys work on. */
  get pages(): Locator {
    return this.page.getByRole('group', { name: /^Pages of / });
  }

  /** The regions of the page in view, as the list beside it names them. */
  regions(label?: string): Locator {
    const list = this.page.getByRole('listbox', { name: /^Regions, / });
    return list.getByRole('option', label === undefined ? {} : { name: `${label} region` });
  }

  /** How many regions the page in view has; the list draws only those in view. */
  async countOnPage(): Promise<number> {
    return Number((await this.regions().first().getAttribute('aria-setsize')) ?? 0);
  }

  get selectedRegion(): Locator {
    return this.page.getByRole('listbox', { name: /^Regions, / }).getByRole('option', { selected: true });
  }

  classButton(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}\\b`) });
  }

  get pageNumber(): Locator {
    return this.page.getByRole('textbox', { name: 'Page number' });
  }

  get reviewButton(): Locator {
    return this.page.getByRole('button', { name: /^(Mark as reviewed|Reviewed)$/ });
  }

  /** Waits until the page is painted, not only laid out. */
  async waitUntilDrawn(pageNumber: number): Promise<void> {
    await expect(this.sheet(pageNumber).locator('canvas').first()).toBeVisible();
  }

  async fitPage(pageNumber: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Fit page' }).click();
    await this.waitUntilDrawn(pageNumber);
  }

  async goToPage(pageNumber: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await expect(this.pageNumber).toBeFocused();
    await this.pageNumber.fill(String(pageNumber));
    await this.pageNumber.press('Enter');
    await expect(this.pageNumber).toHaveValue(String(pageNumber));
  }

  /** Scrolls with the wheel, less than a page. @returns where that led, in CSS pixels */
  async scrollBy(px: number): Promise<number> {
    const before = await this.scrollTop();
    await this.pages.hover();
    await this.page.mouse.wheel(0, px);
    await expect.poll(() => this.scrollTop()).toBeGreaterThan(before + px / 2);
    return this.scrollTop();
  }

  scrollTop(): Promise<number> {
    return this.pages.evaluate((element) => element.scrollTop);
  }

  /** Draws with press, move and release. @returns the box that whole pixels made of it */
  async drawByDrag(pageNumber: number, size: PageSizePt, wanted: PageBox): Promise<PageBox> {
    await this.page.keyboard.press('r');
    const sheet = await this.sheetOf(pageNumber, size);
    const [from, to] = cornersOnScreen(sheet, wanted);
    await this.drag(from, to);
    return boxBetween(sheet, from, to);
  }

  /** Draws with a click on each of two corners. @returns the box that whole pixels made of it */
  async drawByClicks(pageNumber: number, size: PageSizePt, wanted: PageBox): Promise<PageBox> {
    await this.page.keyboard.press('r');
    const sheet = await this.sheetOf(pageNumber, size);
    const [from, to] = cornersOnScreen(sheet, wanted);
    await this.page.mouse.click(from.x, from.y);
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.page.mouse.click(to.x, to.y);
    return boxBetween(sheet, from, to);
  }

  /** Drags from one spot of the page by a number of points. @returns the distance that whole pixels made of it */
  async dragOnPage(pageNumber: number, size: PageSizePt, { from, by, steps }: Drag): Promise<Point> {
    const sheet = await this.sheetOf(pageNumber, size);
    const start = onScreen(sheet, from);
    const end = onScreen(sheet, { x: from.x + by.x, y: from.y + by.y });
    await this.drag(start, end, steps);
    return { x: (end.x - start.x) / sheet.scale, y: (end.y - start.y) / sheet.scale };
  }

  async clickOnPage(pageNumber: number, size: PageSizePt, at: Point): Promise<void> {
    const { x, y } = onScreen(await this.sheetOf(pageNumber, size), at);
    await this.page.mouse.click(x, y);
  }

  /** A point of the page in the window. */
  async placeInWindow(pageNumber: number, size: PageSizePt, at: Point): Promise<Point> {
    return onScreen(await this.sheetOf(pageNumber, size), at);
  }

  /** Position and size of the selected region, as the panel shows them. */
  async selectedBox(): Promise<PageBox> {
    const read = async (label: string): Promise<number> =>
      Number.parseFloat(await this.page.getByRole('textbox', { name: label, exact: true }).inputValue());
    const [left, top] = [await read('Left'), await read('Top')];
    return { left, top, right: left + (await read('Width')), bottom: top + (await read('Height')) };
  }

  /** Waits until the selected region lies where it is expected, to a twentieth of the pixel that a mouse can point at. */
  async expectSelectedBox(expected: PageBox): Promise<void> {
    const rounded = ({ left, top, right, bottom }: PageBox): readonly number[] =>
      [left, top, right, bottom].map((value) => Math.round(value * 100) / 100);
    await expect
      .poll(async () => largestGap(await this.selectedBox(), expected), {
        message: `the selected region lies at ${rounded(expected).join(', ')}`,
      })
      .toBeLessThan(TOLERANCE_PT);
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+z');
  }

  private async drag(from: Point, to: Point, steps = 3): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps });
    await mouse.move(to.x, to.y);
    await mouse.up();
  }

  private async sheetOf(pageNumber: number, size: PageSizePt): Promise<Sheet> {
    const box = await this.sheet(pageNumber).boundingBox();
    if (box === null) throw new Error(`page ${pageNumber} is not in view`);
    return { left: box.x, top: box.y, scale: box.width / size.width };
  }
}

/** A browser tells the place of the page in 1/64 of a pixel, so points that are worked out from it are not exact. */
export const TOLERANCE_PT = 0.05;

/** Whole pixels: what a mouse can point at. */
const onScreen = ({ left, top, scale }: Sheet, { x, y }: Point): Point => ({
  x: Math.round(left + x * scale),
  y: Math.round(top + y * scale),
});

const cornersOnScreen = (sheet: Sheet, { left, top, right, bottom }: PageBox): readonly [Point, Point] => [
  onScreen(sheet, { x: left, y: top }),
  onScreen(sheet, { x: right, y: bottom }),
];

const boxBetween = ({ left, top, scale }: Sheet, from: Point, to: Point): PageBox => ({
  left: (from.x - left) / scale,
  top: (from.y - top) / scale,
  right: (to.x - left) / scale,
  bottom: (to.y - top) / scale,
});

const largestGap = (a: PageBox, b: PageBox): number =>
  Math.max(
    Math.abs(a.left - b.left),
    Math.abs(a.top - b.top),
    Math.abs(a.right - b.right),
    Math.abs(a.bottom - b.bottom),
  );
