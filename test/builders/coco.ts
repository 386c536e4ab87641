type Box = readonly [x: number, y: number, width: number, height: number];

interface CocoOptions {
  readonly images: readonly (
    | string
    | { readonly name: string; readonly width: number; readonly height: number }
  )[];
  /** Image, category and box of each annotation, and what else it says. */
  readonly labels: readonly (readonly [image: string, category: string, bbox: Box, fields?: object])[];
  /** Ids by name where they matter; 1, 2, 3 … in the order of use otherwise. */
  readonly categoryIds?: Readonly<Record<string, number>>;
  readonly firstImageId?: number;
  readonly firstAnnotationId?: number;
}

/** The content of a COCO file: images of 612 × 792 pixels unless said otherwise, ids in the order given. */
export function aCocoFile({
  images,
  labels,
  categoryIds = {},
  firstImageId = 1,
  firstAnnotationId = 1,
}: CocoOptions) {
  const imageList = images.map((image, index) => {
    const { name, width, height } =
      typeof image === 'string' ? { name: image, width: 612, height: 792 } : image;
    return { id: firstImageId + index, file_name: name, width, height };
  });
  const names = [...new Set([...Object.keys(categoryIds), ...labels.map(([, category]) => category)])];
  const categories = names.map((name, index) => ({ id: categoryIds[name] ?? index + 1, name }));
  const annotations = labels.map(([image, category, bbox, fields = {}], index) => ({
    id: firstAnnotationId + index,
    image_id: imageList.find(({ file_name: name }) => name === image)?.id,
    category_id: categories.find(({ name }) => name === category)?.id,
    bbox,
    ...fields,
  }));
  return { images: imageList, annotations, categories };
}
