import { expect, test } from 'vitest';
import { toHexColor } from '../../../src-main/domain/label-schema/css-color';

test.each([
  ['red', '#ff0000'],
  ['LightGoldenrodYellow', '#fafad2'],
  ['rebeccapurple', '#663399'],
  [' #AbC ', '#aabbcc'],
  ['#FFCC99', '#ffcc99'],
  ['rgb(1, 2, 3)', '#010203'],
  ['rgb(10% 20% 30%)', '#1a334d'],
  ['hsl(120, 100%, 25%)', '#008000'],
])('%s is %s', (css, hex) => {
  expect(toHexColor(css)).toEqual({ hex, isOpaque: true });
});

test.each(['#abcdef80', '#abcd', 'rgba(171, 205, 239, 0.5)'])(
  '%s is taken without its transparency',
  (css) => {
    expect(toHexColor(css)).toMatchObject({ isOpaque: false, hex: expect.stringMatching(/^#[0-9a-f]{6}$/) });
  },
);

test.each(['', 'transparent', 'nope', '#12345', 'FFCC99', 'url(x)', 'red;}'])('%j is no colour', (css) => {
  expect(toHexColor(css)).toBeNull();
});
