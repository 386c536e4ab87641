import { useRef, useSyncExternalStore } from 'react';

interface ReadableStore<State> {
  getState(): State;
  subscribe(listener: () => void): () => void;
}

/** Reads a derived value of a store; `isEqual` keeps the old one, so that equal values render nothing. */
export function useDerived<State, Value>(
  store: ReadableStore<State>,
  derive: (state: State, last: Value | undefined) => Value,
  isEqual: (a: Value, b: Value) => boolean = Object.is,
): Value {
  const last = useRef<Value | undefined>(undefined);
  return useSyncExternalStore(store.subscribe, () => {
    const next = derive(store.getState(), last.current);
    if (last.current === undefined || !isEqual(last.current, next)) last.current = next;
    return last.current as Value;
  });
}
