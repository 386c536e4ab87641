/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { createCanvasSurface } from '../canvas-surface';
import type { SampleDocument } from '../document';
import { placeFields } from '../key-values';
import { addGrain } from '../raster/grain';
import { turnBlock } from '../raster/turn-block';
import { createSheet, placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';

const PAPER = { width: 226, height: 430 };
const PHOTO = { width: 600, height: 900 };
const SCALE = 1.84;
const TURN_DEGREES = 3.2;
const OFFSET = [86, 48] as const;
const TYPED: TextStyle = { font: 'mono', size: 9.2, leading: 1.42, color: '#2b2b30' };
const BOLD: TextStyle = { ...TYPED, font: 'mono-bold' };
/** Blocks that are marked by their four corners, because upright boxes would overlap others. */
const QUADS = new Set(['items', 'total']);

/** A photo of a till receipt on a table: a PNG, whose unit is the pixel. */
export async function makeCafeReceipt(): Promise<SampleDocument> {
  const surface = createCanvasSurface(SCALE * 2);
  const sheet = createSheet(surface);
  draw(sheet);
  const [paper] = surface.pages;
  if (paper === undefined) throw new Error('nothing was drawn');
  const turn = {
    degrees: TURN_DEGREES,
    around: [PAPER.width / 2, PAPER.height / 2] as const,
    scale: SCALE,
    shift: OFFSET,
  };
  const blocks = sheet.blocks.map((block) => turnBlock(block, turn, QUADS.has(block.key)));
  return { file: 'receipt-cafe-photo.png', bytes: await photograph(paper).encode('png'), blocks, pages: 1 };
}

function photograph(paper: Canvas): Canvas {
  const photo = createCanvas(PHOTO.width, PHOTO.height);
  const pen = photo.getContext('2d');
  const wood = pen.createLinearGradient(0, 0, PHOTO.width, PHOTO.height);
  wood.addColorStop(0, '#7a5a3c');
  wood.addColorStop(0.5, '#6a4b30');
  wood.addColorStop(1, '#4c3521');
  pen.fillStyle = wood;
  pen.fillRect(0, 0, PHOTO.width, PHOTO.height);
  for (let board = 0; board < 5; board += 1) {
    pen.fillStyle = 'rgba(30, 18, 8, 0.55)';
    pen.fillRect(board * 150 - 40, 0, 3, PHOTO.height);
    for (let vein = 1; vein < 9; vein += 1) {
      pen.fillStyle = `rgba(40, 24, 10, ${vein % 3 === 0 ? 0.16 : 0.07})`;
      pen.fillRect(board * 150 - 40 + vein * 16, 0, vein % 2 === 0 ? 5 : 2, PHOTO.height);
    }
  }
  pen.translate(OFFSET[0] + (PAPER.width / 2) * SCALE, OFFSET[1] + (PAPER.height / 2) * SCALE);
  pen.rotate((TURN_DEGREES * Math.PI) / 180);
  pen.shadowColor = 'rgba(0, 0, 0, 0.55)';
  pen.shadowBlur = 22;
  pen.shadowOffsetX = 9;
  pen.shadowOffsetY = 12;
  const size = { width: PAPER.width * SCALE, height: PAPER.height * SCALE };
  pen.drawImage(paper, -size.width / 2, -size.height / 2, size.width, size.height);
  pen.shadowColor = 'transparent';
  const light = pen.createLinearGradient(-size.width / 2, -size.height / 2, size.width / 2, size.height / 2);
  light.addColorStop(0, 'rgba(255, 244, 220, 0.10)');
  light.addColorStop(0.55, 'rgba(60, 40, 20, 0.06)');
  light.addColorStop(1, 'rgba(30, 18, 8, 0.26)');
  pen.fillStyle = light;
  pen.fillRect(-size.width / 2, -size.height / 2, size.width, size.height);
  pen.resetTransform();
  addGrain(photo, { seed: 7, strength: 5, step: 8 });
  return photo;
}

function draw(sheet: Sheet): void {
  sheet.startPage(PAPER);
  const middle = { x: 0, width: PAPER.width, align: 'center' } as const;
  placeText(sheet, 'CAFÉ LANTERN', {
    ...middle,
    y: 22,
    style: { ...BOLD, size: 15 },
    label: 'Title',
    extras: { key: 'title' },
  });
  placeText(sheet, '2 Lantern Quay, Port Averil\nOpen every day 7 to 7', {
    ...middle,
    y: 46,
    style: { ...TYPED, size: 8.2 },
    label: 'Text',
    extras: { key: 'address' },
  });
  placeFields(
    sheet,
    [
      { key: 'Receipt', value: '004-1189', extras: { key: 'number' } },
      { key: 'Date', value: '06.03.2025 13:42', extras: { key: 'date' } },
      { key: 'Table', value: '9', extras: { key: 'table-number' } },
    ],
    { x: 18, y: 84, valueX: 208, align: 'right' },
    { key: TYPED, value: TYPED },
  );
  dashes(sheet, 131);
  const items = [
    ['2 Soup of the day', '13.00'],
    ['1 Herring on rye', '8.40'],
    ['1 Leek tart', '7.90'],
    ['2 Apple juice 0.3', '6.20'],
    ['1 Coffee, large', '3.60'],
    ['1 Tea, mint', '3.10'],
    ['2 Plum cake', '7.80'],
  ] as const;
  let y = 141;
  for (const [what, price] of items) {
    placeText(sheet, what, { x: 18, y, style: TYPED });
    y = placeText(sheet, price, { x: 208, y, align: 'right', style: TYPED });
  }
  sheet.mark('Table', [18, 142, 208, y - 3], { key: 'items', attributes: { kind: 'line items' } });
  dashes(sheet, y + 6);
  y = placeFields(
    sheet,
    [
      { key: 'Subtotal', value: '50.00', extras: { key: 'subtotal' } },
      { key: 'incl. VAT 20 %', value: '8.33', extras: { key: 'vat' } },
    ],
    { x: 18, y: y + 14, valueX: 208, align: 'right' },
    { key: TYPED, value: TYPED },
  );
  placeText(sheet, 'TOTAL', {
    x: 18,
    y: y + 6,
    style: { ...BOLD, size: 14 },
    label: 'Key',
    extras: { text: 'TOTAL' },
  });
  placeText(sheet, '£50.00', {
    x: 208,
    y: y + 6,
    align: 'right',
    style: { ...BOLD, size: 14 },
    label: 'Total',
    extras: { key: 'total', text: '£50.00' },
  });
  y = placeFields(
    sheet,
    [{ key: 'Card', value: '**** 0417', extras: { key: 'card' } }],
    { x: 18, y: y + 34, valueX: 208, align: 'right' },
    { key: TYPED, value: TYPED },
  );
  dashes(sheet, y + 8);
  placeText(sheet, 'You were served by Tamsin.\nThank you, and mind the step!', {
    ...middle,
    y: y + 18,
    style: { ...TYPED, size: 8.2 },
    label: 'Text',
    extras: { key: 'thanks' },
  });
  let x = 52;
  for (const [index, width] of [
    2, 1, 3, 1, 1, 2, 4, 1, 2, 1, 1, 3, 2, 1, 4, 1, 1, 2, 3, 1, 2, 2, 1, 3, 1, 1, 2, 1, 4, 1, 2, 1,
  ].entries()) {
    if (index % 2 === 0) sheet.surface.rect([x, 380, x + width * 2, 410], { fill: '#2b2b30' });
    x += width * 2;
  }
  sheet.mark('Figure', [52, 380, x - 2, 410], { key: 'barcode', attributes: { kind: 'bar code' } });
}

function dashes(sheet: Sheet, y: number): void {
  sheet.surface.line([18, y], [208, y], { stroke: '#55555c', lineWidth: 0.7, dash: 3 });
}
