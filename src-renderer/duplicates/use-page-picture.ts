import { useEffect, useState } from 'react';
import { api } from '../api/client';

/** A page as a picture: its address once it is drawn, `null` when it cannot be. */
export function usePagePicture(file: string, pageIndex: number): string | null | undefined {
  const key = `${file}/${pageIndex}`;
  const [shown, setShown] = useState<{ readonly key: string; readonly url: string | null }>();
  useEffect(() => {
    const abort = new AbortController();
    let url: string | null = null;
    api.documents.pageImage({ file, pageIndex }, { signal: abort.signal }).then(
      (blob) => {
        if (abort.signal.aborted) return;
        url = URL.createObjectURL(blob);
        setShown({ key, url });
      },
      () => !abort.signal.aborted && setShown({ key, url: null }),
    );
    return () => {
      abort.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [file, pageIndex, key]);
  return shown?.key === key ? shown.url : undefined;
}
