import type { SchemaFile } from './story-steps';

const GUIDELINES = [
  'A region touches the ink it stands for and leaves about one point of air around it. Lines, fills and frames belong to a region only where they are part of the thing (tables, charts, stamps).',
  'Every printed or written thing on a page belongs to one region. Empty fields of a form are not marked. What is unclear is marked as it was meant by the person who made the page.',
].join('\n\n');

/** Colours have a contrast of at least 4.5 : 1 with white paper and 3 : 1 with a dark window (WCAG 2.2, 1.4.3 and 1.4.11). */
const CLASSES = [
  {
    name: 'Text',
    color: '#396fb2',
    hotkey: '1',
    guideline:
      'A paragraph of running text, an address, a subtitle, a remark.\n\n**One region for each paragraph**; a paragraph that goes on in the next column is marked in both.\n\n*Not*: items of a list, captions, the words beside a check box.',
  },
  {
    name: 'Title',
    color: '#d91528',
    hotkey: '2',
    guideline:
      'The name of the document as it stands on its first page; all its lines.\n\n*Not*: the name of a company in a letterhead, headings further down.',
  },
  {
    name: 'Section header',
    color: '#ac5b14',
    hotkey: '3',
    guideline:
      'A heading over one or more blocks, with its number.\n\n*Not*: the title; the heading inside a table.',
  },
  {
    name: 'List item',
    color: '#13823d',
    hotkey: '4',
    guideline:
      'One item of a list, with its bullet, letter or number.\n\n*Not*: numbered clauses of a contract that are full paragraphs; these are Text.',
  },
  {
    name: 'Table',
    color: '#9933e7',
    hotkey: '5',
    guideline:
      'Rows and columns with their head, rules and fills, as one region for each page.\n\n*Not*: sums that stand under the table, its caption, ruled boxes of a form.',
    attributes: [{ name: 'kind', type: 'choice', choices: ['line items', 'data'], default: 'data' }],
  },
  {
    name: 'Figure',
    color: '#097e7e',
    hotkey: '6',
    guideline:
      'A chart with its axes and legend, a logo, a stamp, a bar code, a photo.\n\n*Not*: its caption.',
    attributes: [
      {
        name: 'kind',
        type: 'choice',
        choices: ['chart', 'logo', 'stamp', 'bar code', 'photo'],
        default: 'chart',
      },
    ],
  },
  {
    name: 'Caption',
    color: '#8a6d07',
    hotkey: '7',
    guideline: 'The words that belong to a figure or table, with “Figure 1”.',
  },
  {
    name: 'Key',
    color: '#0c75ac',
    hotkey: '8',
    guideline:
      'The printed name of a field, of a sum or of a choice: “Invoice date”, “Subtotal”, the words beside a check box.\n\n*Not*: what was filled in.',
  },
  {
    name: 'Value',
    color: '#ce0496',
    hotkey: '9',
    guideline:
      'What was filled in or answers a key. A check box is a value of its own, ticked or empty.\n\n*Not*: a signature; the final amount, which is Total.',
    attributes: [
      {
        name: 'kind',
        type: 'choice',
        choices: ['printed', 'handwriting', 'checked box', 'empty box'],
        default: 'printed',
      },
    ],
  },
  {
    name: 'Header or footer',
    color: '#67707e',
    hotkey: '0',
    guideline:
      'What frames the page and is no part of its text: letterhead, running title, page number, company details at the foot.\n\n*Not*: footnotes.',
  },
  {
    name: 'Total',
    color: '#c82055',
    parent: 'Value',
    guideline: 'The one amount that is to be paid, with its currency sign.\n\n*Not*: subtotals, tax.',
  },
  {
    name: 'Signature',
    color: '#5d7b0f',
    geometry: ['box', 'polygon'],
    guideline: 'The writing of a signature without its line.\n\n*Not*: the printed name under it, stamps.',
    attributes: [{ name: 'signed', type: 'boolean', required: true, default: true }],
  },
] as const;

/** What the first batch was labelled under. */
export const FIRST_SCHEMA: SchemaFile = { classes: CLASSES, guidelines: GUIDELINES };

/** Looks only: a colour that was hardly told from that of Text, and a clearer guideline. */
export const SECOND_SCHEMA: SchemaFile = {
  ...FIRST_SCHEMA,
  classes: FIRST_SCHEMA.classes.map((item) => {
    if (item.name === 'Key') return { ...item, color: '#545ce1' };
    if (item.name !== 'Caption') return item;
    return {
      ...item,
      guideline:
        'The words that belong to a figure or table, with “Figure 1” or “Table 1”, over it or under it; all its lines.\n\n*Not*: the paragraph that speaks about the figure; notes inside a chart.',
    };
  }),
};

/** One more class: old data stays valid. */
export const THIRD_SCHEMA: SchemaFile = {
  ...SECOND_SCHEMA,
  classes: [
    ...SECOND_SCHEMA.classes,
    {
      name: 'Footnote',
      color: '#836746',
      parent: 'Text',
      guideline:
        'A note at the foot of the page with its number or star, each note on its own.\n\n*Not*: the rule over it; company details at the foot of a letter.',
    },
  ],
};
