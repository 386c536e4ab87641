import { compareCodeUnits, type JsonObject } from '../canonical/canonical-json';
import { groupBy } from '../group-by';
import type { MergeTarget, ThreeValues } from './conflict';
import { isOpen, mergeExistence, mergeField, mergeKeys, note, same, type Ledger } from './ledger';

/** A class, an attribute or a relation type. */
interface Item {
  readonly id: string;
  readonly name: string;
}

interface ItemRules {
  readonly targetOf: (id: string) => MergeTarget;
  /** Fields that are lists of items themselves. */
  readonly nested?: Readonly<Record<string, (id: string, values: ThreeValues<unknown>) => readonly Item[]>>;
}

/** The items of a schema by id: each field by itself, and what one side removed. */
export function mergeItems<Kind extends Item>(
  ledger: Ledger,
  { base = [], ours = [], theirs = [] }: ThreeValues<readonly Kind[] | undefined>,
  rules: ItemRules,
): Kind[] {
  const [before, left, right] = [byId(base), byId(ours), byId(theirs)];
  const ids = [...new Set([...before.keys(), ...left.keys(), ...right.keys()])].sort(compareCodeUnits);
  const merged = ids.flatMap((id): Kind[] => {
    const states = { base: before.get(id), ours: left.get(id), theirs: right.get(id) };
    const settled = mergeExistence<Kind>(
      ledger,
      { target: rules.targetOf(id) },
      { ...states, isUntouched: same, show: (item) => item },
    );
    if (settled === null) return [];
    return [settled ?? mergeItem(ledger, id, states, rules)];
  });
  return settleNames(ledger, merged, { ours: left, theirs: right, targetOf: rules.targetOf });
}

const byId = <Kind extends Item>(items: readonly Kind[]) => new Map(items.map((item) => [item.id, item]));

function mergeItem<Kind extends Item>(
  ledger: Ledger,
  id: string,
  states: ThreeValues<Kind>,
  { targetOf, nested = {} }: ItemRules,
): Kind {
  const { base, ours, theirs } = states as ThreeValues<Readonly<Record<string, unknown>>>;
  const place = { target: targetOf(id), isAdded: base === undefined };
  const keys = new Set([base, ours, theirs].flatMap((item) => Object.keys(item ?? {})));
  keys.delete('id');
  const fields = [...keys].sort(compareCodeUnits).flatMap((key): [string, unknown][] => {
    const values = { base: base?.[key], ours: ours?.[key], theirs: theirs?.[key] };
    const list = nested[key];
    const value =
      list !== undefined
        ? list(id, values)
        : key === 'source'
          ? mergeKeys(ledger, place, key, values as ThreeValues<JsonObject>)
          : mergeField(ledger, place, key, values);
    return value === undefined ? [] : [[key, value]];
  });
  return { id, ...Object.fromEntries(fields) } as unknown as Kind;
}

interface NameSides {
  readonly ours: ReadonlyMap<string, Item>;
  readonly theirs: ReadonlyMap<string, Item>;
  readonly targetOf: (id: string) => MergeTarget;
}

/**
 * Two items of one name where no side had two: what was decided, else ours keeps the name and the other one
 * gets a number, so that a schema that is not decided yet is a schema all the same.
 */
function settleNames<Kind extends Item>(ledger: Ledger, items: readonly Kind[], sides: NameSides): Kind[] {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  for (const [name, alike] of groupBy(items, (item) => item.name)) {
    const [first, second] = alike;
    if (first === undefined || second === undefined || alike.length > 2) continue;
    const keeper = [first, second].find(({ id }) => sides.ours.get(id)?.name === name);
    const other = keeper === first ? second : first;
    const isOnOneSide = [sides.ours, sides.theirs].some((side) =>
      alike.every(({ id }) => side.get(id)?.name === name),
    );
    if (keeper === undefined || isOnOneSide) continue;
    if (alike.some(({ id }) => isOpen(ledger, sides.targetOf(id), 'name'))) {
      names.set(other.id, freeName(name, new Set(names.values()))); // asked once the name itself is decided
      continue;
    }
    const resolution = note(ledger, {
      place: { target: sides.targetOf(first.id) },
      field: `same-name/${second.id}`,
      kind: 'same-name',
      hasBase: false,
      values: { base: undefined, ours: keeper.id, theirs: other.id },
    });
    const taken = new Set(names.values());
    const given = resolution !== null && 'value' in resolution ? resolution.value : null;
    const isUsable = typeof given === 'string' && given !== '' && !taken.has(given);
    const last = ledger.entries.at(-1);
    if (given !== null && !isUsable && last !== undefined)
      ledger.entries[ledger.entries.length - 1] = { ...last, resolution: null };
    const isTheirs = resolution !== null && 'choice' in resolution && resolution.choice === 'theirs';
    names.set((isTheirs ? keeper : other).id, isUsable ? given : freeName(name, taken));
  }
  return items.map((item) => ({ ...item, name: names.get(item.id) ?? item.name }));
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}
