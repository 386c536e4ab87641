import type { Label } from './sheet';

/**
 * What a hurried person gets wrong. Blocks are named by the file's stem and their key. Each mistake
 * is made when the block is first labelled, and taken back by a later correction.
 */
export type Mistake = { readonly document: string; readonly block: string } & (
  | {
      readonly kind: 'shifted';
      readonly by: readonly [left: number, top: number, right: number, bottom: number];
    }
  | { readonly kind: 'mislabelled'; readonly as: Label }
  | { readonly kind: 'missed' }
  | { readonly kind: 'doubled' }
  | { readonly kind: 'misread'; readonly as: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string }
);

/** Made in the first version and corrected in the second. */
export const FIRST_MISTAKES: readonly Mistake[] = [
  { document: 'invoice-kestrel-0417', block: 'items', kind: 'attribute', name: 'kind', value: 'data' },
  { document: 'invoice-kestrel-0417', block: 'terms', kind: 'shifted', by: [0, 0, 0, -13] },
  { document: 'invoice-kestrel-0417', block: 'total', kind: 'mislabelled', as: 'Value' },
  { document: 'rechnung-lindner-2025-118', block: 'address', kind: 'shifted', by: [-10, -8, 26, 14] },
  { document: 'rechnung-lindner-2025-118', block: 'salutation', kind: 'mislabelled', as: 'Section header' },
  { document: 'invoice-harbour-scan', block: 'number', kind: 'misread', as: '30BI2' },
  { document: 'invoice-harbour-scan', block: 'discount', kind: 'misread', as: '35,92' },
  { document: 'invoice-harbour-scan', block: 'stamp', kind: 'mislabelled', as: 'Signature' },
  { document: 'invoice-harbour-scan', block: 'total', kind: 'shifted', by: [-14, -4, -14, -4] },
  { document: 'receipt-cafe-photo', block: 'date', kind: 'misread', as: '06.03.2025 18:42' },
  { document: 'receipt-cafe-photo', block: 'card', kind: 'missed' },
  { document: 'receipt-cafe-photo', block: 'barcode', kind: 'shifted', by: [10, 4, -12, -6] },
  { document: 'contract-service-agreement', block: 'subtitle', kind: 'mislabelled', as: 'Section header' },
  { document: 'contract-service-agreement', block: 'text-8', kind: 'shifted', by: [0, 0, 0, -14.5] },
  { document: 'contract-service-agreement', block: 'text-17', kind: 'doubled' },
  { document: 'contract-workshop-lease', block: 'rents', kind: 'shifted', by: [-29, 0, 0, 0] },
  { document: 'contract-workshop-lease', block: 'text-13', kind: 'missed' },
  { document: 'form-rowing-membership', block: 'section-header-4', kind: 'mislabelled', as: 'Title' },
  { document: 'form-rowing-membership', block: 'consent-box-2', kind: 'missed' },
  {
    document: 'form-rowing-membership',
    block: 'experience-box-3',
    kind: 'attribute',
    name: 'kind',
    value: 'checked box',
  },
  { document: 'form-rowing-membership', block: 'street', kind: 'doubled' },
  { document: 'form-expense-claim', block: 'signature-1', kind: 'shifted', by: [-12, -4, 60, 14] },
  { document: 'report-river-quality', block: 'figure-1', kind: 'shifted', by: [0, 0, 0, 28] },
  { document: 'report-river-quality', block: 'caption-2', kind: 'mislabelled', as: 'Text' },
  { document: 'report-river-quality', block: 'list-item-7', kind: 'missed' },
  { document: 'report-river-quality', block: 'text-12', kind: 'doubled' },
  { document: 'report-library-use', block: 'figure-2', kind: 'mislabelled', as: 'Table' },
  { document: 'report-library-use', block: 'caption-1', kind: 'missed' },
];

/** Made with the second batch; the draft that lies on top has begun to correct them. */
export const SECOND_MISTAKES: readonly Mistake[] = [
  { document: 'facture-aubrac-2025-031', block: 'table-2', kind: 'shifted', by: [0, 0, 0, 60] },
  { document: 'contract-mutual-nda', block: 'text-9', kind: 'doubled' },
  { document: 'form-delivery-fax', block: 'value-9', kind: 'missed' },
  { document: 'report-solar-yield', block: 'caption-2', kind: 'mislabelled', as: 'Text' },
];
