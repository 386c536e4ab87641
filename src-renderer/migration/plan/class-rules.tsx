import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { showClasses } from '../../../src-main/domain/label-schema/shown-class';
import { FilterChips } from '../../components/filter-chips';
import { VirtualRows } from '../../components/virtual-rows';
import { migrationTexts } from '../../texts/migration-texts';
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
  const wanted = search.trim().toLowerCase();
  const listed = fromClasses.filter(
    ({ id, name }) =>
      name.toLowerCase().includes(wanted) &&
      (filter === 'all' ||
        (filter === 'used' ? (counts?.get(id) ?? 0) > 0 : atOpening.has(id) || isUndecided(step, id, to))),
  );
  const shows = (['changing', ...(counts === null ? [] : ['used' as const]), 'all'] as const).map(
    (value) => ({
      value,
      label: texts.shows[value],
    }),
  );
  return (
    <div className={classes.classRules}>
      <div className={classes.tools}>
        <FilterChips<Shown> label={texts.show} value={filter} onChange={setFilter} choices={shows} />
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
        <VirtualRows label={texts.title} count={listed.length} rowHeight={ROW_PX}>
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
