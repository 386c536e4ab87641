import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { createValidator } from '../../domain/label-schema/validate-region';
import type { DocumentContent, PageContent } from '../../domain/regions/region';
import { AppError } from '../../domain/errors/app-error';
import { draftOf, findDocument, readViewPage } from '../content/content-view';
import { pageFactsOf } from './document-service';
import { resolveEntry } from './find-entry';
import { readDraftDocument, readDraftPage } from '../labels/label-service';
import type { LibraryContext } from '../library-context';
import { pageProblems } from '../labels/problem-service';
import { resolveView } from '../content/resolve-view';

/**
 * Regions and state of one page. A draft's page is read directly, whatever else was touched, so that
 * turning pages costs the same on the first edit and the ten-thousandth.
 */
export function getPage(
  context: LibraryContext,
  request: { version: string; document: string; pageIndex: number },
) {
  const { pageIndex } = request;
  const draftName = /^(.+)@draft$/.exec(request.version)?.[1];
  const dataset = draftName === undefined ? undefined : context.reader.datasets.find(draftName);
  if (dataset !== undefined) return context.reader.snapshot(() => draftPage(context, dataset, request));
  const view = resolveView(context, request.version);
  const entry = resolveEntry(
    context,
    { dataset: view.dataset, root: view.roots.root, objects: view.objects },
    request.document,
  );
  const document = findDocument(view, entry) as DocumentContent;
  const { content } = readViewPage(view, document, pageIndex);
  const readOther = (index: number) => readViewPage(view, document, index).content;
  const shown = pageView(context, { document, pageIndex, content, schema: view.schema, readOther });
  return { ...shown, revision: view.draft?.revision ?? null };
}

/** All of it read at one moment: another process may fold touched pages into the roots in between. */
function draftPage(
  context: LibraryContext,
  dataset: DatasetRow,
  request: { document: string; pageIndex: number },
) {
  const draft = draftOf(context, dataset);
  const place = { dataset, root: draft.root, objects: context.reader.objects };
  const document = readDraftDocument(context, draft, resolveEntry(context, place, request.document));
  const { content } = readDraftPage(context, draft, document, request.pageIndex);
  const readOther = (index: number) => readDraftPage(context, draft, document, index).content;
  const { pageIndex } = request;
  const shown = pageView(context, { document, pageIndex, content, schema: draft.schema, readOther });
  return { ...shown, revision: draft.revision };
}

interface ShownPage {
  readonly document: DocumentContent;
  readonly pageIndex: number;
  readonly content: PageContent;
  readonly schema: LabelSchema;
  readonly readOther: (pageIndex: number) => PageContent;
}

function pageView(context: LibraryContext, { document, pageIndex, content, schema, readOther }: ShownPage) {
  const facts = pageFactsOf(context, document)[pageIndex];
  if (facts === undefined) throw pageMissing(pageIndex);
  const { width, height } = facts;
  return {
    document: document.entry,
    pageIndex,
    size: { width, height },
    regions: [...content.regions],
    state: content.state ?? 'unseen',
    problems: pageProblems(createValidator(schema), { document, page: content, size: facts }, readOther),
  };
}

const pageMissing = (pageIndex: number): AppError =>
  new AppError('not-found', {
    what: 'The page was not shown.',
    why: `The document has no page index ${pageIndex}.`,
    next: 'Open the document again.',
  });
