// `npm test`: every check and every suite, and at the end one line with the sum of it all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { CHECKS } from './checks/checks.mjs';
import { runCheck, runCommand } from './checks/run-command.mjs';

const RESULTS = fileURLToPath(new URL('../test-results/', import.meta.url));
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];

function record(name, { passed, failed, skipped, note = '' }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  lines.push(`${name}: ${describe({ passed, failed, skipped })}${note}`);
}

const describe = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

async function runChecks() {
  // The build comes with the checks: the suites below run on what is in out/, so it must be today's.
  const checks = [{ name: 'build', command: 'electron-vite build --logLevel warn' }, ...CHECKS];
  let failed = 0;
  const counted = checks.filter(({ isPartOf }) => isPartOf === undefined);
  for (const check of counted) if (!(await runCheck(check))) failed += 1;
  record('checks', { passed: counted.length - failed, failed, skipped: 0 });
}

async function runVitest(name) {
  const report = `${RESULTS}${name}.json`;
  const { isDone } = await runCommand(
    `vitest run --config test/vitest.config.ts --project ${name} ` +
      `--reporter=default --reporter=json --outputFile.json="${report}"`,
  );
  const result = readReport(report);
  record(name, {
    passed: result?.numPassedTests ?? 0,
    // A file that cannot even be loaded has no failed test to count.
    failed: Math.max(result?.numFailedTests ?? 0, isDone ? 0 : 1),
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  });
}

async function runPlaywright(project) {
  const report = `${RESULTS}e2e-${project}.json`;
  const { isDone } = await runCommand(
    `playwright test --config test/e2e/playwright.config.ts --project ${project} --reporter=list,json`,
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const result = readReport(report);
  const reasons = [...new Set(listSkipReasons(result?.suites ?? []))];
  record(`e2e (${project})`, {
    passed: (result?.stats?.expected ?? 0) + (result?.stats?.flaky ?? 0),
    failed: Math.max(result?.stats?.unexpected ?? 0, isDone ? 0 : 1),
    skipped: result?.stats?.skipped ?? 0,
    note: reasons.length > 0 ? `, because ${reasons.join('; ')}` : '',
  });
}

const listSkipReasons = (suites) =>
  suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .flatMap((spec) => spec.tests.flatMap((test) => test.annotations))
      .filter(({ type, description }) => type === 'skip' && description)
      .map(({ description }) => description),
    ...listSkipReasons(suite.suites ?? []),
  ]);

const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
await runChecks();
for (const project of ['unit', 'integration', 'contract']) await runVitest(project);
for (const project of ['web', 'electron']) await runPlaywright(project);
console.log(`\n${lines.join('\n')}\n${describe(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
