import { aCocoFile } from '../../builders/coco';
import { aLibrary } from '../../builders/libraries';

/** Makes a dataset and prints its content id: run under several languages and time zones by content-id.test.ts. */
const library = aLibrary({
  classes: ['Içerik', 'IÇERIK', 'içerik', 'Öl', 'Zebra', 'ä', 'z'],
  time: new Date().toISOString(),
});
await library.add('İstanbul', 'ısparta', 'Ärger', 'zebra');
const images = ['İstanbul.png', 'ısparta.png', 'Ärger.png', 'zebra.png'];
await library.importCoco(
  aCocoFile({
    images,
    labels: images.map(
      (image, index) => [image, ['ä', 'z', 'Öl', 'neu'][index]!, [1.005 * index, 2, 30.335, 40]] as const,
    ),
  }),
);
process.stdout.write(`${library.contentId()}\n`);
library.remove();
