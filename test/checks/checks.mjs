/** What `npm run check` runs, cheapest first. Each command is found in node_modules/.bin. */
export const CHECKS = [
  { name: 'format', command: 'oxfmt --check' },
  { name: 'lint', command: 'oxlint' },
  { name: 'types', command: 'tsc --noEmit' },
  {
    name: 'architecture',
    command: 'vitest run --config test/vitest.config.ts --project unit test/unit/architecture.test.ts',
    isPartOf: 'unit',
  },
  { name: 'unused code', command: 'knip' },
  { name: 'licences', command: 'node test/checks/licences.mjs' },
];
