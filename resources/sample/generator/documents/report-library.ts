/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { A4, makePdf, type SampleDocument } from '../document';
import { flow } from '../flow';
import { placeText, type Sheet } from '../sheet';
import { bullet, figure, heading, paragraph, reportFrames, table, type ReportStyle } from './report-parts';

const STYLE: ReportStyle = {
  page: A4,
  left: 62,
  gap: 22,
  columns: 2,
  body: { font: 'sans', size: 10.2, leading: 1.5 },
  heading: { font: 'serif-bold', size: 13, color: '#6b2737', leading: 1.3 },
  caption: { font: 'sans', size: 7.6, leading: 1.35, color: '#4a4f57' },
  furniture: { font: 'serif-italic', size: 8.5, color: '#59606a' },
  table: {
    head: { font: 'sans-bold', size: 7.6, color: '#6b2737' },
    body: { font: 'sans', size: 7.6 },
    rule: '#6b2737',
    padding: 3.5,
  },
};

/** A report of two pages in two columns, quieter in look than the other. */
export function makeLibraryReport(): Promise<SampleDocument> {
  const plan = {
    file: 'report-library-use.pdf',
    title: 'A year at the Osier Street Library',
    author: 'Osier Street Library',
    created: '2025-01-31T15:10:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  const width = (A4.width - 2 * STYLE.left - STYLE.gap) / 2;
  const nextFrame = reportFrames(sheet, STYLE, {
    header: { left: 'Osier Street Library', right: 'Year in review' },
    footer: (page) => ({ middle: `${page}` }),
    opening: () => placeOpening(sheet),
    footnotes: {
      1: [
        '* Visitors are counted at the door by a light barrier; children under about one metre are not seen by it.',
      ],
    },
  });
  flow(
    sheet,
    [
      paragraph(
        STYLE,
        'Last year 186,400 people came through our door,* more than in any year since the library moved to Osier Street. They borrowed fewer books than the year before, stayed longer, and asked for different things: a quiet table, a socket, a person who knows where to look.',
      ),
      heading(STYLE, 'More visits, fewer loans'),
      paragraph(
        STYLE,
        'Loans of printed books fell by four per cent to 241,000. Loans of electronic books grew by eleven per cent, but from a small base. The two together are almost unchanged, and we read this as a change of habit rather than a loss of interest: of those who stopped borrowing on paper, six in ten now borrow on a screen.',
      ),
      figure(
        sheet,
        STYLE,
        {
          height: 142,
          labels: ['2020', '2021', '2022', '2023', '2024'],
          max: 320,
          unit: 'thousand',
          kind: 'bars',
          series: [
            { name: 'Visits', color: '#6b2737', values: [88, 104, 158, 171, 186] },
            { name: 'Loans', color: '#c9a227', values: [224, 239, 262, 251, 241] },
          ],
        },
        'Figure 1: Visits and loans of printed books. The library was closed for 96 days in 2020 and for 71 days in 2021.',
      ),
      heading(STYLE, 'The reading room'),
      paragraph(
        STYLE,
        'The reading room is full on most afternoons between October and March. Since September it is open until ten in the evening on three days of the week, without staff: visitors enter with their card and a code. There were two incidents in four months, both harmless, and we would like to go on.',
      ),
      paragraph(
        STYLE,
        'Noise remains the most frequent complaint. From the comments we learn that it is not the voices that disturb but the doors. New closers have been ordered for all five of them.',
      ),
      heading(STYLE, 'What people asked us'),
      paragraph(
        STYLE,
        'For two weeks in May and two in November we wrote down every question at the desk. There were 3,912. Nearly half were about the place and not about the books.',
      ),
      table(
        sheet,
        STYLE,
        {
          columns: [
            { title: 'Subject', width: 102 },
            { title: 'May', width: 36, align: 'right' },
            { title: 'November', width: 46, align: 'right' },
            { title: 'Share', width: width - 184, align: 'right' },
          ],
          rows: [
            ['Rooms, printers, cards', '871', '1,004', '48 %'],
            ['Finding a certain book', '502', '566', '27 %'],
            ['Help with a form or device', '288', '341', '16 %'],
            ['Family and local history', '109', '138', '6 %'],
            ['Other', '41', '52', '3 %'],
          ],
        },
        'Table 1: Questions at the desk in two sample periods',
      ),
      paragraph(
        STYLE,
        'The third row is the one that grows. People bring letters from offices, forms that exist only on a screen, telephones that have locked them out. We help as well as we can, but our staff are not trained for it, and it takes ten minutes a case on average.',
      ),
      heading(STYLE, 'Children'),
      paragraph(
        STYLE,
        'Every school class in the district visited us at least once. The reading club has a waiting list for the first time. The new corner for the smallest was paid for by the Friends of the Library, who sold 2,300 discarded books in a single weekend.',
      ),
      heading(STYLE, 'Money'),
      paragraph(
        STYLE,
        'Of every hundred pounds, fifty-eight were spent on people, nineteen on the building and fourteen on books and licences. Licences for electronic books rose by nine per cent without any growth in the number of titles. If this goes on we shall have to choose.',
      ),
      figure(
        sheet,
        STYLE,
        {
          height: 112,
          labels: ['People', 'Building', 'Books', 'Events', 'Other'],
          max: 60,
          unit: '£ of 100',
          kind: 'bars',
          series: [{ name: '2024', color: '#6b2737', values: [58, 19, 14, 5, 4] }],
        },
        'Figure 2: What a hundred pounds were spent on in 2024.',
      ),
      heading(STYLE, 'What comes next'),
      bullet(
        STYLE,
        'A help desk for forms and devices on two mornings of the week, run together with the adult education centre.',
      ),
      bullet(
        STYLE,
        'Longer opening of the reading room on all five working days, if the trial goes well until June.',
      ),
      bullet(
        STYLE,
        'Digitisation of the local newspaper for the years 1871 to 1920, in six batches, starting with the oldest.',
      ),
      bullet(STYLE, 'A catalogue that also finds what is misspelled.'),
      paragraph(
        STYLE,
        'We thank the town, the Friends, and everybody who told us what we could do better. The suggestion box is next to the door; it is emptied every Friday, and each note gets an answer.',
      ),
      paragraph(STYLE, 'Cordelia Ashdown-Pryce, head of the library'),
    ],
    nextFrame,
  );
}

function placeOpening(sheet: Sheet): number {
  placeText(sheet, 'A year at the Osier Street Library', {
    x: STYLE.left,
    y: 66,
    style: { font: 'serif-bold', size: 24, color: '#6b2737' },
    label: 'Title',
    extras: { key: 'title' },
  });
  const y = placeText(sheet, 'Report for 2024 to the town council and to our readers', {
    x: STYLE.left,
    y: 100,
    style: { font: 'sans', size: 10.5, color: '#4a4f57' },
    label: 'Text',
    extras: { key: 'subtitle' },
  });
  return y + 18;
}
