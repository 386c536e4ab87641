import { A4, makePdf, placeFurniture, type SampleDocument } from '../document';
import { placeSignature } from '../drawings';
import { flow, type FlowItem } from '../flow';
import { placeFields } from '../key-values';
import { placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';
import { clauseSection, SERIF } from './contract-parts';

const LEFT = 72;
const WIDTH = A4.width - 2 * LEFT;
const SMALL: TextStyle = { font: 'serif-italic', size: 9, color: '#444444' };

const INTRODUCTION: FlowItem[] = [
  {
    text: 'This agreement is made on 3 February 2025 between Tidewater Archives Limited, 2 Lantern Quay, Port Averil (the “Client”), and Brightwell Imaging Partners, The Old Maltings, Sedge Green (the “Supplier”).',
    label: 'Text',
    style: SERIF,
    align: 'justify',
  },
  {
    text: 'The Client holds some 41,000 bound volumes of harbour records from the years 1790 to 1968 and wishes to have them photographed, described and delivered as searchable files. The Supplier has shown that it has the people, the rooms and the equipment to do so without harm to the originals.',
    label: 'Text',
    style: SERIF,
    before: 7,
    align: 'justify',
  },
];

const SECTIONS: FlowItem[] = [
  ...clauseSection(1, 'Services', [
    'The Supplier shall collect the volumes in the batches listed in the schedule, photograph every page including covers and inserts, and return each batch within thirty working days of its collection.',
    'The services include:',
    '(a) cleaning of loose dust with soft brushes, but no conservation treatment;',
    '(b) photography at no less than 400 pixels per inch, in colour, with a colour target on the first image of each volume;',
    '(c) a description of each volume in the format agreed in writing before the first batch; and',
    '(d) recognition of printed and typed text, delivered together with the images.',
    'The Supplier shall not unbind, trim, flatten under weight or otherwise alter a volume. Where a volume cannot be photographed without risk, the Supplier shall set it aside and tell the Client within two working days.',
  ]),
  ...clauseSection(2, 'Quality', [
    'An image is acceptable if every line of writing on the page can be read on a calibrated screen at full size, no part of the page is cut off, and the page is turned upright to within two degrees.',
    'The Client shall inspect a random sample of five per cent of the images of each batch within fifteen working days of delivery. If more than one image in two hundred of the sample is not acceptable, the Supplier shall inspect the whole batch and repeat the images concerned at its own cost.',
    'Descriptions are acceptable if no more than three fields in a thousand differ from the volume. The parties shall settle doubtful readings by inspecting the original together.',
  ]),
  ...clauseSection(3, 'Fees and payment', [
    'The Client shall pay £0.34 for each acceptable image and £6.20 for each volume described. These fees include collection, packing, insurance during carriage and all storage media.',
    'The Supplier shall send an invoice with each batch. Invoices fall due thirty days after the Client has accepted the batch. Fees for images that are being repeated are not due until the repeated images are accepted.',
    'Fees are fixed for the first two years. After that either party may ask once a year for an adjustment that does not exceed the change of the index of consumer prices.',
  ]),
  ...clauseSection(4, 'Care of the originals', [
    'The Supplier is responsible for the volumes from collection until return. It shall keep them in a locked room at 16 to 19 degrees and 45 to 55 per cent relative humidity and keep a record of both, which the Client may read at any time.',
    'Only persons named in writing to the Client may handle the volumes. Food, drink, ink and adhesive notes are not allowed in rooms where volumes are kept or photographed.',
    'If a volume is damaged or lost the Supplier shall report it the same day. The value agreed for each volume in the schedule is the limit of the Supplier’s liability, except where damage was caused on purpose or by gross carelessness.',
  ]),
  ...clauseSection(5, 'Rights', [
    'All rights in images, descriptions and recognised text belong to the Client from the moment they are made. The Supplier may keep copies for twelve months in order to meet its duties under clause 2 and shall then delete them and confirm this in writing.',
    'The Supplier may not use images or text to train, test or demonstrate software unless the Client has agreed in writing to that use, its purpose and its duration.',
  ]),
  ...clauseSection(6, 'Term and termination', [
    'This agreement begins on 1 March 2025 and ends when the last batch in the schedule has been accepted, but not later than 28 February 2028.',
    'Either party may end it with three months’ notice in writing. The Client may end it at once if more than two batches in a row are not acceptable, or if clause 4.2 is broken after a written warning.',
    'On termination the Supplier shall return all volumes within ten working days. Clauses 4.3 and 5 continue to apply.',
  ]),
  ...clauseSection(7, 'Confidentiality and insurance', [
    'Some volumes name persons who may still be alive. The Supplier shall treat what its people read in them as confidential, shall not copy it for any other purpose, and shall bind its people to do the same.',
    'The Supplier shall keep an insurance against damage to property and loss of documents of at least £2,000,000 for each event, and shall show the policy to the Client before the first batch and once a year after that.',
    'Loss of data is not a loss of documents. The Supplier shall keep every image on two independent media until the Client has accepted the batch, and shall repeat at its own cost whatever is lost before that.',
  ]),
  ...clauseSection(8, 'General', [
    'Changes to this agreement are valid only in writing and signed by both parties. If a clause is found to be invalid the others remain in force.',
    'The parties shall first try to settle a dispute by talking to each other, then by mediation, and only then before the courts of Port Averil.',
  ]),
];

/** A contract of several pages with numbered clauses, running headers and two signatures. */
export function makeServiceAgreement(): Promise<SampleDocument> {
  const plan = {
    file: 'contract-service-agreement.pdf',
    title: 'Digitisation services agreement',
    author: 'Tidewater Archives Limited',
    created: '2025-02-03T11:00:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  const nextFrame = () => {
    sheet.startPage(A4);
    const page = sheet.pageCount();
    if (page > 1) {
      placeFurniture(
        sheet,
        { left: 'Digitisation services agreement', right: 'Tidewater Archives / Brightwell Imaging' },
        { x: LEFT, y: 40, width: WIDTH },
        SMALL,
      );
      sheet.surface.line([LEFT, 54], [LEFT + WIDTH, 54], { stroke: '#777777', lineWidth: 0.4 });
    } else {
      placeText(sheet, 'Digitisation services agreement', {
        x: LEFT,
        y: 84,
        width: WIDTH,
        align: 'center',
        style: { font: 'serif-bold', size: 21 },
        label: 'Title',
        extras: { key: 'title' },
      });
      placeText(sheet, 'between Tidewater Archives Limited and Brightwell Imaging Partners', {
        x: LEFT,
        y: 114,
        width: WIDTH,
        align: 'center',
        style: { font: 'serif-italic', size: 12 },
        label: 'Text',
        extras: { key: 'subtitle' },
      });
    }
    placeFurniture(
      sheet,
      { left: 'Reference TA-2025-009', middle: `– ${page} –`, right: 'Initials ……… / ………' },
      { x: LEFT, y: 790, width: WIDTH },
      SMALL,
    );
    return { x: LEFT, y: page === 1 ? 154 : 74, width: WIDTH, bottom: 766 };
  };
  const schedule = { height: 150, before: 30, draw: (x: number, y: number) => placeSchedule(sheet, x, y) };
  const signatures = {
    height: 132,
    before: 26,
    draw: (x: number, y: number) => placeSignatures(sheet, x, y),
  };
  flow(sheet, [...INTRODUCTION, ...SECTIONS, signatures, schedule], nextFrame);
}

function placeSchedule(sheet: Sheet, x: number, y: number): void {
  const top = placeText(sheet, 'Schedule of batches', {
    x,
    y,
    style: { ...SERIF, font: 'serif-bold', size: 11.5 },
    label: 'Section header',
  });
  placeTable(
    sheet,
    {
      x,
      y: top + 6,
      columns: [
        { title: 'Batch', width: 48 },
        { title: 'Records', width: 213 },
        { title: 'Volumes', width: 60, align: 'right' },
        { title: 'Collection', width: WIDTH - 321, align: 'right' },
      ],
      rows: [
        ['1', 'Harbour dues and berths, 1790 to 1848', '3,120', '3 March 2025'],
        ['2', 'Cargo lists, 1801 to 1870', '9,450', '2 June 2025'],
        ['3', 'Pilots’ logs, 1822 to 1911', '7,880', '1 December 2025'],
        ['4', 'Letters received, 1849 to 1939', '11,300', '1 June 2026'],
        ['5', 'Accounts and wages, 1871 to 1968', '9,250', '1 March 2027'],
      ],
    },
    {
      head: { ...SERIF, font: 'serif-bold', size: 10 },
      body: { ...SERIF, size: 10 },
      rule: '#555555',
      padding: 4,
    },
    { key: 'schedule', attributes: { kind: 'data' } },
  );
}

function placeSignatures(sheet: Sheet, x: number, y: number): void {
  placeText(sheet, 'Signed for the parties by their authorised representatives', {
    x,
    y,
    style: SERIF,
    label: 'Text',
    extras: { key: 'signed-for' },
  });
  const signers = [
    {
      name: 'Philippa Thorne',
      role: 'Head of Collections, for the Client',
      hand: 0,
      date: '3 February 2025',
    },
    { name: 'Amos Quillfeather', role: 'Partner, for the Supplier', hand: 1, date: '5 February 2025' },
  ] as const;
  for (const [index, { name, role, hand, date }] of signers.entries()) {
    const left = x + index * 240;
    placeSignature(sheet, { x: left, y: y + 28, width: 190, hand }, { key: `signature-${index + 1}` });
    placeFields(
      sheet,
      [
        { key: 'Name', value: name, extras: { key: `signer-${index + 1}` } },
        { key: 'Capacity', value: role },
        { key: 'Date', value: date },
      ],
      { x: left, y: y + 70, valueX: left + 50, step: 16 },
      { key: { ...SERIF, size: 9.5, color: '#555555' }, value: { ...SERIF, size: 10 } },
    );
  }
}
