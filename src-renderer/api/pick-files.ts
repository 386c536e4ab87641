import type { Picked, PickKind } from '../../src-main/contract/host-capabilities';
import { apiTexts } from '../texts/api-texts';
import { CallFailed } from './call-failed';
import { desktop } from './host';
import { readDrop } from './read-drop';
import { uploadFiles, type LocalFile, type OnUpload } from './uploads';

const ACCEPT: Partial<Record<PickKind, string>> = {
  documents: '.pdf,.png,.jpg,.jpeg,.tif,.tiff,application/pdf,image/png,image/jpeg,image/tiff',
  annotations: '.json,application/json',
  changeset: '.changeset',
  mapping: '.json,.csv,application/json,text/csv',
  // Ours and those of other tools.
  schema: '.json,.xml,application/json,application/xml,text/xml',
};

/** Chosen or dropped things, before they are handed over. Handing over uploads them when the host is a browser. */
export interface Chosen {
  readonly names: readonly string[];
  readonly handOver: (onUpload: OnUpload, signal: AbortSignal) => Promise<readonly Picked[]>;
}

/** What this host can offer a dialog for: a browser cannot name places to write to. */
export const canPick = (kind: PickKind): boolean =>
  desktop !== undefined || kind === 'folder' || ACCEPT[kind] !== undefined;

/** Opens the dialog for one kind of thing; null when the person closed it. */
export async function pickFiles(kind: PickKind, suggestedName?: string): Promise<Chosen | null> {
  if (desktop === undefined) return fromLocal(await askBrowser(kind));
  return fromPicked(await desktop.pick(kind, suggestedName));
}

/** What was dropped on the page; null when there was no file in it. Call it while the event is handled. */
export async function dropFiles(transfer: DataTransfer): Promise<Chosen | null> {
  const files = [...transfer.files];
  if (desktop !== undefined) return fromPicked(await desktop.dropped(files));
  return fromLocal(await readDrop(transfer));
}

/** Lets the person choose a text file and gives what is in it; null when the dialog was closed. */
export async function pickText(
  kind: 'schema' | 'mapping',
): Promise<{ name: string; content: string } | null> {
  const [chosen] = await askBrowser(kind);
  if (chosen === undefined) return null;
  const content = await chosen.file.text().catch((error: unknown) => {
    throw new CallFailed('input-invalid', apiTexts.fileNotRead, { cause: error });
  });
  return { name: chosen.file.name, content };
}

/** The same for a JSON file, parsed. */
export async function pickJson(
  kind: 'schema' | 'mapping',
): Promise<{ name: string; content: unknown } | null> {
  const picked = await pickText(kind);
  if (picked === null) return null;
  const { name, content } = picked;
  try {
    return { name, content: JSON.parse(content.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    throw new CallFailed('input-invalid', apiTexts.fileNotJson(name), { cause: error });
  }
}

const fromPicked = (picked: readonly Picked[]): Chosen | null =>
  picked.length === 0 ? null : { names: picked.map(({ name }) => name), handOver: async () => picked };

function fromLocal(files: readonly LocalFile[]): Chosen | null {
  if (files.length === 0) return null;
  const names = new Set(files.map(({ file, path }) => path?.split('/')[0] ?? file.name));
  return { names: [...names], handOver: (onUpload, signal) => uploadFiles(files, onUpload, signal) };
}

/** The browser's own dialog. It says nothing about a path; a folder's files come with paths below it. */
function askBrowser(kind: PickKind): Promise<readonly LocalFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  input.webkitdirectory = kind === 'folder';
  input.multiple = kind === 'documents';
  input.accept = ACCEPT[kind] ?? '';
  // Tests find the dialog by this; a detached input would open it just the same.
  input.dataset.pick = kind;
  document.body.append(input);
  return new Promise<readonly LocalFile[]>((resolve) => {
    const settle = (): void => {
      input.remove();
      resolve([...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || undefined })));
    };
    input.addEventListener('change', settle);
    input.addEventListener('cancel', settle);
    input.click();
  });
}
