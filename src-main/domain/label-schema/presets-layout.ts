import type { PresetFile } from './presets';

const BOX = ['box'];

/** The 11 classes of DocLayNet (Pfitzmann et al., KDD 2022), under their names in its COCO files. */
export const DOCLAYNET: PresetFile = {
  id: 'doclaynet',
  name: 'DocLayNet',
  description: 'Page layout in 11 classes: text, headings, lists, tables, pictures and what surrounds them.',
  file: {
    guidelines:
      'One box for each piece of layout, drawn tightly around its ink. Boxes do not overlap, except a caption that a picture surrounds. A paragraph that goes on in the next column is a second box.',
    classes: [
      {
        name: 'Text',
        color: '#1f5fbf',
        hotkey: '1',
        order: 0,
        geometry: BOX,
        guideline: 'A paragraph of running text. *Not*: headings, list items, captions, footnotes.',
      },
      {
        name: 'Title',
        color: '#b3261e',
        hotkey: '2',
        order: 1,
        geometry: BOX,
        guideline: 'The title of the whole document, mostly once and on its first page.',
      },
      {
        name: 'Section-header',
        color: '#a14a00',
        hotkey: '3',
        order: 2,
        geometry: BOX,
        guideline: 'A heading of any level inside the document, with its number. *Not*: the title.',
      },
      {
        name: 'List-item',
        color: '#1b7038',
        hotkey: '4',
        order: 3,
        geometry: BOX,
        guideline: 'One item of a list with its bullet or number, all of its lines. One box for each item.',
      },
      {
        name: 'Table',
        color: '#7b3fc4',
        hotkey: '5',
        order: 4,
        geometry: BOX,
        guideline: 'Cells in rows and columns, ruled or not, with its header. *Not*: its caption.',
      },
      {
        name: 'Picture',
        color: '#007069',
        hotkey: '6',
        order: 5,
        geometry: BOX,
        guideline: 'A photograph, drawing, chart or logo, with the words inside it. *Not*: its caption.',
      },
      {
        name: 'Caption',
        color: '#7a5c00',
        hotkey: '7',
        order: 6,
        geometry: BOX,
        guideline: 'The words that explain a picture or table beside it.',
      },
      {
        name: 'Formula',
        color: '#a0309f',
        hotkey: '8',
        order: 7,
        geometry: BOX,
        guideline: 'A formula on a line of its own, with its number. *Not*: one inside a sentence.',
      },
      {
        name: 'Footnote',
        color: '#c400f5',
        hotkey: '9',
        order: 8,
        geometry: BOX,
        guideline: 'A note below the text that a mark in the text refers to. One box for each note.',
      },
      {
        name: 'Page-header',
        color: '#40606e',
        hotkey: '0',
        order: 9,
        geometry: BOX,
        guideline: 'What repeats at the top of pages: running titles, dates, page numbers.',
      },
      {
        name: 'Page-footer',
        color: '#84345a',
        order: 10,
        geometry: BOX,
        guideline: 'What repeats at the foot of pages: page numbers, addresses, publication data.',
      },
    ],
  },
};

/** The 5 classes of PubLayNet (Zhong, Tang, Jimeno Yepes, ICDAR 2019), under their names in its COCO files. */
export const PUBLAYNET: PresetFile = {
  id: 'publaynet',
  name: 'PubLayNet',
  description: 'Layout of scientific articles in 5 classes.',
  file: {
    guidelines: 'The layout of an article. Page headers, page footers and page numbers are left out.',
    classes: [
      {
        name: 'text',
        color: '#1f5fbf',
        hotkey: '1',
        order: 0,
        guideline: 'A paragraph, an abstract, an author line, a footnote, or a caption.',
      },
      {
        name: 'title',
        color: '#b3261e',
        hotkey: '2',
        order: 1,
        guideline: 'The title of the article, and the headings of its sections.',
      },
      {
        name: 'list',
        color: '#1b7038',
        hotkey: '3',
        order: 2,
        guideline: 'A list as a whole, references too: one region for all of its items.',
      },
      {
        name: 'table',
        color: '#7b3fc4',
        hotkey: '4',
        order: 3,
        guideline: 'The body of a table, without its caption and notes.',
      },
      {
        name: 'figure',
        color: '#007069',
        hotkey: '5',
        order: 4,
        guideline: 'A figure as a whole, all of its panels, without its caption.',
      },
    ],
  },
};
