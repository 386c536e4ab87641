/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { createCanvasSurface } from '../canvas-surface';
import { A4, type SampleDocument } from '../document';
import { placeSignature } from '../drawings';
import { placeFields } from '../key-values';
import { createPdfSurface } from '../pdf-surface';
import { turnBlock } from '../raster/turn-block';
import { addGrain } from '../raster/grain';
import { createSheet, placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';

const PIXELS_PER_POINT = 130 / 72;
const SKEW_DEGREES = -0.9;
const LEFT = 68;
const WIDTH = A4.width - 2 * LEFT;
const TYPED: TextStyle = { font: 'mono', size: 10.5, leading: 1.35 };
const TYPED_BOLD: TextStyle = { ...TYPED, font: 'mono-bold' };

/** An invoice that went through a scanner: one grey picture, a little crooked, with no text in the file. */
export async function makeHarbourScan(): Promise<SampleDocument> {
  const surface = createCanvasSurface(PIXELS_PER_POINT);
  const sheet = createSheet(surface);
  draw(sheet);
  const [page] = surface.pages;
  if (page === undefined) throw new Error('nothing was drawn');
  const jpeg = await scan(page).encode('jpeg', 62);
  const pdf = createPdfSurface({
    title: 'SCAN_0312',
    author: 'Office scanner',
    created: '2025-03-14T16:02:00Z',
  });
  pdf.startPage(A4);
  pdf.image(jpeg, A4.width, A4.height);
  const turn = { degrees: SKEW_DEGREES, around: [A4.width / 2, A4.height / 2] as const };
  return {
    file: 'invoice-harbour-scan.pdf',
    bytes: await pdf.finish(),
    blocks: sheet.blocks.map((block) => turnBlock(block, turn)),
    pages: 1,
  };
}

function scan(page: Canvas): Canvas {
  const result = createCanvas(page.width, page.height);
  const pen = result.getContext('2d');
  pen.fillStyle = '#e9e7e3';
  pen.fillRect(0, 0, page.width, page.height);
  pen.translate(page.width / 2, page.height / 2);
  pen.rotate((SKEW_DEGREES * Math.PI) / 180);
  pen.drawImage(page, -page.width / 2, -page.height / 2);
  pen.resetTransform();
  const shade = pen.createLinearGradient(0, 0, page.width, 0);
  shade.addColorStop(0, 'rgba(40, 40, 40, 0.30)');
  shade.addColorStop(0.05, 'rgba(60, 60, 60, 0.05)');
  shade.addColorStop(0.9, 'rgba(60, 60, 60, 0.03)');
  shade.addColorStop(1, 'rgba(40, 40, 40, 0.16)');
  pen.fillStyle = shade;
  pen.fillRect(0, 0, page.width, page.height);
  addGrain(result, { seed: 417, strength: 15, grey: true, specks: 160 });
  return result;
}

function draw(sheet: Sheet): void {
  sheet.startPage(A4);
  placeText(sheet, 'HARBOUR CHANDLERS', {
    x: LEFT,
    y: 62,
    style: { font: 'serif-bold', size: 23 },
    label: 'Header or footer',
    extras: { key: 'letterhead' },
  });
  placeText(sheet, 'Rope · Lamps · Paint · Provisions', {
    x: LEFT,
    y: 90,
    style: { font: 'serif-italic', size: 12 },
    label: 'Header or footer',
  });
  placeText(sheet, '6 Capstan Wharf, Port Averil', {
    x: LEFT,
    y: 107,
    style: { font: 'serif', size: 11 },
    label: 'Text',
  });
  sheet.surface.line([LEFT, 126], [LEFT + WIDTH, 126], { stroke: '#111111', lineWidth: 1.4 });
  placeText(sheet, 'INVOICE', {
    x: LEFT,
    y: 146,
    style: { font: 'serif-bold', size: 18 },
    label: 'Title',
    extras: { key: 'title' },
  });
  placeFields(
    sheet,
    [
      { key: 'No.', value: '30812', extras: { key: 'number' } },
      { key: 'Date', value: '12 March 2025', extras: { key: 'date' } },
      { key: 'Vessel', value: 'Marigold', extras: { key: 'vessel' } },
    ],
    { x: 350, y: 146, valueX: 410, step: 17 },
    { key: TYPED, value: TYPED_BOLD },
  );
  placeText(sheet, 'Captain E. Stroud\nBerth 11, Lantern Quay', {
    x: LEFT,
    y: 186,
    style: TYPED,
    label: 'Text',
    extras: { key: 'address' },
  });
  const y = placeTable(
    sheet,
    {
      x: LEFT,
      y: 236,
      columns: [
        { title: 'QTY', width: 50, align: 'right' },
        { title: 'ARTICLE', width: 246 },
        { title: 'PRICE', width: 76, align: 'right' },
        { title: 'AMOUNT', width: WIDTH - 372, align: 'right' },
      ],
      rows: [
        ['60', 'Manila rope 14 mm, per metre', '2.15', '129.00'],
        ['4', 'Hurricane lamp, galvanised', '24.50', '98.00'],
        ['12', 'Wick, cotton, spare', '0.90', '10.80'],
        ['6', 'Paint, hull red, 2.5 litres', '38.75', '232.50'],
        ['2', 'Turpentine, 5 litres', '19.40', '38.80'],
        ['1', 'Signal flag set, bunting', '86.00', '86.00'],
        ['24', 'Ship’s biscuit, tin', '3.20', '76.80'],
        ['10', 'Lamp oil, litre', '4.65', '46.50'],
      ],
    },
    { head: TYPED_BOLD, body: TYPED, rule: '#222222', grid: true, padding: 5 },
    { key: 'items', attributes: { kind: 'line items' } },
  );
  const right = LEFT + WIDTH - 5;
  const after = placeFields(
    sheet,
    [
      { key: 'Goods', value: '718.40', extras: { key: 'subtotal' } },
      { key: 'Less 5 % for cash', value: '35.92', extras: { key: 'discount' } },
    ],
    { x: 320, y: y + 12, valueX: right, align: 'right', step: 17 },
    { key: TYPED, value: TYPED },
  );
  sheet.surface.line([320, after], [LEFT + WIDTH, after], { stroke: '#222222', lineWidth: 0.8 });
  placeText(sheet, 'TO PAY', {
    x: 320,
    y: after + 5,
    style: { ...TYPED_BOLD, size: 12 },
    label: 'Key',
    extras: { text: 'TO PAY' },
  });
  placeText(sheet, '£682.48', {
    x: right,
    y: after + 5,
    align: 'right',
    style: { ...TYPED_BOLD, size: 12 },
    label: 'Total',
    extras: { key: 'total', text: '£682.48' },
  });
  placeText(
    sheet,
    'Received the above in good order. Rope is cut to measure and cannot be taken back. Accounts not settled within fourteen days are passed to the harbour master.',
    {
      x: LEFT,
      y: after + 52,
      width: 400,
      style: TYPED,
      label: 'Text',
      extras: { key: 'terms' },
    },
  );
  placeSignature(sheet, { x: LEFT, y: after + 126, width: 190, hand: 0 }, { key: 'signature' });
  placeText(sheet, 'for the vessel', {
    x: LEFT,
    y: after + 165,
    style: { ...TYPED, size: 9 },
    label: 'Key',
    extras: { text: 'for the vessel' },
  });
  sheet.surface.rect([352, after + 122, 500, after + 166], { stroke: '#333333', lineWidth: 2 });
  placeText(sheet, 'P A I D', {
    x: 376,
    y: after + 126,
    style: { font: 'sans-bold', size: 17, color: '#333333' },
  });
  placeText(sheet, '12 MAR 2025  CASH', {
    x: 372,
    y: after + 149,
    style: { ...TYPED, size: 9, color: '#333333' },
  });
  sheet.mark('Figure', [351, after + 121, 501, after + 167], { key: 'stamp', attributes: { kind: 'stamp' } });
  placeText(sheet, 'E. & O. E.', {
    x: LEFT,
    y: 778,
    style: { ...TYPED, size: 8.5 },
    label: 'Header or footer',
  });
}
