import { UnstyledButton } from '@mantine/core';
import type { ChangeFilter } from '../../../src-main/contract/changes-contract';
import type { RowWindow } from '../../api/row-window';
import type { DraftStatus } from '../../app/use-draft-status';
import { VirtualRows } from '../../components/virtual-rows';
import { changesTexts } from '../../texts/changes-texts';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import type { ChangedPage } from './use-draft-changes';
import classes from './facets.module.css';

const texts = changesTexts.facets;

interface FacetsProps {
  readonly status: DraftStatus;
  readonly pages: RowWindow<ChangedPage>;
  readonly filter: ChangeFilter;
  /** Adds to what is chosen; `undefined` takes away. */
  readonly onFilter: (change: ChangeFilter) => void;
}

interface Facet {
  readonly label: string;
  readonly count: number;
  readonly choice: ChangeFilter;
}

/** Counts of what changed, by kind, class, person and page; each can be chosen, and they narrow each other. */
export function Facets({ status, pages, filter, onFilter }: FacetsProps) {
  const groups = groupsOf(status);
  return (
    <nav className={classes.pane} aria-label={texts.label}>
      <div className={classes.groups}>
        {groups.map(({ title, facets }) => (
          <section key={title} aria-label={title}>
            <h2 className={classes.title}>{title}</h2>
            {facets.map((facet) => (
              <FacetButton key={facet.label} facet={facet} filter={filter} onFilter={onFilter} />
            ))}
          </section>
        ))}
      </div>
      <h2 className={classes.title}>{texts.pages(pages.total() ?? 0)}</h2>
      <div className={classes.pages}>
        <PageList pages={pages} filter={filter} onFilter={onFilter} />
      </div>
    </nav>
  );
}

const sum = ({ added, removed, changed }: DraftStatus['labels']): number => added + removed + changed;

function groupsOf(status: DraftStatus): { title: string; facets: Facet[] }[] {
  const { labels, byKind, byClass, byPerson } = status;
  const changes = (['added', 'removed', 'changed'] as const).map((change) => ({
    label: compareTexts.list.whats[change],
    count: labels[change],
    choice: { change },
  }));
  const kinds = Object.entries(byKind).map(([kind, count]) => ({
    label: compareTexts.kind(kind),
    count,
    choice: { kind: kind as NonNullable<ChangeFilter['kind']> },
  }));
  const named = (counts: DraftStatus['byClass'], key: 'class' | 'person'): Facet[] =>
    Object.entries(counts)
      .map(([name, each]) => ({
        label: name === '' ? texts.unknown : name,
        count: sum(each),
        choice: { [key]: name },
      }))
      .sort((a, b) => b.count - a.count);
  return [
    { title: texts.documents, facets: documentFacets(status) },
    { title: texts.labels, facets: changes },
    { title: texts.kinds, facets: kinds },
    { title: texts.classes, facets: named(byClass, 'class') },
    { title: texts.people, facets: named(byPerson, 'person') },
  ]
    .map(({ title, facets }) => ({ title, facets: facets.filter(({ count }) => count > 0) }))
    .filter(({ facets }) => facets.length > 0);
}

function documentFacets({ documents, splitChanged, attributesChanged, pages }: DraftStatus): Facet[] {
  const { added, removed, replaced } = documents;
  return [
    { label: texts.added, count: added, choice: { presence: 'added' } },
    { label: texts.removed, count: removed, choice: { presence: 'removed' } },
    { label: texts.replaced, count: replaced, choice: { kind: 'file' } },
    { label: texts.split, count: splitChanged, choice: { kind: 'split' } },
    { label: texts.attributes, count: attributesChanged, choice: { kind: 'attributes' } },
    { label: texts.states, count: pages.reviewed + pages.reopened, choice: { kind: 'state' } },
  ];
}

interface FacetButtonProps extends Pick<FacetsProps, 'filter' | 'onFilter'> {
  readonly facet: Facet;
}

function FacetButton({ facet: { label, count, choice }, filter, onFilter }: FacetButtonProps) {
  const [[key, value]] = Object.entries(choice) as [[keyof ChangeFilter, string]];
  const isChosen = filter[key] === value;
  return (
    <UnstyledButton
      className={`row-button ${classes.facet}`}
      aria-pressed={isChosen}
      onClick={() => onFilter({ [key]: isChosen ? undefined : value })}
    >
      <span className={classes.name}>{label}</span>
      <span className={classes.count}>{formatCount(count)}</span>
    </UnstyledButton>
  );
}

const ROW_PX = 30;

const PageList = ({ pages, filter, onFilter }: Omit<FacetsProps, 'status'>) => (
  <VirtualRows label={texts.pageList} count={pages.total() ?? 0} rowHeight={ROW_PX} onView={pages.show}>
    {(index) => {
      const row = pages.rowAt(index);
      return (
        <div style={{ height: ROW_PX }}>
          {row !== undefined && <PageButton row={row} filter={filter} onFilter={onFilter} />}
        </div>
      );
    }}
  </VirtualRows>
);

function PageButton({
  row: { document, name, pageIndex, changes },
  filter,
  onFilter,
}: Pick<FacetsProps, 'filter' | 'onFilter'> & { readonly row: ChangedPage }) {
  const isChosen = filter.document === document && filter.pageIndex === (pageIndex ?? undefined);
  const choice = isChosen
    ? { document: undefined, pageIndex: undefined }
    : { document, pageIndex: pageIndex ?? undefined };
  return (
    <UnstyledButton
      className={`row-button ${classes.facet}`}
      aria-pressed={isChosen}
      title={name}
      onClick={() => onFilter(choice)}
    >
      <span className={classes.name}>{name}</span>
      <span className={classes.page}>{pageIndex === null ? texts.itself : texts.page(pageIndex)}</span>
      <span className={classes.count}>{formatCount(changes)}</span>
    </UnstyledButton>
  );
}
