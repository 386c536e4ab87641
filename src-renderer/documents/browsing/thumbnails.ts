import { useEffect, useState } from 'react';
import { toCallFailed } from '../../api/call-failed';
import { api } from '../../api/client';

/** Pictures kept after they left the view; each is about 10 kB. */
const MAX_KEPT = 400;
/** Drawn at a time: more would only wait in the core. */
const MAX_RUNNING = 4;

/** A picture, or why there is none: `locked` by a password, or null while there is none to be had. */
export type Thumbnail = { readonly url: string } | 'locked' | null;

interface Wish {
  readonly file: string;
  readonly deliver: (thumbnail: Thumbnail) => void;
}

const kept = new Map<string, string>();
/** The newest is served first: it is what the person looks at now. */
const waiting: Wish[] = [];
let running = 0;

/** The first page's picture as an object URL. Drawn only while a component shows it. */
export function useThumbnail(file: string | null): Thumbnail {
  const [shown, setShown] = useState<{ file: string; thumbnail: Thumbnail }>();
  useEffect(() => {
    if (file === null || kept.has(file)) return undefined;
    const wish: Wish = { file, deliver: (thumbnail) => setShown({ file, thumbnail }) };
    waiting.push(wish);
    serve();
    return () => {
      const index = waiting.indexOf(wish);
      if (index >= 0) waiting.splice(index, 1);
    };
  }, [file]);
  if (file === null) return null;
  const url = kept.get(file);
  if (url !== undefined) return { url };
  return shown?.file === file ? shown.thumbnail : null;
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

async function draw(file: string): Promise<Thumbnail> {
  const known = kept.get(file);
  if (known !== undefined) return { url: known };
  try {
    const url = URL.createObjectURL(await api.documents.thumbnail({ file, pageIndex: 0 }));
    kept.set(file, url);
    forgetOldest();
    return { url };
  } catch (error) {
    // Any other page that cannot be drawn is a problem of its document and is told there.
    return toCallFailed(error).code === 'password-needed' ? 'locked' : null;
  }
}

function forgetOldest(): void {
  for (const [file, url] of kept) {
    if (kept.size <= MAX_KEPT) return;
    kept.delete(file);
    URL.revokeObjectURL(url);
  }
}
