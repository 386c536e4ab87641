import { LETTER, makePdf, placeFurniture, type SampleDocument } from '../document';
import { placeSignature } from '../drawings';
import { flow, type FlowItem } from '../flow';
import { placeFields } from '../key-values';
import { placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';
import { clauseSection } from './contract-parts';

const LEFT = 64;
const WIDTH = LETTER.width - 2 * LEFT;
const BODY: TextStyle = { font: 'sans', size: 9.4, leading: 1.42 };
const BOLD: TextStyle = { ...BODY, font: 'sans-bold' };
const SMALL: TextStyle = { font: 'sans', size: 7.6, color: '#555555' };

const before: FlowItem[] = [
  ...clauseSection(
    1,
    'Premises',
    [
      'The Landlord lets to the Tenant the workshop on the ground floor of 31 Cooper’s Alley, Millhaven, of about 1,240 square feet, with the yard behind it and the use in common of the loading bay.',
      'The Tenant has inspected the premises and takes them as they are, except for the works listed in clause 4.2.',
    ],
    BODY,
  ),
  ...clauseSection(
    2,
    'Term',
    [
      'The lease runs for three years from May 1, 2025. The Tenant may extend it once by two years by written notice given at least six months before it ends.',
    ],
    BODY,
  ),
  ...clauseSection(
    3,
    'Rent and deposit',
    [
      'Rent is payable in advance on the first day of each month, in the amounts shown below. A payment that is more than ten days late bears a charge of two percent of the amount.',
    ],
    BODY,
  ),
];
const after: FlowItem[] = [
  {
    text: 'A deposit of two months’ rent is held in a separate account and returned with interest within thirty days after the premises are handed back in good order.',
    label: 'Text',
    style: BODY,
    before: 9,
    marker: '3.2',
    indent: 28,
    align: 'justify',
  },
  ...clauseSection(
    4,
    'Repairs and works',
    [
      'The Tenant keeps the interior, the glass and the roller door in good repair. The Landlord keeps the roof, the outer walls, the foundations and the pipes outside the premises in good repair.',
      'Before the term begins the Landlord will:',
      '(a) replace the electrical panel and have it certified;',
      '(b) seal the floor of the workshop against moisture; and',
      '(c) repair the gutter on the north side of the yard.',
      'The Tenant may not make holes in load-bearing walls, change locks, or fix signs to the street front without written consent, which will not be withheld without a good reason.',
    ],
    BODY,
  ),
  ...clauseSection(
    5,
    'Use',
    [
      'The premises may be used as a bookbinder’s workshop with a small retail counter. Machines that can be heard in neighboring homes may run from 7:30 a.m. to 6:30 p.m. on working days only.',
      'Solvents are kept in a steel cabinet with spill tray, in quantities allowed by the fire code. The Tenant shows the Landlord a certificate of insurance each year without being asked.',
    ],
    BODY,
  ),
  ...clauseSection(
    6,
    'Utilities and taxes',
    [
      'The Tenant pays for electricity, gas, water and waste according to the meters. The Landlord pays property tax and the insurance of the building.',
    ],
    BODY,
  ),
  ...clauseSection(
    7,
    'Ending of the lease',
    [
      'The Landlord may end the lease with sixty days’ written notice if two monthly payments are outstanding, or if the Tenant uses the premises for another purpose and does not stop after a written warning.',
      'When the lease ends the Tenant leaves the premises swept, empties the cabinets, and returns all keys. Fixtures that the Tenant has put in and that can be removed without damage remain the Tenant’s property.',
      'If the building is damaged so badly that the premises cannot be used for more than ninety days, either party may end the lease as of the day of the damage, and rent paid in advance is returned.',
    ],
    BODY,
  ),
];

/** A lease on US Letter paper: a parties block of keys and values, a table inside a clause, two signatures. */
export function makeLease(): Promise<SampleDocument> {
  const plan = {
    file: 'contract-workshop-lease.pdf',
    title: 'Commercial lease',
    author: 'Wrenfield Property Trust',
    created: '2025-04-01T16:45:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  const nextFrame = () => {
    sheet.startPage(LETTER);
    const page = sheet.pageCount();
    placeFurniture(
      sheet,
      { left: 'Commercial lease, 31 Cooper’s Alley', right: `Page ${page} of 2` },
      { x: LEFT, y: 754, width: WIDTH },
      SMALL,
    );
    sheet.surface.line([LEFT, 748], [LEFT + WIDTH, 748], { stroke: '#999999', lineWidth: 0.5 });
    return { x: LEFT, y: page === 1 ? placeHead(sheet) : 52, width: WIDTH, bottom: 738 };
  };
  const rents = {
    height: 96,
    before: 8,
    draw: (x: number, y: number) => {
      const columns = [
        { title: 'Period', width: 196 },
        { title: 'Monthly rent', width: 110, align: 'right' },
        { title: 'Per square foot and year', width: 140, align: 'right' },
      ] as const;
      const rows = [
        ['May 1, 2025 to April 30, 2026', '$1,850.00', '$17.90'],
        ['May 1, 2026 to April 30, 2027', '$1,910.00', '$18.48'],
        ['May 1, 2027 to April 30, 2028', '$1,970.00', '$19.06'],
        ['Extension, if used', '$2,045.00', '$19.79'],
      ];
      placeTable(
        sheet,
        { x: x + 28, y, columns, rows },
        { head: BOLD, body: BODY, grid: true, rule: '#777777', headFill: '#ececec', padding: 3.5 },
        { key: 'rents', attributes: { kind: 'data' } },
      );
    },
  };
  const signatures = {
    height: 104,
    before: 22,
    draw: (x: number, y: number) => placeSignatures(sheet, x, y),
  };
  flow(sheet, [...before, rents, ...after, signatures], nextFrame);
}

function placeHead(sheet: Sheet): number {
  placeText(sheet, 'COMMERCIAL LEASE', {
    x: LEFT,
    y: 52,
    style: { font: 'sans-bold', size: 20 },
    label: 'Title',
    extras: { key: 'title' },
  });
  sheet.surface.rect([LEFT, 82, LEFT + WIDTH, 84.5], { fill: '#7a3b12' });
  return (
    placeFields(
      sheet,
      [
        {
          key: 'Landlord',
          value: 'Wrenfield Property Trust, 400 Canal Street, Millhaven',
          extras: { key: 'landlord' },
        },
        {
          key: 'Tenant',
          value: 'Folio & Thread Bookbinding LLC, represented by Ines Calloway',
          extras: { key: 'tenant' },
        },
        { key: 'Premises', value: '31 Cooper’s Alley, ground floor, Millhaven', extras: { key: 'premises' } },
        { key: 'Date of lease', value: 'April 1, 2025', extras: { key: 'date' } },
      ],
      { x: LEFT, y: 98, valueX: LEFT + 92, step: 16 },
      { key: { ...BOLD, color: '#7a3b12' }, value: BODY },
    ) + 18
  );
}

function placeSignatures(sheet: Sheet, x: number, y: number): void {
  const signers = [
    { role: 'Landlord', name: 'Rosalind Wren, Trustee', hand: 2 },
    { role: 'Tenant', name: 'Ines Calloway, Managing Member', hand: 0 },
  ] as const;
  for (const [index, { role, name, hand }] of signers.entries()) {
    const left = x + index * 250;
    placeText(sheet, role, { x: left, y, style: BOLD, label: 'Key', extras: { text: role } });
    placeSignature(sheet, { x: left, y: y + 24, width: 200, hand }, { key: `signature-${index + 1}` });
    placeText(sheet, name, { x: left, y: y + 62, style: BODY, label: 'Value', extras: { text: name } });
  }
}
