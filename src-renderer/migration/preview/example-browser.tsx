import { Loader } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Part } from '../../../src-main/domain/regions/region';
import { api } from '../../api/client';
import { libraryFiles } from '../../api/library-files';
import { useCall } from '../../api/use-call';
import { versionRefOf } from '../../app/router';
import { FailureView } from '../../components/failure-view';
import { IconButton } from '../../components/icon-button';
import { DocumentPages } from '../../pdf-view/document-pages';
import { openDocument, type ShownDocument } from '../../pdf-view/open-document';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import { boundsOfPart } from '../../pdf-view/shapes/page-shape';
import { useResource } from '../../pdf-view/use-resource';
import { createViewport } from '../../pdf-view/viewport';
import { migrationTexts } from '../../texts/migration-texts';
import { ExampleLayer } from './example-layer';
import { outcomeOf, type Example, type ExampleLooks } from './examples';
import classes from './preview.module.css';

const texts = migrationTexts.preview;

interface ExampleBrowserProps {
  readonly dataset: string;
  readonly examples: readonly Example[];
  readonly looks: ExampleLooks;
}

/** A handful of regions that a rule touches, one after another, on their pages. */
export function ExampleBrowser({ dataset, examples, looks }: ExampleBrowserProps) {
  const [at, setAt] = useState(0);
  const example = examples[Math.min(at, examples.length - 1)];
  if (example === undefined) return <p className={classes.quiet}>{texts.noExamples}</p>;
  const { before } = example;
  const becomes = outcomeOf(example, looks);
  const step = (by: number) => () => setAt((at + by + examples.length) % examples.length);
  return (
    <div className={classes.browser}>
      <div className={classes.exampleBar}>
        <IconButton label={texts.previousExample} disabled={examples.length < 2} onClick={step(-1)}>
          <IconChevronLeft size={17} />
        </IconButton>
        <IconButton label={texts.nextExample} disabled={examples.length < 2} onClick={step(1)}>
          <IconChevronRight size={17} />
        </IconButton>
        <span className="tabular" role="status">
          {texts.example(at + 1, examples.length)}
        </span>
        <strong className={classes.becomes}>{texts.becomes(looks.before(before.class).name, becomes)}</strong>
        <span className={classes.place}>{texts.place(example.name, example.pageIndex + 1)}</span>
      </div>
      {example.file === null ? (
        <p className={classes.quiet}>{texts.noFile}</p>
      ) : (
        <ExampleDocument
          key={example.document}
          version={versionRefOf(dataset, 'draft')}
          example={example}
          looks={looks}
        />
      )}
    </div>
  );
}

interface ExampleDocumentProps {
  readonly version: string;
  readonly example: Example;
  readonly looks: ExampleLooks;
}

/** Reads the document of an example, and shows it once its pages are known. */
function ExampleDocument({ version, example, looks }: ExampleDocumentProps) {
  const { document } = example;
  const { data, failure } = useCall(`example ${version} ${document}`, async (signal) => {
    const { name, file, mediaType, pageList } = await api.documents.get({ version, document }, { signal });
    const pages = pageList.map(({ width, height }) => ({ width, height }));
    return { name, file, mediaType, pages } satisfies ShownDocument;
  });
  if (failure !== undefined) return <FailureView message={failure.userMessage} />;
  return data === undefined ? <Opening /> : <ExamplePages shown={data} example={example} looks={looks} />;
}

const Opening = () => (
  <div className={classes.opening} role="status">
    <Loader size="sm" role="img" aria-label={texts.openingPage} />
  </div>
);

interface ExamplePagesProps {
  readonly shown: ShownDocument;
  readonly example: Example;
  readonly looks: ExampleLooks;
}

function ExamplePages({ shown, example, looks }: ExamplePagesProps) {
  const opened = useResource(shown.file ?? '', () => openDocument(libraryFiles, shown));
  const [viewport] = useState(() => createViewport(shown.pages, shown.mediaType, example.pageIndex));
  const { pageIndex, before } = example;
  const box = useMemo(() => boundsOfPart(before.parts[0] as Part), [before]);
  useEffect(() => {
    viewport.reveal(pageIndex, box);
    // Before it is laid out there is nothing to scroll.
    return viewport.store.subscribe((now, last) => {
      if (last.width === 0 && now.width > 0) queueMicrotask(() => viewport.reveal(pageIndex, box));
    });
  }, [viewport, pageIndex, box]);
  const layer = useCallback(
    (props: PageLayerProps) =>
      props.pageIndex === pageIndex ? <ExampleLayer {...props} example={example} looks={looks} /> : null,
    [example, looks, pageIndex],
  );
  if (opened === null) return <Opening />;
  return (
    <div className={classes.pages}>
      <DocumentPages
        shown={shown}
        opened={opened}
        viewport={viewport}
        layer={layer}
        label={texts.pages(shown.name)}
      />
    </div>
  );
}
