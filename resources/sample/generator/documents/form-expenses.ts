/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { A4, makePdf, placeFurniture, type SampleDocument } from '../document';
import { placeCheckBox, placeSignature } from '../drawings';
import { placeBoxedField, placeFields } from '../key-values';
import { placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';

const PAGE = { width: A4.height, height: A4.width, rotated: true };
const LEFT = 48;
const WIDTH = PAGE.width - 2 * LEFT;
const BODY: TextStyle = { font: 'sans', size: 8.8, leading: 1.35 };
const BOLD: TextStyle = { ...BODY, font: 'sans-bold' };
const TYPED: TextStyle = { font: 'mono', size: 10.5, color: '#111827' };

const ROWS = [
  ['03.03.', 'Train Averil – Hexwick and back', 'Site visit, joinery', '46.80', '', '', '46.80'],
  ['03.03.', 'Lunch with supplier', 'Two persons', '', '31.40', '', '31.40'],
  ['05.03.', 'Hotel Lantern Quay, one night', 'Archive workshop', '', '', '92.00', '92.00'],
  ['06.03.', 'Taxi station – archive', 'Heavy equipment', '14.50', '', '', '14.50'],
  ['06.03.', 'Dinner', '', '', '22.75', '', '22.75'],
  ['07.03.', 'Own car, 118 km at 0.45', 'Return of equipment', '53.10', '', '', '53.10'],
  ['12.03.', 'Printing of calibration charts', '20 sheets', '', '', '38.00', '38.00'],
  ['', 'Total', '', '114.40', '54.15', '130.00', '298.55'],
];

/** An expense claim in landscape; the page in the file is upright and shown turned by /Rotate 90. */
export function makeExpenseForm(): Promise<SampleDocument> {
  const plan = {
    file: 'form-expense-claim.pdf',
    title: 'Expense claim March 2025',
    author: 'Brightwell Imaging Partners',
    created: '2025-03-14T12:00:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  sheet.startPage(PAGE);
  placeText(sheet, 'Expense claim', {
    x: LEFT,
    y: 40,
    style: { font: 'sans-bold', size: 20 },
    label: 'Title',
    extras: { key: 'title' },
  });
  placeText(sheet, 'Brightwell Imaging Partners · Finance', {
    x: LEFT + WIDTH,
    y: 46,
    align: 'right',
    style: { ...BODY, color: '#59606a' },
    label: 'Header or footer',
  });
  const quarter = WIDTH / 4;
  const fields = [
    ['Name', 'Ludo Vantongeren', 'name'],
    ['Staff number', '20417', 'staff-number'],
    ['Department', 'Field photography', 'department'],
    ['Month', 'March 2025', 'month'],
  ] as const;
  for (const [index, [key, value, name]] of fields.entries()) {
    placeBoxedField(
      sheet,
      { key, value, extras: { key: name } },
      { x: LEFT + index * quarter, y: 74, width: quarter },
      TYPED,
    );
  }
  let y = placeTable(
    sheet,
    {
      x: LEFT,
      y: 122,
      columns: [
        { title: 'Date', width: 54 },
        { title: 'What for', width: 232 },
        { title: 'Remark', width: 172 },
        { title: 'Travel £', width: 70, align: 'right' },
        { title: 'Meals £', width: 70, align: 'right' },
        { title: 'Other £', width: 70, align: 'right' },
        { title: 'Sum £', width: WIDTH - 668, align: 'right' },
      ],
      rows: ROWS,
    },
    {
      head: BOLD,
      body: { ...BODY, font: 'mono', size: 8.6 },
      headFill: '#e5e7eb',
      grid: true,
      boldLast: true,
      rule: '#6b7280',
      padding: 5,
    },
    { key: 'expenses', attributes: { kind: 'line items' } },
  );
  const top = y + 18;
  y = placeText(sheet, 'Payment', { x: LEFT, y: top, style: BOLD, label: 'Section header' });
  const options = [
    ['Add to my next salary', true],
    ['Transfer to my account', false],
    ['Set off against an advance', false],
  ] as const;
  for (const [index, [text, checked]] of options.entries()) {
    placeCheckBox(sheet, { x: LEFT, y: y + 5 + index * 17, checked }, { key: `payment-box-${index + 1}` });
    placeText(sheet, text, {
      x: LEFT + 16,
      y: y + 4.5 + index * 17,
      style: BODY,
      label: 'Key',
      extras: { key: `payment-option-${index + 1}`, text },
    });
  }
  placeText(sheet, 'Receipts', { x: LEFT + 200, y: top, style: BOLD, label: 'Section header' });
  placeFields(
    sheet,
    [
      { key: 'Attached', value: '7', extras: { key: 'receipts' } },
      { key: 'Missing', value: '0' },
    ],
    { x: LEFT + 200, y: y + 4, valueX: LEFT + 256, step: 17 },
    { key: BODY, value: TYPED },
  );
  const right = LEFT + WIDTH;
  placeText(sheet, 'Amount to be paid', {
    x: right - 210,
    y: top,
    style: BOLD,
    label: 'Key',
    extras: { text: 'Amount to be paid' },
  });
  placeText(sheet, '£ 298.55', {
    x: right - 5,
    y: top - 3,
    align: 'right',
    style: { font: 'mono-bold', size: 14 },
    label: 'Total',
    extras: { key: 'total', text: '£ 298.55' },
  });
  placeText(
    sheet,
    'I have spent these amounts for the firm and have not been paid back for them elsewhere. Amounts over £25 without a receipt need the consent of the head of department.',
    {
      x: right - 320,
      y: top + 24,
      width: 320,
      style: BODY,
      label: 'Text',
      extras: { key: 'declaration' },
    },
  );
  const signers = [
    ['Claimant, date', 1],
    ['Approved by, date', 0],
  ] as const;
  for (const [index, [caption, hand]] of signers.entries()) {
    const x = LEFT + index * 260;
    placeSignature(sheet, { x, y: 462, width: 210, hand }, { key: `signature-${index + 1}` });
    placeText(sheet, caption, {
      x,
      y: 500,
      style: { ...BODY, size: 7.5 },
      label: 'Key',
      extras: { text: caption },
    });
    placeText(sheet, index === 0 ? '14.03.2025' : '17.03.2025', {
      x: x + 128,
      y: 481,
      style: { ...TYPED, size: 9 },
      label: 'Value',
      extras: { text: index === 0 ? '14.03.2025' : '17.03.2025' },
    });
  }
  placeFurniture(
    sheet,
    { left: 'Form F-07', middle: 'Keep a copy for your records', right: 'Sheet 1 of 1' },
    { x: LEFT, y: 556, width: WIDTH },
    { ...BODY, size: 7.5, color: '#59606a' },
  );
}
