import type { SampleDocument } from './document';
import { makeNonDisclosure } from './documents/contract-nda';
import { makeLease } from './documents/contract-lease';
import { makeServiceAgreement } from './documents/contract-service';
import { makeDeliveryFax } from './documents/fax-delivery';
import { makeExpenseForm } from './documents/form-expenses';
import { makeMembershipForm } from './documents/form-membership';
import { makeAubracInvoice } from './documents/invoice-aubrac';
import { makeKestrelInvoice } from './documents/invoice-kestrel';
import { makeLindnerInvoice } from './documents/invoice-lindner';
import { makeCafeReceipt } from './documents/receipt-cafe';
import { makeLibraryReport } from './documents/report-library';
import { makeRiverReport } from './documents/report-river';
import { makeSolarReport } from './documents/report-solar';
import { makeHarbourScan } from './documents/scan-harbour';

/** What the library starts with. */
export const makeFirstBatch = (): Promise<SampleDocument[]> =>
  Promise.all([
    makeKestrelInvoice(false),
    makeLindnerInvoice(),
    makeHarbourScan(),
    makeCafeReceipt(),
    makeServiceAgreement(),
    makeLease(),
    makeMembershipForm(),
    makeExpenseForm(),
    makeRiverReport(),
    makeLibraryReport(),
  ]);

/** What the third version adds. */
export const makeSecondBatch = (): Promise<SampleDocument[]> =>
  Promise.all([makeAubracInvoice(), makeNonDisclosure(), makeDeliveryFax(), makeSolarReport()]);

/** The file that replaces the first invoice in the third version. */
export const makeReplacement = (): Promise<SampleDocument> => makeKestrelInvoice(true);
