/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { createCanvas } from '@napi-rs/canvas';
import { createCanvasSurface } from '../canvas-surface';
import { A4, placeFurniture, type SampleDocument } from '../document';
import { placeCheckBox, placeSignature } from '../drawings';
import { placeBoxedField, placeFields } from '../key-values';
import { writeFaxTiff } from '../raster/write-tiff';
import { turnBlock, type Turn } from '../raster/turn-block';
import { seededRandom } from '../seeded-random';
import { createSheet, placeListItem, placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';

const DOTS_PER_INCH = 120;
const PIXELS_PER_POINT = DOTS_PER_INCH / 72;
const LEFT = 60;
const WIDTH = A4.width - 2 * LEFT;
const BODY: TextStyle = { font: 'sans', size: 10.5, leading: 1.4 };
const BOLD: TextStyle = { ...BODY, font: 'sans-bold' };
const HAND: TextStyle = { font: 'serif-italic', size: 14, color: '#000000' };
/** Each sheet went in a little crooked. */
const SKEWS = [0.5, -0.35];

/** An order form received by fax: a TIFF of two pages in black and white. Its unit is the pixel. */
export async function makeDeliveryFax(): Promise<SampleDocument> {
  const surface = createCanvasSurface(PIXELS_PER_POINT);
  const sheet = createSheet(surface);
  drawFirstPage(sheet);
  drawSecondPage(sheet);
  const pages = surface.pages.map((page, index) => {
    const turned = createCanvas(page.width, page.height);
    const pen = turned.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, page.width, page.height);
    pen.translate(page.width / 2, page.height / 2);
    pen.rotate(((SKEWS[index] ?? 0) * Math.PI) / 180);
    pen.drawImage(page, -page.width / 2, -page.height / 2);
    return turned;
  });
  const random = seededRandom(2025);
  const bytes = writeFaxTiff(pages, DOTS_PER_INCH, () => (random() < 0.0006 ? 300 : 172 + random() * 40));
  const middle = [A4.width / 2, A4.height / 2] as const;
  const turnOf = (page: number): Turn => ({
    degrees: SKEWS[page] ?? 0,
    around: middle,
    scale: PIXELS_PER_POINT,
  });
  return {
    file: 'form-delivery-fax.tif',
    bytes,
    blocks: sheet.blocks.map((block) => turnBlock(block, turnOf(block.page))),
    pages: 2,
  };
}

function drawFirstPage(sheet: Sheet): void {
  sheet.startPage(A4);
  placeFurniture(
    sheet,
    { left: '16 APR 2025 08:12   FROM: OSIER GROCERS   TO: MILL BAKERY', right: 'P. 1/2' },
    { x: LEFT, y: 16, width: WIDTH },
    { font: 'mono', size: 8.5 },
  );
  placeText(sheet, 'Standing order form', {
    x: LEFT,
    y: 60,
    style: { font: 'sans-bold', size: 22 },
    label: 'Title',
  });
  placeText(sheet, 'The Mill Bakery · Orders by fax until 10 a.m. for the next day', {
    x: LEFT,
    y: 90,
    style: BODY,
    label: 'Text',
  });
  const half = WIDTH / 2;
  const fields = [
    ['Customer', 'Osier Street Grocers', 0, 0],
    ['Customer number', '1174', 1, 0],
    ['Deliver to', 'back door, ring twice', 0, 1],
    ['First delivery', 'Tuesday 22 April', 1, 1],
  ] as const;
  for (const [key, value, column, row] of fields) {
    placeBoxedField(
      sheet,
      { key, value, extras: { attributes: { kind: 'handwriting' } } },
      { x: LEFT + column * half, y: 122 + row * 36, width: half, height: 36 },
      HAND,
    );
  }
  placeTable(
    sheet,
    {
      x: LEFT,
      y: 216,
      columns: [
        { title: 'Article', width: 175 },
        ...['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].map((title) => ({
          title,
          width: (WIDTH - 175) / 6,
          align: 'center' as const,
        })),
      ],
      rows: [
        ['Country loaf 1 kg', '12', '12', '12', '12', '16', '20'],
        ['Rye loaf 750 g', '6', '6', '6', '6', '8', '10'],
        ['Sourdough 500 g', '10', '8', '8', '10', '14', '18'],
        ['Rolls, plain', '80', '60', '60', '60', '90', '140'],
        ['Rolls, poppy', '40', '30', '30', '30', '40', '70'],
        ['Pretzels', '25', '25', '25', '25', '35', '40'],
        ['Plum cake, tray', '–', '–', '1', '–', '1', '2'],
        ['Seed crackers, bag', '6', '–', '–', '6', '–', '–'],
      ],
    },
    { head: BOLD, body: BODY, grid: true, rule: '#000000', padding: 5 },
    { attributes: { kind: 'line items' } },
  );
  placeText(sheet, 'Delivery', { x: LEFT, y: 462, style: BOLD, label: 'Section header' });
  const options = [
    ['before 5:30', true],
    ['5:30 to 6:30', false],
    ['after 6:30', false],
    ['empty crates back', true],
  ] as const;
  for (const [index, [text, checked]] of options.entries()) {
    const x = LEFT + index * 118;
    placeCheckBox(sheet, { x, y: 486, checked });
    placeText(sheet, text, {
      x: x + 15,
      y: 484,
      style: { ...BODY, size: 9.5 },
      label: 'Key',
      extras: { text },
    });
  }
  placeText(sheet, 'Notes', { x: LEFT, y: 522, style: BOLD, label: 'Key', extras: { text: 'Notes' } });
  sheet.surface.rect([LEFT, 540, LEFT + WIDTH, 620], { stroke: '#000000', lineWidth: 0.8 });
  placeText(
    sheet,
    'No pretzels in the first week, please, we still have\nyours from the street party. Poppy rolls from May.',
    {
      x: LEFT + 10,
      y: 552,
      style: HAND,
      label: 'Value',
      extras: { attributes: { kind: 'handwriting' } },
    },
  );
  placeSignature(sheet, { x: LEFT, y: 656, width: 200, hand: 1 });
  placeText(sheet, 'Signature of the customer', {
    x: LEFT,
    y: 694,
    style: { ...BODY, size: 8.5 },
    label: 'Key',
    extras: { text: 'Signature of the customer' },
  });
}

function drawSecondPage(sheet: Sheet): void {
  sheet.startPage(A4);
  placeFurniture(
    sheet,
    { left: '16 APR 2025 08:13   FROM: OSIER GROCERS   TO: MILL BAKERY', right: 'P. 2/2' },
    { x: LEFT, y: 16, width: WIDTH },
    { font: 'mono', size: 8.5 },
  );
  placeText(sheet, 'Terms of delivery', {
    x: LEFT,
    y: 62,
    style: { font: 'sans-bold', size: 17 },
    label: 'Section header',
  });
  let y = 98;
  const terms = [
    'Standing orders run until they are changed. Changes for the next day reach us by 10 a.m.; later ones are done if the oven allows it.',
    'Bread that was not sold is taken back the next morning at half the price, up to a tenth of the order. Cake is not taken back.',
    'Crates belong to the bakery. A deposit of £4 is charged for each crate that is missing at the end of a month.',
    'We bill on the last day of the month. A week without orders is free if we hear of it a week before.',
  ];
  for (const [index, text] of terms.entries()) {
    y =
      placeListItem(
        sheet,
        { marker: `${index + 1}.`, text },
        { x: LEFT, y, width: WIDTH, indent: 20 },
        BODY,
      ) + 7;
  }
  placeFields(
    sheet,
    [
      { key: 'Orders', value: '01632 960 114' },
      { key: 'Accounts', value: '01632 960 115' },
      { key: 'Round of', value: 'Gwil Parrish' },
    ],
    { x: LEFT, y: y + 16, valueX: LEFT + 100, step: 19 },
    { key: BODY, value: BOLD },
  );
}
