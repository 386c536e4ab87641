import { UnstyledButton } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import type { ComparedDocument } from '../walk/compared-documents';
import { TotalCounts } from './total-counts';
import classes from './overview.module.css';
import own from './documents-panel.module.css';

interface DocumentsPanelProps {
  readonly documents: DiffView['documents'];
  readonly compared: readonly ComparedDocument[];
  readonly onDocument: (document: string) => void;
}

const texts = compareTexts.documents;

/** Names shown of each kind; the list on the left has them all. */
const SHOWN = 4;
const BY_NAME = new Intl.Collator('en', { numeric: true });

/** What happened to documents as such: which came, went, got another file or split. */
export function DocumentsPanel({ documents, compared, onDocument }: DocumentsPanelProps) {
  const { added, removed, replaced } = documents;
  const listed = useMemo(() => new Set(compared.map(({ document }) => document)), [compared]);
  const kinds = kindsOf(documents);
  return (
    <section className={classes.panel} data-differs={kinds.length > 0 || undefined} aria-label={texts.title}>
      <h2 className={classes.panelTitle}>
        <IconFiles size={17} aria-hidden="true" /> {texts.title}
      </h2>
      <TotalCounts
        counts={[
          { label: texts.added, count: added.length, look: 'added' },
          { label: texts.removed, count: removed.length, look: 'removed' },
          { label: texts.replaced, count: replaced.length },
        ]}
      />
      {kinds.length === 0 && <p className={classes.quiet}>{texts.none}</p>}
      <ul className={classes.list}>
        {kinds.map(({ title, sign, items }) => (
          <li key={title}>
            <div className={classes.quiet}>{title}</div>
            {items.slice(0, SHOWN).map(({ id, name, note }) => (
              <UnstyledButton
                key={id}
                className={own.document}
                disabled={!listed.has(id)}
                onClick={() => onDocument(id)}
                aria-label={texts.show(name)}
              >
                <span className={own.sign} aria-hidden="true">
                  {sign}
                </span>
                <span className={own.name}>{name}</span>
                {note !== '' && <span className={classes.quiet}>{note}</span>}
              </UnstyledButton>
            ))}
            {items.length > SHOWN && <div className={classes.quiet}>{texts.more(items.length - SHOWN)}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function kindsOf(documents: DiffView['documents']) {
  const { added, removed, replaced, splitChanged, attributesChanged = [] } = documents;
  return [
    { title: texts.added, sign: '+', items: added.map((item) => ({ ...item, note: '' })) },
    { title: texts.removed, sign: '−', items: removed.map((item) => ({ ...item, note: '' })) },
    { title: texts.replaced, sign: '↻', items: replaced.map((item) => ({ ...item, note: '' })) },
    {
      title: texts.splitChanged,
      sign: '⇄',
      items: splitChanged.map(({ before, after, ...item }) => ({
        ...item,
        note: `${before ?? texts.noSplit} → ${after ?? texts.noSplit}`,
      })),
    },
    {
      title: texts.attributesChanged,
      sign: '≠',
      items: attributesChanged.map(({ names, ...item }) => ({ ...item, note: names.join(', ') })),
    },
  ]
    .filter(({ items }) => items.length > 0)
    .map((kind) => ({ ...kind, items: kind.items.toSorted((a, b) => BY_NAME.compare(a.name, b.name)) }));
}
