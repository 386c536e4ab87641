import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { aCocoFile } from '../../builders/coco';
import type { CommandLine } from './command-line';

const PAGES = ['one.png', 'two.png', 'three.png'];
type Label = readonly [image: string, category: string, bbox: readonly [number, number, number, number]];

/** `count` labels of some classes, spread over three pages in rows. */
const labelsOf = (count: number, classOf: (index: number) => string): Label[] =>
  Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / 3);
    return [
      PAGES[index % 3]!,
      classOf(index),
      [20 + (row % 5) * 110, 20 + Math.floor(row / 5) * 18, 100, 14],
    ];
  });

interface Region {
  readonly id: string;
  readonly class: string | null;
}

/** Datasets to compare, made with the command line in a folder for their files. */
export function comparedDatasets(cli: CommandLine, folder: string) {
  const importLabels = async (dataset: string, labels: readonly Label[], author: string): Promise<void> => {
    const file = join(folder, `${dataset}-${labels.length}-${author}.json`);
    await writeFile(file, JSON.stringify(aCocoFile({ images: PAGES, labels })));
    const how = ['--format', 'coco', '--dataset', dataset, '--without-documents'];
    await cli.run('import', file, ...how, '--author', author);
  };
  const commit = (dataset: string, author: string) =>
    cli.run('commit', '--dataset', dataset, '-m', `by ${author}`, '--author', author);
  return {
    /** Version 1 by Ada; for version 2, Grace adds tables, and two texts become tables. */
    async withFewClasses(dataset: string): Promise<void> {
      await cli.run('dataset', 'create', dataset);
      await importLabels(
        dataset,
        labelsOf(60, (index) => (index % 3 === 0 ? 'Table' : 'Text')),
        'Ada',
      );
      await commit(dataset, 'Ada');
      const more = labelsOf(120, () => 'Table').slice(60);
      await importLabels(dataset, more, 'Grace');
      const regions = (await cli.run('regions', `${dataset}@1`)) as readonly Region[];
      const texts = regions.filter(({ class: name }) => name === 'Text').slice(0, 2);
      await cli.edit(
        dataset,
        texts.map(({ id: region }) => ({ op: 'relabel', region, class: 'Table' })),
      );
      await commit(dataset, 'Grace');
    },
    /** 300 classes; for version 2, forty regions have the class after theirs, and the first classes have far more. */
    async withManyClasses(dataset: string): Promise<void> {
      const name = (index: number): string => `Class ${String((index % 300) + 1).padStart(3, '0')}`;
      await cli.run('dataset', 'create', dataset);
      await importLabels(dataset, labelsOf(600, name), 'Ada');
      await commit(dataset, 'Ada');
      const more = labelsOf(600, () => 'x').map(([page, , [x, y, width, height]], index): Label => [
        page,
        name(index % 5),
        [x + 3, y + 2, width / 2, height / 2],
      ]);
      await importLabels(dataset, more, 'Grace');
      const regions = (await cli.run('regions', `${dataset}@1`)) as readonly Region[];
      await cli.edit(
        dataset,
        regions.slice(0, 40).map(({ id: region, class: old }) => ({
          op: 'relabel',
          region,
          class: name(Number(old!.slice(6))),
        })),
      );
      await commit(dataset, 'Grace');
    },
    /** The same pages from another tool: every box a little off, with two classes of another make. */
    async fromElsewhere(dataset: string): Promise<void> {
      await cli.run('dataset', 'create', dataset);
      const labels = labelsOf(60, (index) => (index % 3 === 0 ? 'Table' : 'Text'));
      const moved = labels.map(([page, name, [x, y, width, height]]): Label => [
        page,
        name,
        [x + 4, y, width, height],
      ]);
      await importLabels(dataset, moved, 'Tool');
      await commit(dataset, 'Tool');
    },
  };
}
