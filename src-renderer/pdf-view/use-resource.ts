import { useEffect, useRef, useState } from 'react';

/**
 * Makes something that has to be closed, and closes it when `key` changes or the component goes. Null for
 * the first render. Made in an effect, because React may render without ever showing the result.
 */
export function useResource<Resource extends { close(): void }>(
  key: string,
  create: () => Resource,
): Resource | null {
  const [resource, setResource] = useState<Resource | null>(null);
  const latest = useRef(create);
  useEffect(() => {
    latest.current = create;
  });
  useEffect(() => {
    const made = latest.current();
    // oxlint-disable-next-line react/set-state-in-effect -- the one place where something outside React begins to live
    setResource(made);
    return () => made.close();
  }, [key]);
  return resource;
}
