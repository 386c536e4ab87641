/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { A4, makePdf, placeFurniture, type SampleDocument } from '../document';
import { LOGOS, placeCheckBox, placeLogo, placeSignature } from '../drawings';
import { placeBoxedField } from '../key-values';
import { placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';

const LEFT = 50;
const WIDTH = A4.width - 2 * LEFT;
const BLUE = '#12507b';
const BODY: TextStyle = { font: 'sans', size: 9, leading: 1.4 };
/** Stands for handwriting. */
const HAND: TextStyle = { font: 'serif-italic', size: 12.5, color: '#1d3461' };

/** An application form filled in by hand: ruled boxes, check boxes, a signature; some fields left empty. */
export function makeMembershipForm(): Promise<SampleDocument> {
  const plan = {
    file: 'form-rowing-membership.pdf',
    title: 'Application for membership',
    author: 'Riverside Rowing Club',
    created: '2025-01-20T18:00:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  sheet.startPage(A4);
  placeLogo(sheet, LOGOS.oar, { x: LEFT, y: 40, size: 40, color: BLUE });
  placeText(sheet, 'Riverside Rowing Club, Averil', {
    x: LEFT + 54,
    y: 42,
    style: { ...BODY, color: '#59606a' },
    label: 'Header or footer',
  });
  placeText(sheet, 'Application for membership', {
    x: LEFT + 54,
    y: 56,
    style: { font: 'sans-bold', size: 19, color: BLUE },
    label: 'Title',
    extras: { key: 'title' },
  });
  placeText(
    sheet,
    'Please fill in the form in block letters and hand it in at the boathouse, or send it to the secretary. Fields marked * are needed.',
    {
      x: LEFT,
      y: 94,
      width: WIDTH,
      style: BODY,
      label: 'Text',
      extras: { key: 'instructions' },
    },
  );
  band(sheet, '1  About you', 128);
  const third = WIDTH / 3;
  const value = (key: string, text: string, name: string) => ({
    key,
    value: text,
    extras: { key: name, attributes: { kind: 'handwriting' } },
  });
  placeBoxedField(
    sheet,
    value('Family name *', 'Hallorand', 'family-name'),
    { x: LEFT, y: 152, width: third * 1.5 },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Given names *', 'Jessamy Rose', 'given-names'),
    { x: LEFT + third * 1.5, y: 152, width: third * 1.5 },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Street and number *', '88 Osier Lane', 'street'),
    { x: LEFT, y: 182, width: third * 2 },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Date of birth *', '09 / 11 / 1996', 'birth'),
    { x: LEFT + third * 2, y: 182, width: third },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Town and postcode *', 'Averil  AV3 5RC', 'town'),
    { x: LEFT, y: 212, width: third },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Telephone', '', 'telephone'),
    { x: LEFT + third, y: 212, width: third },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Mail', 'j.hallorand@example.org', 'mail'),
    { x: LEFT + third * 2, y: 212, width: third },
    { ...HAND, size: 10.5 },
  );
  band(sheet, '2  Kind of membership', 262);
  boxes(
    sheet,
    [
      ['Adult, £240 a year', true],
      ['Student or under 25, £120', false],
      ['Family, £390', false],
      ['Supporting, £60', false],
    ],
    { y: 290, columns: 2, name: 'kind' },
  );
  band(sheet, '3  Experience', 340);
  boxes(
    sheet,
    [
      ['I can swim 200 metres in clothes', true],
      ['I have rowed before', true],
      ['I have coxed before', false],
      ['I hold a launch driver’s licence', false],
    ],
    { y: 368, columns: 2, name: 'experience' },
  );
  placeBoxedField(
    sheet,
    value(
      'Club and years, if you have rowed before',
      'St. Wystan School Boat Club, 2011 to 2014, stroke side',
      'experience-text',
    ),
    { x: LEFT, y: 412, width: WIDTH, height: 34 },
    HAND,
  );
  band(sheet, '4  In an emergency', 464);
  placeBoxedField(
    sheet,
    value('Person to call *', 'Edmund Hallorand (father)', 'contact'),
    { x: LEFT, y: 488, width: third * 1.5 },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Telephone *', '01632 960 883', 'contact-telephone'),
    { x: LEFT + third * 1.5, y: 488, width: third * 1.5 },
    HAND,
  );
  placeBoxedField(
    sheet,
    value('Anything our coaches should know', '', 'health'),
    { x: LEFT, y: 518, width: WIDTH, height: 40 },
    HAND,
  );
  band(sheet, '5  Declaration', 576);
  const y = placeText(
    sheet,
    'I have read the rules of the club and the water safety code and will keep to them. I agree that the club stores what I have written here to run the membership, and deletes it two years after I leave.',
    {
      x: LEFT,
      y: 602,
      width: WIDTH,
      style: BODY,
      label: 'Text',
      extras: { key: 'declaration' },
    },
  );
  boxes(
    sheet,
    [
      ['Photos of me may appear on the club’s notice board', false],
      ['Send me the monthly newsletter', true],
    ],
    { y: y + 8, columns: 2, name: 'consent' },
  );
  placeText(sheet, '20 January 2025', {
    x: LEFT + 8,
    y: 694,
    style: HAND,
    label: 'Value',
    extras: { key: 'date', text: '20 January 2025', attributes: { kind: 'handwriting' } },
  });
  sheet.surface.line([LEFT, 712], [LEFT + 160, 712], { stroke: '#555555', lineWidth: 0.6 });
  placeText(sheet, 'Date', {
    x: LEFT,
    y: 716,
    style: { ...BODY, size: 7.5 },
    label: 'Key',
    extras: { text: 'Date' },
  });
  placeSignature(sheet, { x: LEFT + 250, y: 678, width: 220, hand: 2 }, { key: 'signature' });
  placeText(sheet, 'Signature', {
    x: LEFT + 250,
    y: 716,
    style: { ...BODY, size: 7.5 },
    label: 'Key',
    extras: { text: 'Signature' },
  });
  placeFurniture(
    sheet,
    { left: 'Form M1, edition 2024', right: 'For the office: received ………… member no. …………' },
    { x: LEFT, y: 790, width: WIDTH },
    { ...BODY, size: 7.5, color: '#59606a' },
  );
}

function band(sheet: Sheet, text: string, y: number): void {
  sheet.surface.rect([LEFT, y, LEFT + WIDTH, y + 18], { fill: '#dce8f1' });
  placeText(sheet, text, {
    x: LEFT + 6,
    y: y + 3.5,
    style: { font: 'sans-bold', size: 9.5, color: BLUE },
    label: 'Section header',
  });
}

/** Check boxes in columns, top to bottom by row. */
function boxes(
  sheet: Sheet,
  options: readonly (readonly [text: string, checked: boolean])[],
  at: { y: number; columns: number; name: string },
): void {
  for (const [index, [text, checked]] of options.entries()) {
    const x = LEFT + 6 + (index % at.columns) * (WIDTH / at.columns);
    const y = at.y + Math.floor(index / at.columns) * 20;
    placeCheckBox(sheet, { x, y, checked }, { key: `${at.name}-box-${index + 1}` });
    placeText(sheet, text, {
      x: x + 16,
      y: y - 0.5,
      style: BODY,
      label: 'Key',
      extras: { key: `${at.name}-option-${index + 1}`, text },
    });
  }
}
