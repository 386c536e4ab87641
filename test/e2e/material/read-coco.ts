import { readFile } from 'node:fs/promises';

interface CocoFile {
  readonly images: readonly {
    readonly id: number;
    readonly file_name: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly annotations: readonly {
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly [number, number, number, number];
  }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

/** What a COCO file says of one image. */
export interface CocoImage {
  readonly width: number;
  readonly height: number;
  /** Class and box of each annotation, by class and then from the top. */
  readonly labels: readonly { readonly name: string; readonly bbox: readonly number[] }[];
}

/** Reads a COCO file by the names in it, so that no test depends on its numbering. */
export async function readCoco(path: string): Promise<ReadonlyMap<string, CocoImage>> {
  const { images, annotations, categories } = JSON.parse(await readFile(path, 'utf8')) as CocoFile;
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  return new Map(
    images.map(({ id, file_name: file, width, height }) => {
      const labels = annotations
        .filter(({ image_id: image }) => image === id)
        .map(({ category_id: category, bbox }) => ({ name: names.get(category) ?? '', bbox }))
        .toSorted((a, b) => a.name.localeCompare(b.name) || a.bbox[1]! - b.bbox[1]!);
      return [file, { width, height, labels }];
    }),
  );
}
