import type { Edit } from '../../../src-main/domain/edits/edit';
import type { Region } from '../../../src-main/domain/regions/region';
import type { PageView } from '../saving/editor-calls';
import { EMPTY_CONTENT, type GetSchema, type PageContent, predictEdits } from '../edits/predict-edit';

/** Edits that were made here and that the core has not answered yet. */
export interface PendingEdits {
  readonly edits: readonly Edit[];
}

/**
 * What the window knows of a document's pages: what the core said last (`base`), and the edits on top of
 * it that wait for an answer. What is shown is always the one folded over the other, so that an edit is
 * seen at once, stays when it is answered, and goes without a trace when it is refused.
 */
export interface PageBook {
  shown(pageIndex: number): PageContent | undefined;
  /** Page indexes that were read. */
  readonly known: readonly number[];
  /** Gives the pages whose content changed. */
  add(pending: PendingEdits): number[];
  confirm(pending: PendingEdits): void;
  refuse(pending: PendingEdits): number[];
  read(view: PageView): number[];
}

export function createPageBook(getSchema: GetSchema | undefined): PageBook {
  const base = new Map<number, PageContent>();
  const shown = new Map<number, PageContent>();
  let pending: PendingEdits[] = [];

  const touchedBy = ({ edits }: PendingEdits): number[] => {
    const pages = new Set<number>();
    for (const edit of edits) {
      if (edit.pageIndex !== undefined) pages.add(edit.pageIndex);
      else if (edit.op === 'set-page-state') for (const page of base.keys()) pages.add(page);
    }
    return [...pages].filter((page) => base.has(page));
  };

  const fold = (pageIndex: number): void => {
    const start = base.get(pageIndex) ?? EMPTY_CONTENT;
    shown.set(
      pageIndex,
      pending.reduce((content, { edits }) => predictEdits(content, edits, pageIndex, getSchema), start),
    );
  };

  return {
    shown: (pageIndex) => shown.get(pageIndex),
    get known() {
      return [...base.keys()];
    },
    add(added) {
      pending = [...pending, added];
      const pages = touchedBy(added);
      for (const page of pages) shown.set(page, predictEdits(shown.get(page)!, added.edits, page, getSchema));
      return pages;
    },
    confirm(answered) {
      // Answers come in the order of sending: usually the oldest, whose effect is shown already.
      const isOldest = pending[0] === answered;
      pending = pending.filter((one) => one !== answered);
      for (const page of touchedBy(answered)) {
        const isLast = !pending.some((one) => touchedBy(one).includes(page));
        if (isOldest && isLast) base.set(page, shown.get(page)!);
        else base.set(page, predictEdits(base.get(page)!, answered.edits, page, getSchema));
        if (!isOldest) fold(page);
      }
    },
    refuse(refused) {
      pending = pending.filter((one) => one !== refused);
      const pages = touchedBy(refused);
      for (const page of pages) fold(page);
      return pages;
    },
    read(view) {
      const before = base.get(view.pageIndex);
      base.set(view.pageIndex, contentOf(view, before));
      fold(view.pageIndex);
      return [view.pageIndex];
    },
  };
}

/** Regions that did not change keep their identity, so that nothing is drawn or listed anew for them. */
function contentOf(view: PageView, before: PageContent | undefined): PageContent {
  const regions = new Map(
    view.regions.map((fresh) => {
      const region = fresh as Region;
      const known = before?.regions.get(region.id);
      return [
        region.id,
        known !== undefined && JSON.stringify(known) === JSON.stringify(region) ? known : region,
      ] as const;
    }),
  );
  return { regions, state: view.state, problems: view.problems };
}
