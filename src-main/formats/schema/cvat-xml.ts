import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { childOf, descendants, type XmlElement } from './xml-tree';

/** The labels in the head of a CVAT annotation file ("CVAT for images 1.1"), as CVAT writes them in JSON; `null` if none. */
export function cvatLabelsOfXml(root: XmlElement): JsonValue | null {
  const meta = root.name === 'annotations' ? childOf(root, 'meta') : undefined;
  if (meta === undefined) return null;
  const [labels] = descendants(meta, new Set(['labels']));
  return labels?.children.filter(({ name }) => name === 'label').map(toLabel) ?? null;
}

function toLabel(label: XmlElement): JsonObject {
  const attributes = childOf(label, 'attributes')?.children ?? [];
  return {
    ...textsOf(label, ['name', 'color', 'type', 'parent', 'svg']),
    attributes: attributes.map((attribute) => ({
      ...textsOf(attribute, ['name', 'input_type', 'default_value', 'values']),
      mutable: childOf(attribute, 'mutable')?.text.toLowerCase() === 'true',
    })),
  };
}

function textsOf(element: XmlElement, names: readonly string[]): JsonObject {
  const texts = names.map((name) => [name, childOf(element, name)?.text] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}
