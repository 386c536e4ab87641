import type { Edit } from '../../../src-main/domain/edits/edit';
import type { SampleDocument } from './document';
import { correctionEdits, labelEdits, regionId, replacementEdits, stemOf } from './label-edits';
import { FIRST_MISTAKES, SECOND_MISTAKES } from './mistakes';
import { FIRST_SCHEMA, SECOND_SCHEMA, THIRD_SCHEMA } from './schemas';
import type { Step, Story } from './story-steps';

const ANNOTATOR = 'Noor Calder';
const LEAD = 'Henrik Sandoval';

/** Checked and found right in the second version. */
const REVIEWED_SECOND = [
  'invoice-kestrel-0417.pdf',
  'rechnung-lindner-2025-118.pdf',
  'invoice-harbour-scan.pdf',
  'receipt-cafe-photo.png',
  'contract-service-agreement.pdf',
  'contract-workshop-lease.pdf',
  'form-rowing-membership.pdf',
];

const setState = (document: string, state: 'seen' | 'reviewed'): Edit => ({
  op: 'set-page-state',
  document,
  state,
});

/** Footnotes were labelled as text before they had a class. */
const asFirstLabelled = (document: SampleDocument): SampleDocument => ({
  ...document,
  blocks: document.blocks.map((block) => (block.label === 'Footnote' ? { ...block, label: 'Text' } : block)),
});

const footnoteEdits = (documents: readonly SampleDocument[]): readonly Edit[] =>
  documents.flatMap(({ file, blocks }) =>
    blocks
      .filter(({ label }) => label === 'Footnote')
      .map(({ key }) => ({ op: 'relabel', region: regionId(stemOf(file), key), class: 'Footnote' }) as const),
  );

export interface Batches {
  readonly first: readonly SampleDocument[];
  readonly second: readonly SampleDocument[];
  /** Takes the place of the first document of the first batch. */
  readonly replacement: SampleDocument;
}

/** Three versions that differ in documents, labels and schema, and a draft that has begun on the next one. */
export function makeStory({ first, second, replacement }: Batches): Story {
  const [replaced] = first;
  if (replaced === undefined) throw new Error('the first batch is empty');
  const files = (documents: readonly SampleDocument[]) => documents.map(({ file }) => file);
  const firstBatch: Step[] = at(ANNOTATOR, '2025-03-24T16:20:00Z', [
    { do: 'set-schema', schema: FIRST_SCHEMA },
    { do: 'add', files: files(first) },
    { do: 'edit', edits: first.flatMap((document) => labelEdits(asFirstLabelled(document), FIRST_MISTAKES)) },
    { do: 'edit', edits: files(first).map((file) => setState(file, 'seen')) },
    { do: 'commit', message: 'First batch: ten documents labelled' },
  ]);
  const corrections: Step[] = at(LEAD, '2025-04-08T10:05:00Z', [
    { do: 'set-schema', schema: SECOND_SCHEMA },
    { do: 'edit', edits: correctionEdits(first.map(asFirstLabelled), FIRST_MISTAKES) },
    { do: 'edit', edits: REVIEWED_SECOND.map((file) => setState(file, 'reviewed')) },
    { do: 'commit', message: 'Corrections after review; Key gets a colour of its own' },
  ]);
  const secondBatch: Step[] = at(ANNOTATOR, '2025-04-29T14:40:00Z', [
    { do: 'set-schema', schema: THIRD_SCHEMA },
    { do: 'add', files: files(second) },
    { do: 'replace', document: replaced.file, file: replacement.file },
    {
      do: 'edit',
      edits: [
        ...footnoteEdits(first),
        ...replacementEdits(replaced, replacement),
        setState(replaced.file, 'seen'),
      ],
    },
    { do: 'edit', edits: second.flatMap((document) => labelEdits(document, SECOND_MISTAKES)) },
    {
      do: 'edit',
      edits: [
        ...files(second).map((file) => setState(file, 'seen')),
        setState('form-expense-claim.pdf', 'reviewed'),
      ],
    },
    {
      do: 'commit',
      message:
        'Second batch: four documents more, the corrected invoice of Kestrel & Loam, footnotes as a class',
    },
  ]);
  const draft: Step[] = at(LEAD, '2025-05-06T09:12:00Z', [
    { do: 'edit', edits: correctionEdits(second, SECOND_MISTAKES) },
  ]);
  return {
    format: 1,
    dataset: 'office-documents',
    steps: [...firstBatch, ...corrections, ...secondBatch, ...draft],
  };
}

type Undated = Step extends infer One ? (One extends Step ? Omit<One, 'author' | 'time'> : never) : never;
const at = (author: string, time: string, steps: readonly Undated[]): Step[] =>
  steps.map((step) => ({ ...step, author, time }) as Step);

/** The story as text: one edit, file or class a line, so that a change of it can be read. */
export function writeStory(story: Story): string {
  const lines = (values: readonly unknown[], indent: string) =>
    values.map((value) => `${indent}${JSON.stringify(value)}`).join(',\n');
  const steps = story.steps.map((step) => {
    const { do: what, author, time, ...rest } = step;
    const head = `    {"do":${JSON.stringify(what)},"author":${JSON.stringify(author)},"time":${JSON.stringify(time)}`;
    if (step.do === 'edit') return `${head},"edits":[\n${lines(step.edits, '      ')}\n    ]}`;
    if (step.do === 'set-schema') {
      const { classes, ...others } = step.schema;
      return `${head},"schema":{"classes":[\n${lines(classes, '      ')}\n    ],${JSON.stringify(others).slice(1)}}`;
    }
    return `${head},${JSON.stringify(rest).slice(1)}`;
  });
  return `{\n  "format": ${story.format},\n  "dataset": ${JSON.stringify(story.dataset)},\n  "steps": [\n${steps.join(',\n')}\n  ]\n}\n`;
}
