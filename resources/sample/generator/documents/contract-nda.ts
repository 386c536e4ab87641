import { A4, makePdf, placeFurniture, type SampleDocument } from '../document';
import { placeSignature } from '../drawings';
import { flow, type FlowItem } from '../flow';
import { placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { clauseSection } from './contract-parts';

const LEFT = 54;
const GAP = 22;
const COLUMN = (A4.width - 2 * LEFT - GAP) / 2;
const BODY: TextStyle = { font: 'serif', size: 9.6, leading: 1.3 };
const SMALL: TextStyle = { font: 'sans', size: 7.2, color: '#555555' };

const ITEMS: FlowItem[] = [
  {
    text: 'Entered into on 14 April 2025 by Orrery Instruments AG, Sternwartweg 8, Hochfels, and Pellucid Glassworks Oy, Rantatie 15, Lumivaara, each of which may disclose and receive information.',
    label: 'Text',
    style: BODY,
    align: 'justify',
  },
  ...clauseSection(
    1,
    'Purpose',
    [
      'The parties intend to examine whether lenses made by Pellucid can be used in the portable telescopes of Orrery, and need to show each other drawings, samples and prices in order to do so.',
    ],
    BODY,
  ),
  ...clauseSection(
    2,
    'Confidential information',
    [
      'Confidential information is whatever one party makes known to the other for this purpose, in any form, if it is marked as confidential or if a careful person would take it to be so.',
      'Information is not confidential if the receiving party can show that it',
      '(a) was already public, or became so through no fault of its own;',
      '(b) was known to it before, without a duty of secrecy;',
      '(c) was given to it by a third party who was free to do so; or',
      '(d) was developed by its own people who had no access to it.',
    ],
    BODY,
  ),
  ...clauseSection(
    3,
    'Duties',
    [
      'The receiving party uses confidential information only for the purpose, keeps it as safe as its own, and shows it only to employees and advisers who need it and are bound to secrecy.',
      'Samples may not be cut, melted or analysed for their composition without written consent. They are returned on request.',
      'If a court or an authority demands disclosure, the receiving party informs the other beforehand as far as the law allows, and discloses no more than it must.',
    ],
    BODY,
  ),
  ...clauseSection(
    4,
    'No other rights',
    [
      'This agreement grants no licence and creates no duty to buy, to sell or to negotiate further. Information is given as it is, without any warranty.',
    ],
    BODY,
  ),
  ...clauseSection(
    5,
    'Duration',
    [
      'The agreement runs for two years from the day of signature. The duties of clause 3 last five years from the day on which the information was received, and for trade secrets as long as they are secret.',
      'On request, and at the latest when the agreement ends, each party returns or destroys what it has received. Copies in routine backups may remain until they are overwritten in the normal course.',
    ],
    BODY,
  ),
  ...clauseSection(
    6,
    'Final terms',
    [
      'The law of the country of the defending party applies. Changes need the written form; an exchange of signed scans suffices.',
      'A party that breaks this agreement pays the damage that it has caused. The other party may also ask a court to order that the breach be stopped.',
    ],
    BODY,
  ),
];

/** A contract set in two columns on a single page, signed at the foot. */
export function makeNonDisclosure(): Promise<SampleDocument> {
  const plan = {
    file: 'contract-mutual-nda.pdf',
    title: 'Mutual non-disclosure agreement',
    author: 'Orrery Instruments AG',
    created: '2025-04-14T07:30:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  let column = -1;
  const nextFrame = () => {
    column += 1;
    if (column === 0) {
      sheet.startPage(A4);
      placeText(sheet, 'Mutual non-disclosure agreement', {
        x: LEFT,
        y: 50,
        style: { font: 'serif-bold', size: 20 },
        label: 'Title',
      });
      sheet.surface.line([LEFT, 80], [A4.width - LEFT, 80], { stroke: '#333333', lineWidth: 1 });
      placeFurniture(
        sheet,
        { left: 'Orrery / Pellucid', middle: 'Confidential', right: '1 / 1' },
        { x: LEFT, y: 802, width: A4.width - 2 * LEFT },
        SMALL,
      );
    }
    return { x: LEFT + column * (COLUMN + GAP), y: 94, width: COLUMN, bottom: 590 };
  };
  flow(sheet, ITEMS, nextFrame);
  const signers = [
    { company: 'Orrery Instruments AG', name: 'Dr. Valentin Achterberg', hand: 1 },
    { company: 'Pellucid Glassworks Oy', name: 'Saimi Koskenlaakso', hand: 2 },
  ] as const;
  for (const [index, { company, name, hand }] of signers.entries()) {
    const x = LEFT + index * (COLUMN + GAP);
    placeText(sheet, company, {
      x,
      y: 690,
      style: { ...BODY, font: 'serif-bold' },
      label: 'Key',
      extras: { text: company },
    });
    placeSignature(sheet, { x, y: 712, width: 180, hand });
    placeText(sheet, name, { x, y: 751, style: BODY, label: 'Value', extras: { text: name } });
  }
}
