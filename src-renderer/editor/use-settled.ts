import { startTransition, useEffect, useRef, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';

const waiting = new Set<() => void>();

/** Calls back after the next paint, all callers together. Gives a function that forgets it. */
function afterPaint(callback: () => void): () => void {
  if (waiting.size === 0) requestAnimationFrame(() => setTimeout(callAll));
  waiting.add(callback);
  return () => void waiting.delete(callback);
}

function callAll(): void {
  const callbacks = [...waiting];
  waiting.clear();
  for (const callback of callbacks) callback();
}

interface SettledOptions<Value> {
  readonly isEqual?: (a: Value, b: Value) => boolean;
  /** What `derive` depends on besides the store; another key derives anew. */
  readonly key?: string | number | null;
}

/**
 * A derived value of a store that reaches React after the page has been painted: the canvas shows a
 * selection or a new class at once, panels follow a moment later and never hold it up. Key repeats and
 * drags in between are skipped.
 */
export function useSettled<State, Value>(
  store: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  derive: (state: State) => Value,
  { isEqual = Object.is, key = null }: SettledOptions<Value> = {},
): Value {
  const [value, setValue] = useState(() => derive(store.getState()));
  const latest = useRef({ derive, isEqual });
  useEffect(() => {
    latest.current = { derive, isEqual };
  });
  useEffect(() => {
    let forget: (() => void) | null = null;
    const settle = (): void => {
      forget = null;
      const next = latest.current.derive(store.getState());
      startTransition(() => setValue((last) => (latest.current.isEqual(last, next) ? last : next)));
    };
    const changed = (): void => {
      forget ??= afterPaint(settle);
    };
    changed();
    const stop = store.subscribe(changed);
    return () => {
      stop();
      forget?.();
    };
  }, [store, key]);
  return value;
}
