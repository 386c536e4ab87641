/* oxlint-disable max-lines-per-function -- a page is drawn from top to bottom, as it is read */
import { A4, makePdf, type SampleDocument } from '../document';
import { flow } from '../flow';
import { placeText, type Sheet } from '../sheet';
import { bullet, figure, heading, paragraph, reportFrames, table, type ReportStyle } from './report-parts';
import { QUARTERLY_MEANS } from './report-river-means';

const STYLE: ReportStyle = {
  page: { ...A4, bleed: 28 },
  left: 52,
  gap: 20,
  columns: 2,
  body: { font: 'serif', size: 10.8, leading: 1.38 },
  heading: { font: 'sans-bold', size: 11, color: '#0b5563', leading: 1.4 },
  caption: { font: 'sans-italic', size: 8, leading: 1.3, color: '#333333' },
  furniture: { font: 'sans', size: 7.5, color: '#59606a' },
  table: {
    head: { font: 'sans-bold', size: 7.8 },
    body: { font: 'sans', size: 7.8 },
    headFill: '#d9ecef',
    rule: '#0b5563',
    padding: 3.5,
  },
};
const WIDTH = A4.width - 2 * STYLE.left;

/** Two columns, charts, a table, footnotes; printed with crop marks that a CropBox hides. */
export function makeRiverReport(): Promise<SampleDocument> {
  const plan = {
    file: 'report-river-quality.pdf',
    title: 'Water quality of the Averil',
    author: 'Averil Catchment Office',
    created: '2025-02-10T09:40:00Z',
  };
  return makePdf(plan, draw);
}

function draw(sheet: Sheet): void {
  const nextFrame = reportFrames(sheet, STYLE, {
    header: { left: 'Averil Catchment Office', right: 'Annual report 2024' },
    footer: (page) => ({ left: 'Water quality of the Averil', right: String(page) }),
    opening: () => placeOpening(sheet),
    footnotes: {
      1: [
        '1  Means of all samples of a year, weighted by the number of days between them.',
        '2  The gauge at Sedge Green was out of service from 3 to 19 August.',
        '3  Limit of the regional ordinance on surface waters, annex 2.',
      ],
      2: ['*  Counted by electric fishing on 200 metres of both banks, in the second week of September.'],
    },
  });
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
  flow(
    sheet,
    [
      heading(STYLE, '1  Summary'),
      paragraph(
        STYLE,
        'The Averil was cleaner in 2024 than in any year since measurements began in 1996. Mean nitrate fell to 3.1 milligrams per litre, and the oxygen content stayed over the limit at every station and in every month.¹ Phosphate remains the exception: below the works at Lower Brindle it exceeded the target in five months out of twelve.',
      ),
      paragraph(
        STYLE,
        'We see three reasons for the improvement: the new filter stage at Hexwick, buffer strips along two thirds of the fields in the upper valley, and a summer with more water than usual. The first two will last. The third will not, and the figures of a dry year should be awaited before targets are tightened.',
      ),
      heading(STYLE, '2  Where and how we measure'),
      paragraph(
        STYLE,
        'Samples are taken every second Tuesday at four stations, always by two persons, in the middle of the stream and half a metre under the surface. Temperature, oxygen and conductivity are read on the spot; nitrogen and phosphorus are determined in the laboratory within twenty-four hours.²',
      ),
      bullet(STYLE, 'Hexwick, upstream of all treatment works'),
      bullet(STYLE, 'Sedge Green, below the confluence with the Osier'),
      bullet(STYLE, 'Lower Brindle, 300 metres below the works'),
      bullet(STYLE, 'Port Averil, at the tidal limit'),
      paragraph(
        STYLE,
        'Ten samples of every hundred are taken twice and sent to a second laboratory under a different number. In 2024 the two differed by more than eight per cent in three cases; these samples are not used in this report.',
      ),
      heading(STYLE, '3  Nitrate'),
      paragraph(
        STYLE,
        'Nitrate follows the seasons: it is washed out of bare soils in winter and taken up by plants in summer. The difference between the stations, however, has become smaller, because the load that enters at Hexwick has been halved since the filter stage was opened in May 2023.',
      ),
      figure(
        sheet,
        STYLE,
        {
          height: 150,
          labels: quarters,
          max: 8,
          unit: 'mg/l',
          kind: 'bars',
          series: [
            { name: 'Hexwick', color: '#0b5563', values: [4.6, 3.1, 1.9, 3.4] },
            { name: 'Sedge Green', color: '#4f9da6', values: [5.2, 3.6, 2.2, 3.9] },
            { name: 'Port Averil', color: '#e0a458', values: [6.3, 4.1, 2.4, 4.4] },
          ],
        },
        'Figure 1. Mean nitrate by quarter at three stations, 2024. Bars show the mean of six or seven samples.',
      ),
      paragraph(
        STYLE,
        'The buffer strips are younger and their effect is harder to separate. On the Osier, where nearly all fields now have one, nitrate in the months after sowing was a fifth lower than in the five years before; on the Brindle brook, where few have one, it did not change.',
      ),
      heading(STYLE, '4  Phosphate'),
      paragraph(
        STYLE,
        'The target of 0.10 milligrams per litre³ was met at three stations. At Lower Brindle it was exceeded from June to October. The works there were built for 9,000 people and serve 11,400; the extension was delayed and is now due in the autumn of 2026.',
      ),
      table(
        sheet,
        STYLE,
        {
          columns: [
            { title: 'Station', width: 78 },
            { title: '2022', width: 38, align: 'right' },
            { title: '2023', width: 38, align: 'right' },
            { title: '2024', width: 38, align: 'right' },
            { title: 'Months over', width: (WIDTH - STYLE.gap) / 2 - 192, align: 'right' },
          ],
          rows: [
            ['Hexwick', '0.06', '0.05', '0.04', '0'],
            ['Sedge Green', '0.09', '0.08', '0.07', '1'],
            ['Lower Brindle', '0.15', '0.16', '0.14', '5'],
            ['Port Averil', '0.11', '0.10', '0.09', '2'],
          ],
        },
        'Table 1. Mean phosphate in mg/l, and months over the target in 2024.',
      ),
      heading(STYLE, '5  Oxygen'),
      paragraph(
        STYLE,
        'Fish need at least 6 milligrams of oxygen per litre. The lowest value of the year, 6.4, was read at Port Averil on 30 July at 21.8 degrees. Continuous readings there show that the water recovers within a day when the tide turns.',
      ),
      figure(
        sheet,
        STYLE,
        {
          height: 138,
          labels: ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D'],
          max: 16,
          unit: 'mg/l',
          kind: 'lines',
          series: [
            {
              name: 'Hexwick',
              color: '#0b5563',
              values: [12.9, 12.7, 12.1, 11.2, 10.4, 9.6, 9.1, 9, 9.8, 10.7, 11.8, 12.6],
            },
            {
              name: 'Port Averil',
              color: '#c8553d',
              values: [11.8, 11.6, 10.9, 9.8, 8.7, 7.4, 6.4, 6.9, 7.9, 9.2, 10.6, 11.5],
            },
          ],
        },
        'Figure 2. Dissolved oxygen, monthly minimum at the first and the last station.',
      ),
      paragraph(
        STYLE,
        'At Hexwick the minimum was reached a month later and was never below 9 milligrams. Shade explains most of the difference: two thirds of the banks above Hexwick are wooded, but less than a tenth of those below Lower Brindle. Trees planted in 2019 along the towpath are not yet tall enough to matter.',
      ),
      heading(STYLE, '6  Temperature and flow'),
      paragraph(
        STYLE,
        'The mean flow at Port Averil was 6.9 cubic metres per second, a sixth more than the mean of the last twenty years. There was no day on which the flow fell under the lowest value agreed with the mills, for the first time since 2015. The water was warmer than 20 degrees on nineteen days, against forty-four in 2022.',
      ),
      figure(
        sheet,
        STYLE,
        {
          height: 132,
          labels: ['2018', '2019', '2020', '2021', '2022', '2023', '2024'],
          max: 60,
          unit: 'days',
          kind: 'bars',
          series: [{ name: 'Days over 20 degrees', color: '#c8553d', values: [38, 31, 29, 17, 44, 26, 19] }],
        },
        'Figure 3. Days on which the water at Port Averil was warmer than 20 degrees.',
      ),
      paragraph(
        STYLE,
        'Warm water holds less oxygen and makes fish need more of it. The nineteen days fell into three periods, none longer than nine days, and each ended with rain. Under such conditions the fish can move to the deeper pools and wait; under those of 2022 they could not.',
      ),
      heading(STYLE, '7  Fish and small animals'),
      paragraph(
        STYLE,
        'Counts were made at three stations.* Bullhead and stone loach are back at Sedge Green, where neither had been seen since 2009. The number of mayfly larvae, which do not tolerate a lack of oxygen, has doubled within two years. Signal crayfish continue to spread upstream; they have now passed the weir at Tanner’s Row.',
      ),
      table(
        sheet,
        STYLE,
        {
          columns: [
            { title: 'Species', width: 96 },
            { title: 'Hexwick', width: 42, align: 'right' },
            { title: 'Sedge Gr.', width: 46, align: 'right' },
            { title: 'Brindle', width: (WIDTH - STYLE.gap) / 2 - 184, align: 'right' },
          ],
          rows: [
            ['Brown trout', '84', '51', '12'],
            ['Bullhead', '126', '23', '0'],
            ['Stone loach', '67', '18', '4'],
            ['Minnow', '310', '288', '240'],
            ['Three-spined stickleback', '12', '46', '173'],
            ['Eel', '3', '5', '2'],
          ],
        },
        'Table 2. Fish counted in September 2024, per 200 metres of bank.',
      ),
      paragraph(
        STYLE,
        'Below Lower Brindle the picture is unchanged. Sticklebacks and minnows, which put up with much, make up nine tenths of the fish. We do not expect this to change before the works have been extended.',
      ),
      heading(STYLE, '8  Doubtful values'),
      paragraph(
        STYLE,
        'Seven values of nitrate and two of phosphate lay more than three standard deviations from the mean of their station and season. Five could be traced to bottles that had been mixed up and were corrected. The others are kept: rare values are not wrong values. Anyone who wishes to check may have the raw data, with all corrections and the names of those who made them.',
      ),
      heading(STYLE, '9  What we recommend'),
      bullet(
        STYLE,
        'Extend the works at Lower Brindle as planned, and add dosing of iron salts from June to October until then.',
      ),
      bullet(
        STYLE,
        'Close the last gaps in the buffer strips on the Brindle brook; eleven owners have been written to.',
      ),
      bullet(STYLE, 'Keep the targets as they are until a dry year has been measured.'),
      bullet(
        STYLE,
        'Add a fifth station on the Osier, so that the effect of the strips can be told apart from that of the works.',
      ),
      paragraph(
        STYLE,
        'The cost of the fifth station is about £18,000 in the first year and £7,500 in each year after that. We propose to pay it from the fund for the river basin, whose means for 2025 are not yet used up.',
      ),
      heading(STYLE, 'Thanks'),
      paragraph(
        STYLE,
        'Forty-one volunteers took more than half of the samples in this report, in all weathers. Two of them, Hesper Lindqvist and Dov Marchetti, have not missed a Tuesday in ten years.',
      ),
      heading(STYLE, 'Annex: all quarters'),
      paragraph(
        STYLE,
        'The table gives the means from which the figures of this report were drawn. Single values, with time, weather and the level of the river, can be had from the office.',
      ),
      table(
        sheet,
        STYLE,
        {
          columns: [
            { title: 'Station', width: 64 },
            { title: 'Quarter', width: 36, align: 'center' },
            { title: 'Nitrate', width: 42, align: 'right' },
            { title: 'Phosph.', width: (WIDTH - STYLE.gap) / 2 - 184, align: 'right' },
            { title: 'Oxygen', width: 42, align: 'right' },
          ],
          rows: QUARTERLY_MEANS,
        },
        'Table 3. Quarterly means of 2024 in milligrams per litre.',
      ),
    ],
    nextFrame,
  );
}

function placeOpening(sheet: Sheet): number {
  placeText(sheet, 'Water quality of the Averil', {
    x: STYLE.left,
    y: 62,
    style: { font: 'sans-bold', size: 25, color: '#0b5563' },
    label: 'Title',
    extras: { key: 'title' },
  });
  const y = placeText(
    sheet,
    'What 104 samples from four stations tell us about the river in 2024, and what should be done next',
    {
      x: STYLE.left,
      y: 96,
      width: 400,
      style: { font: 'serif-italic', size: 13, leading: 1.3 },
      label: 'Text',
      extras: { key: 'subtitle' },
    },
  );
  sheet.surface.rect([STYLE.left, y + 8, STYLE.left + WIDTH, y + 10], { fill: '#0b5563' });
  return y + 26;
}
