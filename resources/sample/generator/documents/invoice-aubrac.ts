/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { A4, makePdf, placeFurniture, type SampleDocument } from '../document';
import { LOGOS, placeLogo } from '../drawings';
import { placeFields } from '../key-values';
import { placeListItem, placeText, type Sheet } from '../sheet';
import type { TextStyle } from '../surface';
import { placeTable } from '../table';

const BLUE = '#1e4e79';
const BODY: TextStyle = { font: 'sans', size: 8.8, leading: 1.38 };
const BOLD: TextStyle = { ...BODY, font: 'sans-bold' };
const GREY: TextStyle = { ...BODY, size: 7.4, color: '#59606a' };
const LEFT = 48;
const WIDTH = A4.width - 2 * LEFT;

const ITEMS: readonly (readonly [reference: string, what: string, quantity: number, price: number])[] = [
  ['AUB-101', 'Sac à dos 35 l, toile cirée', 6, 84],
  ['AUB-114', 'Tente deux places, double toit, arceaux en frêne', 2, 315],
  ['AUB-120', 'Matelas de camp, laine feutrée', 8, 46.5],
  ['AUB-133', 'Réchaud à alcool avec pare-vent', 5, 32.9],
  ['AUB-140', 'Gourde émaillée 0,75 l', 20, 14.2],
  ['AUB-152', 'Couverture de laine, 140 × 200 cm', 10, 58],
  ['AUB-158', 'Lanterne à bougie pliante', 12, 21.4],
  ['AUB-163', 'Corde chanvre 10 mm, rouleau de 20 m', 4, 27.6],
  ['AUB-170', 'Carte des sentiers, édition 2025', 30, 8.5],
  ['AUB-171', 'Porte-carte étanche', 15, 9.8],
  ['AUB-185', 'Bâton de marche, châtaignier, réglable', 14, 24.9],
  ['AUB-190', 'Trousse de premiers secours, complète', 6, 39],
  ['AUB-202', 'Sifflet de montagne en laiton', 25, 4.6],
  ['AUB-214', 'Guêtres courtes, taille unique', 9, 29.5],
  ['AUB-220', 'Boussole à plaquette', 10, 18.3],
  ['AUB-231', 'Bol et couverts en hêtre, lot de quatre', 7, 36],
  ['AUB-240', 'Housse de pluie pour sac 35 l', 6, 15.9],
  ['AUB-252', 'Couteau pliant, manche en buis', 10, 26.5],
  ['AUB-260', 'Savon de Marseille, pain de 300 g', 40, 3.9],
  ['AUB-268', 'Filtre à eau, céramique', 3, 74],
  ['AUB-275', 'Hamac double, coton', 4, 62.5],
  ['AUB-281', 'Siège pliant en toile', 8, 33],
  ['AUB-290', 'Lampe frontale, dynamo', 12, 28.4],
  ['AUB-292', 'Ceinture porte-outils, cuir', 5, 42],
  ['AUB-293', 'Gants de travail, paire', 16, 12.5],
  ['AUB-294', 'Sifflet et miroir de signalisation', 9, 11.2],
  ['AUB-295', 'Sangles, lot de dix', 3, 22.8],
  ['AUB-296', 'Savon à linge, biodégradable', 14, 5.6],
  ['AUB-297', 'Toile de rechange pour tente', 1, 96],
  ['AUB-298', 'Kit de réparation, complet', 4, 19.9],
  ['AUB-299', 'Frais de port et d’emballage', 1, 48],
];

const euros = (amount: number) =>
  `${amount
    .toFixed(2)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+,)/g, ' ')} €`;
const rowOf = ([reference, what, quantity, price]: (typeof ITEMS)[number]) => [
  reference,
  what,
  String(quantity),
  euros(price),
  euros(quantity * price),
];
const COLUMNS = [
  { title: 'Référence', width: 66 },
  { title: 'Désignation', width: 233 },
  { title: 'Qté', width: 44, align: 'right' },
  { title: 'Prix unitaire HT', width: 78, align: 'right' },
  { title: 'Montant HT', width: WIDTH - 421, align: 'right' },
] as const;
const LOOK = {
  head: { ...BOLD, color: '#ffffff' },
  body: BODY,
  headFill: BLUE,
  zebra: '#eef3f8',
  grid: true,
  rule: '#a9b8c8',
  padding: 5,
} as const;

/** A French invoice of two pages: the table goes on over the page break. */
export function makeAubracInvoice(): Promise<SampleDocument> {
  const plan = {
    file: 'facture-aubrac-2025-031.pdf',
    title: 'Facture 2025-031',
    author: 'Comptoir de l’Aubépine',
    created: '2025-04-02T14:20:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  sheet.startPage(A4);
  sheet.surface.rect([0, 0, A4.width, 86], { fill: BLUE });
  placeLogo(sheet, LOGOS.peaks, { x: LEFT, y: 22, size: 42, color: '#ffffff' });
  placeText(sheet, 'Comptoir de l’Aubépine', {
    x: LEFT + 56,
    y: 24,
    style: { font: 'sans-bold', size: 18, color: '#ffffff' },
    label: 'Header or footer',
  });
  placeText(sheet, 'Équipement de randonnée et de bivouac', {
    x: LEFT + 56,
    y: 48,
    style: { ...BODY, color: '#d5e3f0' },
    label: 'Header or footer',
  });
  placeText(sheet, 'FACTURE', {
    x: LEFT + WIDTH,
    y: 28,
    align: 'right',
    style: { font: 'sans-bold', size: 22, color: '#ffffff' },
    label: 'Title',
  });
  placeText(sheet, 'Facturé à', {
    x: LEFT,
    y: 108,
    style: { ...BOLD, color: BLUE },
    label: 'Section header',
  });
  placeText(
    sheet,
    'Association Les Marcheurs du Plateau\nM. Célestin Roubière\n12, chemin des Bruyères\n00480 Saint-Amance',
    { x: LEFT, y: 123, style: BODY, label: 'Text' },
  );
  placeText(sheet, 'Livré à', { x: 240, y: 108, style: { ...BOLD, color: BLUE }, label: 'Section header' });
  placeText(sheet, 'Refuge de la Croix-Haute\n00482 Montrezac', {
    x: 240,
    y: 123,
    style: BODY,
    label: 'Text',
  });
  placeFields(
    sheet,
    [
      { key: 'Numéro', value: '2025-031' },
      { key: 'Date', value: '2 avril 2025' },
      { key: 'Échéance', value: '2 mai 2025' },
      { key: 'Commande', value: 'MP-2025-07' },
    ],
    { x: 398, y: 108, valueX: LEFT + WIDTH, align: 'right', step: 14.5 },
    { key: { ...BODY, color: '#59606a' }, value: BOLD },
  );
  placeTable(sheet, { x: LEFT, y: 196, columns: COLUMNS, rows: ITEMS.slice(0, 26).map(rowOf) }, LOOK, {
    attributes: { kind: 'line items' },
  });
  const footer = {
    left: 'Comptoir de l’Aubépine SARL au capital de 8 000 € · SIRET 000 000 031 00017',
    y: 806,
  };
  placeText(sheet, 'Suite de la facture page 2', {
    x: LEFT,
    y: 778,
    width: WIDTH,
    align: 'right',
    style: { ...BODY, font: 'sans-italic' },
    label: 'Text',
  });
  placeFurniture(
    sheet,
    { left: footer.left, right: 'Page 1 sur 2' },
    { x: LEFT, y: footer.y, width: WIDTH },
    GREY,
  );

  sheet.startPage(A4);
  placeFurniture(
    sheet,
    { left: 'Facture 2025-031 du 2 avril 2025', right: 'Comptoir de l’Aubépine' },
    { x: LEFT, y: 40, width: WIDTH },
    GREY,
  );
  sheet.surface.line([LEFT, 53], [LEFT + WIDTH, 53], { stroke: BLUE, lineWidth: 0.8 });
  let y = placeTable(sheet, { x: LEFT, y: 68, columns: COLUMNS, rows: ITEMS.slice(26).map(rowOf) }, LOOK, {
    attributes: { kind: 'line items' },
  });
  const net = ITEMS.reduce((sum, [, , quantity, price]) => sum + quantity * price, 0);
  const right = LEFT + WIDTH - 5;
  y = placeFields(
    sheet,
    [
      { key: 'Total HT', value: euros(net) },
      { key: 'TVA 20 %', value: euros(net * 0.2) },
    ],
    { x: 380, y: y + 14, valueX: right, align: 'right', step: 16 },
    { key: BODY, value: BODY },
  );
  sheet.surface.rect([370, y, LEFT + WIDTH, y + 24], { fill: '#e1eaf3' });
  const large: TextStyle = { font: 'sans-bold', size: 11.5, color: BLUE };
  const total = euros(Math.round(net * 120) / 100);
  placeText(sheet, 'Net à payer', {
    x: 380,
    y: y + 5.5,
    style: large,
    label: 'Key',
    extras: { text: 'Net à payer' },
  });
  placeText(sheet, total, {
    x: right,
    y: y + 5.5,
    align: 'right',
    style: large,
    label: 'Total',
    extras: { text: total },
  });
  y += 62;
  y = placeText(sheet, 'Conditions de règlement', {
    x: LEFT,
    y,
    style: { ...BOLD, color: BLUE, size: 10 },
    label: 'Section header',
  });
  for (const text of [
    'Règlement à trente jours, par virement, sans escompte pour paiement anticipé.',
    'En cas de retard, une pénalité de trois fois le taux d’intérêt légal est exigible, ainsi qu’une indemnité forfaitaire de 40 € pour frais de recouvrement.',
    'Les marchandises restent la propriété du vendeur jusqu’au paiement intégral du prix.',
  ]) {
    y = placeListItem(sheet, { marker: '•', text }, { x: LEFT, y: y + 3, width: 342, indent: 12 }, BODY);
  }
  placeText(sheet, 'IBAN FR00 0000 0000 0000 0000 0000 031\nBanque des Monts, agence de Saint-Amance', {
    x: LEFT,
    y: y + 16,
    style: BODY,
    label: 'Text',
  });
  placeFurniture(
    sheet,
    { left: footer.left, right: 'Page 2 sur 2' },
    { x: LEFT, y: footer.y, width: WIDTH },
    GREY,
  );
}
