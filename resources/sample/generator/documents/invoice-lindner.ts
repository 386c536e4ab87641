/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { A4, makePdf, placeFurniture, type SampleDocument } from '../document';
import { LOGOS, placeLogo } from '../drawings';
import { placeFields } from '../key-values';
import { placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';

const BODY: TextStyle = { font: 'serif', size: 10.5, leading: 1.32 };
const BOLD: TextStyle = { ...BODY, font: 'serif-bold' };
const SMALL: TextStyle = { font: 'sans', size: 7, color: '#555b64', leading: 1.45 };
const LEFT = 71;
const WIDTH = 468;

/** A German invoice after DIN 5008: address window, reference block on the right, sums under the table. */
export function makeLindnerInvoice(): Promise<SampleDocument> {
  const plan = {
    file: 'rechnung-lindner-2025-118.pdf',
    title: 'Rechnung 2025-118',
    author: 'Fahrradwerk Lindner',
    created: '2025-02-27T08:15:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  sheet.startPage(A4);
  placeLogo(sheet, LOGOS.wheel, { x: 487, y: 38, size: 52, color: '#8c2f1b' });
  placeText(sheet, 'Fahrradwerk Lindner', {
    x: LEFT,
    y: 50,
    style: { font: 'sans-bold', size: 17, color: '#8c2f1b' },
    label: 'Header or footer',
  });
  placeText(sheet, 'Meisterbetrieb für Räder mit Geschichte', {
    x: LEFT,
    y: 72,
    style: { ...SMALL, size: 8.5 },
    label: 'Header or footer',
  });
  placeText(sheet, 'Fahrradwerk Lindner · Am Mühlkanal 3 · 00420 Oberwalde', {
    x: LEFT,
    y: 132,
    style: { ...SMALL, size: 6.5 },
    label: 'Text',
  });
  sheet.surface.line([LEFT, 143], [LEFT + 200, 143], { stroke: '#9aa0a8', lineWidth: 0.4 });
  placeText(sheet, 'Gemeinnützige Radküche e. V.\nHerrn Änno Pfister\nLange Zeile 27\n00431 Niederfelde', {
    x: LEFT,
    y: 150,
    style: BODY,
    label: 'Text',
    extras: { key: 'address' },
  });
  placeFields(
    sheet,
    [
      { key: 'Rechnungsnummer', value: '2025-118', extras: { key: 'number' } },
      { key: 'Kundennummer', value: '10447' },
      { key: 'Rechnungsdatum', value: '27.02.2025', extras: { key: 'date' } },
      { key: 'Leistungszeitraum', value: '03.–24.02.2025' },
      { key: 'Bearbeiterin', value: 'Jolanda Lindner' },
    ],
    { x: 352, y: 150, valueX: LEFT + WIDTH, align: 'right', step: 15 },
    { key: { ...SMALL, size: 8.5 }, value: { ...BODY, size: 10 } },
  );
  placeText(sheet, 'Rechnung 2025-118', {
    x: LEFT,
    y: 266,
    style: { font: 'serif-bold', size: 17 },
    label: 'Title',
    extras: { key: 'title' },
  });
  let y = placeText(sheet, 'Sehr geehrter Herr Pfister,', {
    x: LEFT,
    y: 300,
    style: BODY,
    label: 'Text',
    extras: { key: 'salutation' },
  });
  y = placeText(
    sheet,
    'für die Instandsetzung Ihrer Leihräder berechnen wir Ihnen wie vereinbart die folgenden Leistungen. Ersatzteile sind mit dem am Tag der Bestellung gültigen Listenpreis angesetzt.',
    {
      x: LEFT,
      y: y + 6,
      width: WIDTH,
      style: BODY,
      label: 'Text',
      extras: { key: 'introduction' },
    },
  );
  y = placeTable(
    sheet,
    {
      x: LEFT,
      y: y + 14,
      columns: [
        { title: 'Pos.', width: 32 },
        { title: 'Bezeichnung', width: 232 },
        { title: 'Menge', width: 58, align: 'right' },
        { title: 'Einzelpreis', width: 70, align: 'right' },
        { title: 'Betrag', width: 76, align: 'right' },
      ],
      rows: [
        ['1', 'Inspektion groß, mit Zentrieren beider Laufräder', '8 St.', '64,00 €', '512,00 €'],
        ['2', 'Bremszug mit Hülle, verzinkt', '16 St.', '5,90 €', '94,40 €'],
        ['3', 'Nabendynamo 6 V/3 W, eingespeicht', '3 St.', '118,50 €', '355,50 €'],
        ['4', 'Kette, rostgeschützt, einschließlich Montage', '8 St.', '27,80 €', '222,40 €'],
        ['5', 'Lackierung Rahmen, einfarbig „Moosgrün“', '2 St.', '145,00 €', '290,00 €'],
        ['6', 'Abholung und Rücklieferung', '1 psch.', '60,00 €', '60,00 €'],
      ],
    },
    { head: BOLD, body: BODY, rule: '#4a4f57', padding: 4 },
    { key: 'items', attributes: { kind: 'line items' } },
  );
  y = placeFields(
    sheet,
    [
      { key: 'Nettobetrag', value: '1.534,30 €', extras: { key: 'subtotal' } },
      { key: 'zzgl. 19 % USt.', value: '291,52 €', extras: { key: 'vat' } },
    ],
    { x: 352, y: y + 10, valueX: LEFT + WIDTH - 4, align: 'right', step: 16 },
    { key: BODY, value: BODY },
  );
  placeText(sheet, 'Gesamtbetrag', {
    x: 352,
    y: y + 2,
    style: { ...BOLD, size: 11.5 },
    label: 'Key',
    extras: { text: 'Gesamtbetrag' },
  });
  placeText(sheet, '1.825,82 €', {
    x: LEFT + WIDTH - 4,
    y: y + 2,
    align: 'right',
    style: { ...BOLD, size: 11.5 },
    label: 'Total',
    extras: { key: 'total', text: '1.825,82 €' },
  });
  sheet.surface.line([352, y + 19], [LEFT + WIDTH, y + 19], { stroke: '#222222', lineWidth: 0.6 });
  sheet.surface.line([352, y + 21], [LEFT + WIDTH, y + 21], { stroke: '#222222', lineWidth: 0.6 });
  y = placeText(
    sheet,
    'Bitte überweisen Sie den Gesamtbetrag ohne Abzug bis zum 13.03.2025. Bei Zahlung innerhalb von sieben Tagen gewähren wir 2 % Skonto auf den Nettobetrag der Ersatzteile.',
    {
      x: LEFT,
      y: y + 40,
      width: WIDTH,
      style: BODY,
      label: 'Text',
      extras: { key: 'terms' },
    },
  );
  y = placeText(sheet, 'Mit freundlichen Grüßen', {
    x: LEFT,
    y: y + 12,
    style: BODY,
    label: 'Text',
    extras: { key: 'closing' },
  });
  placeText(sheet, 'Jolanda Lindner', { x: LEFT, y: y + 22, style: BODY, label: 'Text' });
  sheet.surface.line([LEFT, 762], [LEFT + WIDTH, 762], { stroke: '#9aa0a8', lineWidth: 0.4 });
  const footer = [
    'Fahrradwerk Lindner GmbH\nAm Mühlkanal 3\n00420 Oberwalde',
    'Geschäftsführung: Jolanda Lindner\nRegister Oberwalde HRB 00118\nUSt-IdNr. DE000000118',
    'Sparkasse Oberwalde\nIBAN DE00 0000 0000 0000 0001 18\nBIC MUSTDE00XXX',
  ];
  for (const [index, text] of footer.entries()) {
    placeText(sheet, text, { x: LEFT + index * 168, y: 769, style: SMALL, label: 'Header or footer' });
  }
  placeFurniture(sheet, { right: 'Seite 1 von 1' }, { x: LEFT, y: 810, width: WIDTH }, SMALL);
}
