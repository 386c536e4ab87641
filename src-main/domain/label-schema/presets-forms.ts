import type { PresetFile } from './presets';

/** The classes of FUNSD (Jaume, Ekenel, Thiran, ICDAR-OST 2019), and its links. */
export const FUNSD: PresetFile = {
  id: 'funsd',
  name: 'FUNSD forms',
  description: 'Forms as headers, questions and answers, linked to each other.',
  file: {
    guidelines:
      'Every word of a form belongs to one region. Link each question to its answers, and a header to the questions under it.',
    classes: [
      {
        name: 'question',
        color: '#1f5fbf',
        hotkey: '1',
        order: 0,
        guideline: 'The label of a field: `Name:`, `Date`, the words beside a tick box.',
      },
      {
        name: 'answer',
        color: '#1b7038',
        hotkey: '2',
        order: 1,
        guideline: 'What was filled in, or the tick. One region for each value. *Not*: an empty field.',
      },
      {
        name: 'header',
        color: '#b3261e',
        hotkey: '3',
        order: 2,
        guideline: 'The title of the form, or of a group of fields.',
      },
      {
        name: 'other',
        color: '#40606e',
        hotkey: '4',
        order: 3,
        guideline: 'Everything else: instructions, page numbers, notes.',
      },
    ],
    relationTypes: [{ name: 'linking', from: ['header', 'question'], to: ['question', 'answer'] }],
  },
};

const DATE = {
  name: 'date',
  type: 'string',
  // RE2 has no way to count the days of a month; this refuses what is no date at all.
  pattern: '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])',
};
const AMOUNT = { name: 'amount', type: 'number', order: 0 };
const CURRENCY = { name: 'currency', type: 'string', pattern: '[A-Z]{3}', order: 1 };
const VALUES = [
  'Invoice number',
  'Invoice date',
  'Due date',
  'Total amount',
  'Net amount',
  'VAT amount',
  'VAT rate',
  'Supplier name',
  'Supplier address',
  'Supplier VAT number',
  'Customer name',
  'IBAN',
];

/** What most invoices say, as keys and values. Not after any one data set. */
export const INVOICE: PresetFile = {
  id: 'invoice',
  name: 'Invoice key-values',
  description: 'What an invoice says: numbers, dates, amounts, parties and the table of its line items.',
  file: {
    guidelines:
      'A region holds the value alone; the words that announce it (`Invoice no.`) are a Key, linked to the value by *announces*. The text of a region is what is printed; its attributes are the same in a form to calculate with: dates as 2026-01-31, amounts as plain numbers.',
    classes: [
      {
        name: 'Invoice number',
        color: '#1f5fbf',
        hotkey: '1',
        order: 0,
        guideline: 'The number of this invoice. *Not*: customer, order or delivery numbers.',
      },
      {
        name: 'Invoice date',
        color: '#1b7038',
        hotkey: '2',
        order: 1,
        attributes: [DATE],
        guideline: 'The day the invoice was issued. *Not*: days of delivery or service.',
      },
      {
        name: 'Due date',
        color: '#5e6b2a',
        hotkey: '3',
        order: 2,
        attributes: [DATE],
        guideline: 'The last day to pay, where it is printed as a date.',
      },
      {
        name: 'Total amount',
        color: '#b3261e',
        hotkey: '4',
        order: 3,
        attributes: [AMOUNT, CURRENCY],
        guideline: 'What is to be paid, tax included. Negative on a credit note.',
      },
      {
        name: 'Net amount',
        color: '#a14a00',
        hotkey: '5',
        order: 4,
        attributes: [AMOUNT, CURRENCY],
        guideline: 'The sum before tax.',
      },
      {
        name: 'VAT amount',
        color: '#d61f8d',
        hotkey: '6',
        order: 5,
        attributes: [AMOUNT, CURRENCY],
        guideline: 'The tax in money. One region for each rate where there are several.',
      },
      {
        name: 'VAT rate',
        color: '#c400f5',
        order: 6,
        attributes: [{ name: 'rate', type: 'number', min: 0, max: 100, unit: '%' }],
        guideline: 'The tax rate in percent.',
      },
      {
        name: 'Supplier name',
        color: '#7b3fc4',
        hotkey: '7',
        order: 7,
        guideline: 'Who issues the invoice, as written in the letterhead. *Not*: a logo without words.',
      },
      {
        name: 'Supplier address',
        color: '#6b4f9e',
        order: 8,
        guideline: 'The postal address of the supplier, all lines in one region.',
      },
      {
        name: 'Supplier VAT number',
        color: '#a0309f',
        order: 9,
        guideline: 'The VAT identification number of the supplier, with its country code.',
      },
      {
        name: 'Customer name',
        color: '#007069',
        hotkey: '8',
        order: 10,
        guideline: 'Who is to pay.',
      },
      {
        name: 'IBAN',
        color: '#006b8f',
        order: 11,
        attributes: [{ name: 'iban', type: 'string', pattern: '[A-Z]{2}\\d{2}[A-Z0-9]{11,30}' }],
        guideline: 'The account to pay to; the attribute is written without spaces.',
      },
      {
        name: 'Line-item table',
        color: '#1a1aff',
        hotkey: '9',
        order: 12,
        guideline: 'The whole table of what was delivered, header and all rows, without the totals below it.',
      },
      {
        name: 'Line item',
        color: '#84345a',
        hotkey: '0',
        order: 13,
        allowedParents: ['Line-item table'],
        attributes: [
          { name: 'description', type: 'string', order: 0 },
          { name: 'quantity', type: 'number', order: 1 },
          { name: 'unit price', type: 'number', order: 2 },
          { name: 'amount', type: 'number', order: 3 },
        ],
        guideline: 'One row of the table, all of its lines, inside the table.',
      },
      {
        name: 'Key',
        color: '#5b5f66',
        order: 14,
        guideline: 'Words that announce a value: `Invoice no.`, `Total due`.',
      },
    ],
    relationTypes: [{ name: 'announces', from: ['Key'], to: VALUES, cardinality: 'one-to-many' }],
  },
};
