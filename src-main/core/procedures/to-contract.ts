/** A value of the domain with its `readonly` taken off: the types that zod derives are mutable. */
type Mutable<T> = T extends readonly [] | readonly [unknown, ...unknown[]]
  ? { -readonly [K in keyof T]: Mutable<T[K]> }
  : T extends readonly (infer Item)[]
    ? Mutable<Item>[]
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;

/** Hands a domain value to the contract. It is serialised or validated there, never changed. */
export const toContract = <T>(value: T): Mutable<T> => value as Mutable<T>;
