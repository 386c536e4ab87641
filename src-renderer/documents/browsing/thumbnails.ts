import { useEffect, useState } from 'react';
import { api } from '../../api/client';

/** Pictures kept after they left the view; each is about 10 kB. */
const MAX_KEPT = 400;
/** Drawn at a time: more would only wait in the core. */
const MAX_RUNNING = 4;

interface Wish {
  readonly file: string;
  readonly deliver: (url: string | null) => void;
}

const kept = new Map<string, string>();
/** The newest is served first: it is what the person looks at now. */
const waiting: Wish[] = [];
let running = 0;

/** Object URL of the first page's picture; null while there is none. Drawn only while a component shows it. */
export function useThumbnail(file: string | null): string | null {
  const [shown, setShown] = useState<{ file: string; url: string | null }>();
  useEffect(() => {
    if (file === null || kept.has(file)) return undefined;
    const wish: Wish = { file, deliver: (url) => setShown({ file, url }) };
    waiting.push(wish);
    serve();
    return () => {
      const index = waiting.indexOf(wish);
      if (index >= 0) waiting.splice(index, 1);
    };
  }, [file]);
  if (file === null) return null;
  return kept.get(file) ?? (shown?.file === file ? shown.url : null);
}

function serve(): void {
  while (running < MAX_RUNNING) {
    const wish = waiting.pop();
    if (wish === undefined) return;
    running++;
    void draw(wish.file)
      .then(wish.deliver)
      .finally(() => {
        running--;
        serve();
      });
  }
}

async function draw(file: string): Promise<string | null> {
  const known = kept.get(file);
  if (known !== undefined) return known;
  try {
    const url = URL.createObjectURL(await api.documents.thumbnail({ file, pageIndex: 0 }));
    kept.set(file, url);
    forgetOldest();
    return url;
  } catch {
    // A page that cannot be drawn is a problem of its document and is told there.
    return null;
  }
}

function forgetOldest(): void {
  for (const [file, url] of kept) {
    if (kept.size <= MAX_KEPT) return;
    kept.delete(file);
    URL.revokeObjectURL(url);
  }
}
