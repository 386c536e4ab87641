/** Fields to set; what is `undefined` or `null` is taken away. */
export type FieldChanges<Item> = { readonly [Key in keyof Item]?: Item[Key] | null | undefined };

/** A copy with some fields changed. Absent fields are left out and not `undefined`: equal schemas have equal bytes. */
export function withFields<Item extends object>(item: Item, changes: FieldChanges<NoInfer<Item>>): Item {
  const next: Record<string, unknown> = { ...(item as Record<string, unknown>) };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined || value === null) delete next[key];
    else next[key] = value;
  }
  return next as Item;
}
