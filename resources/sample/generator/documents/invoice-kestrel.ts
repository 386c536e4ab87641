/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { A4, makePdf, placeFurniture, type SampleDocument } from '../document';
import { LOGOS, placeLogo } from '../drawings';
import { placeFields } from '../key-values';
import { placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';

const GREEN = '#1f5b4a';
const BODY: TextStyle = { font: 'sans', size: 9, leading: 1.4 };
const BOLD: TextStyle = { ...BODY, font: 'sans-bold' };
const GREY: TextStyle = { ...BODY, color: '#5a616b' };
const LEFT = 56;
const WIDTH = A4.width - 2 * LEFT;

interface Item {
  readonly what: string;
  readonly quantity: number;
  readonly price: number;
}

const ITEMS: readonly Item[] = [
  { what: 'Oak worktop, 40 mm, oiled, cut to template', quantity: 3, price: 412.5 },
  { what: 'Wall shelf, ash, 900 × 240 mm, with hidden brackets', quantity: 12, price: 64 },
  { what: 'Drawer unit, birch plywood, three drawers', quantity: 4, price: 289 },
  { what: 'Brass handles, brushed, 128 mm', quantity: 24, price: 11.75 },
  { what: 'Site survey and template making', quantity: 1, price: 180 },
  { what: 'Installation, two joiners, per day', quantity: 2, price: 620 },
  { what: 'Delivery and removal of packaging', quantity: 1, price: 95 },
];

const money = (amount: number) => amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');

/** A classic English invoice; the corrected one bills ten shelves instead of twelve. */
export function makeKestrelInvoice(isCorrected: boolean): Promise<SampleDocument> {
  const plan = {
    file: isCorrected ? 'invoice-kestrel-0417-corrected.pdf' : 'invoice-kestrel-0417.pdf',
    title: 'Invoice KL-0417',
    author: 'Kestrel & Loam Joinery',
    created: isCorrected ? '2025-03-19T10:30:00Z' : '2025-03-11T09:00:00Z',
  };
  return makePdf(plan, (sheet) => draw(sheet, isCorrected));
}

function draw(sheet: Sheet, isCorrected: boolean): void {
  sheet.startPage(A4);
  placeLogo(sheet, LOGOS.bird, { x: LEFT, y: 50, size: 40, color: GREEN });
  placeText(sheet, 'Kestrel & Loam Joinery', {
    x: LEFT + 52,
    y: 52,
    style: { font: 'serif-bold', size: 19, color: GREEN },
    label: 'Header or footer',
  });
  placeText(sheet, 'Bespoke kitchens and shelving since 1987', {
    x: LEFT + 52,
    y: 76,
    style: { font: 'serif-italic', size: 10, color: '#5a616b' },
    label: 'Header or footer',
  });
  placeText(sheet, '14 Tanner’s Row\nHexwick HX4 9QT\nTel. 01632 960 417', {
    x: LEFT + WIDTH - 120,
    y: 50,
    width: 120,
    align: 'right',
    style: GREY,
    label: 'Text',
  });
  sheet.surface.line([LEFT, 108], [LEFT + WIDTH, 108], { stroke: GREEN, lineWidth: 1.2 });
  placeText(sheet, isCorrected ? 'Invoice (corrected)' : 'Invoice', {
    x: LEFT,
    y: 128,
    style: { font: 'sans-bold', size: 24, color: '#20242a' },
    label: 'Title',
    extras: { key: 'title' },
  });
  placeText(sheet, 'Bill to', { x: LEFT, y: 180, style: { ...BOLD, color: GREEN }, label: 'Section header' });
  placeText(sheet, 'Marrow Street Studio\nMs Ottilie Farrow\n7 Marrow Street\nLower Brindle LB2 3AW', {
    x: LEFT,
    y: 196,
    style: BODY,
    label: 'Text',
    extras: { key: 'address' },
  });
  placeFields(
    sheet,
    [
      { key: 'Invoice number', value: isCorrected ? 'KL-0417-C' : 'KL-0417', extras: { key: 'number' } },
      {
        key: 'Invoice date',
        value: isCorrected ? '19 March 2025' : '11 March 2025',
        extras: { key: 'date' },
      },
      { key: 'Due date', value: '10 April 2025' },
      { key: 'Your reference', value: 'PO 2025/88' },
    ],
    { x: 350, y: 180, valueX: 440, step: 15.5 },
    { key: GREY, value: BOLD },
  );
  const items = ITEMS.map((item) => (isCorrected && item.quantity === 12 ? { ...item, quantity: 10 } : item));
  const afterTable = placeTable(
    sheet,
    {
      x: LEFT,
      y: 276,
      columns: [
        { title: 'No.', width: 30 },
        { title: 'Description', width: 253 },
        { title: 'Quantity', width: 56, align: 'right' },
        { title: 'Unit price £', width: 68, align: 'right' },
        { title: 'Amount £', width: WIDTH - 407, align: 'right' },
      ],
      rows: items.map(({ what, quantity, price }, index) => [
        String(index + 1),
        what,
        String(quantity),
        money(price),
        money(quantity * price),
      ]),
    },
    { head: { ...BOLD, color: '#ffffff' }, body: BODY, headFill: GREEN, zebra: '#eef4f1', padding: 5.5 },
    { key: 'items', attributes: { kind: 'line items' } },
  );
  const net = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  const right = LEFT + WIDTH - 5.5;
  const afterSums = placeFields(
    sheet,
    [
      { key: 'Subtotal', value: money(net), extras: { key: 'subtotal' } },
      { key: 'VAT 20 %', value: money(net * 0.2), extras: { key: 'vat' } },
    ],
    { x: 370, y: afterTable + 14, valueX: right, align: 'right', step: 17 },
    { key: BODY, value: BODY },
  );
  sheet.surface.line([370, afterSums], [LEFT + WIDTH, afterSums], { stroke: GREEN, lineWidth: 1 });
  const large: TextStyle = { font: 'sans-bold', size: 12 };
  placeText(sheet, 'Total due', {
    x: 370,
    y: afterSums + 7,
    style: large,
    label: 'Key',
    extras: { text: 'Total due' },
  });
  const total = `£ ${money(net * 1.2)}`;
  placeText(sheet, total, {
    x: right,
    y: afterSums + 7,
    align: 'right',
    style: large,
    label: 'Total',
    extras: { key: 'total', text: total },
  });
  const y = 628;
  placeText(sheet, 'Payment', {
    x: LEFT,
    y,
    style: { ...BOLD, color: GREEN },
    label: 'Section header',
    extras: { key: 'payment-header' },
  });
  placeText(
    sheet,
    'Please pay within 30 days to Kestrel & Loam Joinery, account 00417 960, sort code 00-16-32, quoting the invoice number. Interest is charged on late payment at 4 % over the base rate. Goods remain our property until they are paid for in full.',
    { x: LEFT, y: y + 17, width: 300, style: BODY, label: 'Text', extras: { key: 'terms' } },
  );
  if (isCorrected) {
    placeText(
      sheet,
      'This invoice replaces KL-0417 of 11 March 2025: ten shelves were delivered, not twelve.',
      {
        x: LEFT,
        y: y - 34,
        width: 260,
        style: { ...BODY, font: 'sans-italic' },
        label: 'Text',
        extras: { key: 'correction-note' },
      },
    );
  }
  placeFurniture(
    sheet,
    {
      left: 'Kestrel & Loam Joinery Ltd · Company no. 00 417 960 · VAT GB 000 4179 60',
      right: 'Page 1 of 1',
    },
    { x: LEFT, y: 784, width: WIDTH },
    { ...GREY, size: 7.5 },
  );
}
