import type { DocumentReaderOptions } from '../pdf/document-reader';

/** What a host gives the core. Paths are absolute. */
export interface CoreOptions {
  /** Folder for recent libraries and the person's name; `null` keeps nothing (one-off commands). */
  readonly settingsFolder: string | null;
  /** Where a library named by the page is made, for hosts without a folder dialog. */
  readonly librariesFolder: string;
  /** Where the sample library is made on first start. */
  readonly sampleFolder: string;
  /** The sample's shipped documents and story (`resources/sample`). */
  readonly sampleMaterial: string;
  /** Private folder for files on their way to the person, for hosts without a save dialog. */
  readonly downloadsFolder: string;
  /** Built entry of the document worker (`out/main/document-worker.js`). */
  readonly documentWorker: string;
  /** Built entry of the threads for work on whole datasets (`out/main/job-thread.js`). */
  readonly jobThread: string;
  /** Folder with pdf.js' `cmaps/`, `standard_fonts/`, `wasm/` and `iccs/`. */
  readonly pdfAssets: string;
  /** Shown to another process that finds the library open: "Colophon desktop". */
  readonly program: string;
  readonly version: string;
  /** Name for provenance; the configured person, else the system user, when absent. */
  readonly author?: string;
  /** Whether text layers are read in the background: in a host that stays, not in a one-off command. */
  readonly readsTextInBackground?: boolean;
  /** How document-reading processes are started and limited, where a host differs from the default. */
  readonly readerOptions?: Pick<DocumentReaderOptions, 'launch' | 'concurrency' | 'limits'>;
  /** Called with the folder of the library that was opened, and `null` when it is closed. */
  readonly onLibrary?: (folder: string | null) => void;
}
