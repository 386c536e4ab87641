import { createHash } from 'node:crypto';
import type { Edit } from '../../../src-main/domain/edits/edit';
import type { SampleDocument } from './document';
import type { Mistake } from './mistakes';
import type { Block } from './sheet';

type Geometry = { readonly box: readonly number[] } | { readonly quad: readonly number[] };

export const stemOf = (file: string): string => file.replace(/\.[a-z]+$/, '');

/** The same id on every machine: a UUID of version 8, made from where the block belongs. */
export function regionId(document: string, block: string): string {
  const hash = createHash('sha256').update(`colophon sample library/${document}/${block}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const round = (values: readonly number[]) => values.map((value) => Math.round(value * 100) / 100);
const geometryOf = ({ box, quad }: Block): Geometry =>
  quad === undefined ? { box: round(box) } : { quad: round(quad) };

function addEdit(document: SampleDocument, block: Block, suffix = ''): Edit {
  return {
    op: 'add',
    document: document.file,
    pageIndex: block.page,
    class: block.label,
    ...geometryOf(block),
    id: regionId(stemOf(document.file), block.key + suffix),
    ...(block.text !== undefined && { text: block.text }),
    ...(block.attributes !== undefined && { attributes: block.attributes }),
  };
}

/** Labels a document as a hurried person does. */
export function labelEdits(document: SampleDocument, mistakes: readonly Mistake[]): readonly Edit[] {
  return document.blocks.flatMap((block) => {
    const mistake = mistakes.find((one) => one.document === stemOf(document.file) && one.block === block.key);
    if (mistake === undefined) return [addEdit(document, block)];
    return mistakenEdits(document, block, mistake);
  });
}

function mistakenEdits(document: SampleDocument, block: Block, mistake: Mistake): readonly Edit[] {
  switch (mistake.kind) {
    case 'missed':
      return [];
    case 'shifted':
      return [addEdit(document, { ...block, box: shift(block.box, mistake.by) })];
    case 'doubled':
      return [
        addEdit(document, block),
        addEdit(document, { ...block, box: shift(block.box, [-3, 2, 1, 4]) }, '/doubled'),
      ];
    case 'misread':
      return [addEdit(document, { ...block, text: mistake.as })];
    case 'attribute':
      return [
        addEdit(document, { ...block, attributes: { ...block.attributes, [mistake.name]: mistake.value } }),
      ];
    case 'mislabelled': {
      const { attributes: _attributes, ...rest } = block;
      return [addEdit(document, { ...rest, label: mistake.as })];
    }
  }
}

/** Takes the mistakes back, one edit or two for each. */
export function correctionEdits(
  documents: readonly SampleDocument[],
  mistakes: readonly Mistake[],
): readonly Edit[] {
  return mistakes.flatMap((mistake): readonly Edit[] => {
    const document = documents.find(({ file }) => stemOf(file) === mistake.document);
    const block = document?.blocks.find(({ key }) => key === mistake.block);
    if (document === undefined || block === undefined)
      throw new Error(`no block ${mistake.document}/${mistake.block}`);
    const region = regionId(mistake.document, mistake.block);
    switch (mistake.kind) {
      case 'missed':
        return [addEdit(document, block)];
      case 'shifted':
        return [{ op: 'move', region, ...geometryOf(block) }];
      case 'doubled':
        return [{ op: 'delete', region: regionId(mistake.document, `${mistake.block}/doubled`) }];
      case 'misread':
        return [{ op: 'set-text', region, text: block.text ?? null }];
      case 'attribute':
        return [
          {
            op: 'set-attribute',
            region,
            name: mistake.name,
            value: block.attributes?.[mistake.name] ?? null,
          },
        ];
      case 'mislabelled': {
        const attributes = Object.entries(block.attributes ?? {});
        return [
          { op: 'relabel', region, class: block.label },
          ...attributes.map(([name, value]) => ({ op: 'set-attribute', region, name, value }) as const),
        ];
      }
    }
  });
}

/** Carries the regions of a document over to the file that replaced it: what moved, what reads differently, what is new. */
export function replacementEdits(before: SampleDocument, after: SampleDocument): readonly Edit[] {
  return after.blocks.flatMap((block): readonly Edit[] => {
    const old = before.blocks.find(({ key }) => key === block.key);
    // A replaced document keeps its name.
    if (old === undefined) return [addEdit({ ...after, file: before.file }, block)];
    const region = regionId(stemOf(before.file), block.key);
    const isSamePlace = JSON.stringify(geometryOf(old)) === JSON.stringify(geometryOf(block));
    return [
      ...(isSamePlace ? [] : [{ op: 'move', region, ...geometryOf(block) } as const]),
      ...(old.text === block.text ? [] : [{ op: 'set-text', region, text: block.text ?? null } as const]),
    ];
  });
}

function shift(box: Block['box'], by: readonly [number, number, number, number]): Block['box'] {
  return [box[0] + by[0], box[1] + by[1], box[2] + by[2], box[3] + by[3]];
}
