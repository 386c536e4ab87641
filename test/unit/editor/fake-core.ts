import type { Edit } from '../../../src-main/domain/edits/edit';
import type { PageSize } from '../../../src-main/domain/geometry/units';
import type { Region } from '../../../src-main/domain/regions/region';
import { type PageContent, predictEdits } from '../../../src-renderer/editor/edits/predict-edit';
import {
  createEditQueue,
  type EditCall,
  type EditQueue,
} from '../../../src-renderer/editor/saving/edit-queue';
import type { EditOutcome, EditorCalls, PageView } from '../../../src-renderer/editor/saving/editor-calls';
import { createEditorStore } from '../../../src-renderer/editor/state/editor-store';

export const LETTER: PageSize = { width: 6_120_000, height: 7_920_000 };

export const aRegion = (id: string, changes: Partial<Region> = {}): Region => ({
  id,
  class: 'text',
  parts: [{ box: [100_000, 100_000, 200_000, 200_000] }],
  ...changes,
});

/** A failure as the core words it. */
export class Refused extends Error {
  constructor(readonly isTransient = false) {
    super('refused');
  }
}

type Held = {
  readonly call: EditCall | 'undo' | 'redo';
  readonly go: () => void;
  readonly fail: (error: Error) => void;
};

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A core with one document that answers when the test lets it. */
export class FakeCore {
  readonly pages = new Map<number, PageContent>();
  readonly sent: (EditCall | 'undo' | 'redo')[] = [];
  held: Held[] = [];
  revision = 1;
  /** The next undo takes back something about documents, as an import: it names no pages. */
  undoesDocuments = false;
  private readonly past: { before: Map<number, PageContent>; pages: number[]; ids: (string | null)[] }[] = [];

  readonly queue: EditQueue = createEditQueue({
    apply: (call) => this.hold(call, () => this.change(call.edits)),
    step: (step) => this.hold(step, () => this.undo()),
    isTransient: (error) => error instanceof Refused && error.isTransient,
  });

  readonly calls: EditorCalls = {
    page: async (document, pageIndex): Promise<PageView> => {
      const content = this.pageAt(pageIndex);
      return {
        document,
        pageIndex,
        size: LETTER,
        regions: [...content.regions.values()] as PageView['regions'],
        state: content.state,
        problems: {},
        revision: this.revision,
      };
    },
    history: async () => this.history(),
    queue: this.queue,
  };

  /** Opens the document with pages 0 … 2 read. */
  async open(...regions: Region[]) {
    this.pages.set(0, { regions: new Map(regions.map((region) => [region.id, region])), state: 'unseen' });
    const editor = createEditorStore({
      document: 'doc',
      sizes: [LETTER, LETTER, LETTER],
      calls: this.calls,
      isReadOnly: false,
    });
    for (const page of [0, 1, 2]) editor.load(page);
    await tick();
    return editor;
  }

  /** Lets the oldest call through. */
  async answer(): Promise<void> {
    this.held.shift()!.go();
    await tick();
  }

  async refuse(error: Error = new Refused()): Promise<void> {
    this.held.shift()!.fail(error);
    await tick();
  }

  /** A change by another window or a script. */
  changeElsewhere(edits: readonly Edit[]): number {
    this.change(edits);
    return this.revision;
  }

  pageAt = (pageIndex: number): PageContent =>
    this.pages.get(pageIndex) ?? { regions: new Map(), state: 'unseen' };

  private readonly history = () => ({
    undo: this.past.length === 0 ? null : 'Undo',
    redo: null,
    revision: this.revision,
  });

  private hold(call: EditCall | 'undo' | 'redo', act: () => EditOutcome): Promise<EditOutcome> {
    this.sent.push(call);
    return new Promise((resolve, reject) => {
      this.held.push({ call, go: () => resolve(act()), fail: reject });
    });
  }

  private change(edits: readonly Edit[]): EditOutcome {
    const pages = [...new Set(edits.flatMap(({ pageIndex }) => pageIndex ?? [0, 1, 2]))];
    const ids = edits.map((edit) =>
      'region' in edit ? edit.region : 'id' in edit ? (edit.id ?? null) : null,
    );
    this.past.push({ before: new Map(pages.map((page) => [page, this.pageAt(page)])), pages, ids });
    for (const page of pages) this.pages.set(page, predictEdits(this.pageAt(page), edits, page));
    return this.outcome(pages, ids);
  }

  private undo(): EditOutcome {
    if (this.undoesDocuments) return this.outcome([], []);
    const last = this.past.pop()!;
    for (const [page, content] of last.before) this.pages.set(page, content);
    return this.outcome(last.pages, last.ids);
  }

  private outcome(pages: readonly number[], regions: (string | null)[]): EditOutcome {
    this.revision += 1;
    return {
      history: this.history(),
      pages: pages.map((pageIndex) => ({ document: 'doc', pageIndex })),
      regions,
    };
  }
}

export const settled = tick;
