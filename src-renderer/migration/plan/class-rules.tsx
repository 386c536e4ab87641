import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useContext, useMemo, useState } from 'react';
import { showClasses } from '../../../src-main/domain/label-schema/shown-class';
import { FilterChips } from '../../components/filter-chips';
import { VirtualRows } from '../../components/virtual-rows';
import { migrationTexts } from '../../texts/migration-texts';
import { MistakeContext, useReveal } from '../mistakes/row-mistakes';
import { ClassRuleRow } from './class-rule-row';
import { actionOf, isChanging, isUndecided, ruleOf, targetsOf } from './plan-edits';
import type { StepView } from './plan-editor';
import classes from './plan.module.css';

const texts = migrationTexts.plan;
const ROW_PX = 46;

type Shown = keyof typeof texts.shows;

/** Every class of the schema that is left, with what becomes of its regions. */
export function ClassRules({ view }: { readonly view: StepView }) {
  const { step, from, to, counts } = view;
  const [search, setSearch] = useState('');
  // What is listed stays listed while it is edited: a row must not go away under the pointer.
  const [atOpening] = useState(
    () => new Set(from.classes.filter((each) => isChanging(step, each, to)).map(({ id }) => id)),
  );
  const [filter, setFilter] = useState<Shown>(atOpening.size > 0 ? 'changing' : 'all');
  const fromClasses = useMemo(() => showClasses(from), [from]);
  const toClasses = useMemo(() => showClasses(to), [to]);
  const sources = useMemo(() => sourcesByTarget(view), [view]);
  const listed = fromClasses.filter(
    (each) => matches(each.name, search) && isShown(view, each.id, { filter, atOpening }),
  );
  const { sought } = useContext(MistakeContext);
  const rows = listed.map(({ id }) => id);
  const reveal = useReveal('classes', rows);
  // The way to a mistake leads out of a search, and the row stays when the mistake is put right.
  if (sought?.tab === 'classes' && reveal < 0 && (search !== '' || filter !== 'all')) {
    setSearch('');
    setFilter('all');
  }
  return (
    <div className={classes.classRules}>
      <div className={classes.tools}>
        <FilterChips<Shown>
          label={texts.show}
          value={filter}
          onChange={setFilter}
          choices={filtersFor(counts !== null)}
        />
        <TextInput
          aria-label={texts.search}
          placeholder={texts.search}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {listed.length === 0 ? (
        <p className={classes.quiet}>
          {atOpening.size === 0 && filter === 'changing' ? texts.nothingChanges : texts.noneMatch}
        </p>
      ) : (
        <VirtualRows label={texts.title} count={listed.length} rowHeight={ROW_PX} reveal={reveal}>
          {(index) => {
            const shown = listed[index]!;
            return (
              <ClassRuleRow
                key={shown.id}
                view={view}
                shown={shown}
                toClasses={toClasses}
                mergedWith={mergedWith(view, shown.id, sources)}
              />
            );
          }}
        </VirtualRows>
      )}
    </div>
  );
}

const matches = (name: string, search: string): boolean =>
  name.toLowerCase().includes(search.trim().toLowerCase());

function isShown(
  { step, to, counts }: StepView,
  id: string,
  { filter, atOpening }: { readonly filter: Shown; readonly atOpening: ReadonlySet<string> },
): boolean {
  if (filter === 'all') return true;
  return filter === 'used' ? (counts?.get(id) ?? 0) > 0 : atOpening.has(id) || isUndecided(step, id, to);
}

/** The filters that make sense: regions are counted for the first step only. */
function filtersFor(isCounted: boolean): readonly { readonly value: Shown; readonly label: string }[] {
  const values: readonly Shown[] = isCounted ? ['changing', 'used', 'all'] : ['changing', 'all'];
  return values.map((value) => ({ value, label: texts.shows[value] }));
}

/** Names of the classes whose regions come together in each class of the new schema. */
function sourcesByTarget({ step, from, to }: StepView): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const { id, name } of from.classes)
    for (const target of ruleOf(step, id)?.action === 'review' ? [] : targetsOf(step, id, to)) {
      const names = sources.get(target);
      if (names === undefined) sources.set(target, [name]);
      else names.push(name);
    }
  return sources;
}

function mergedWith(
  { step, from, to }: StepView,
  classId: string,
  sources: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const action = actionOf(ruleOf(step, classId));
  const [target] = targetsOf(step, classId, to);
  if (target === undefined || (action !== 'map' && action !== 'keep')) return [];
  const own = from.classes.find(({ id }) => id === classId)?.name;
  return (sources.get(target) ?? []).filter((name) => name !== own);
}
