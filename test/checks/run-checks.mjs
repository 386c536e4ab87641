// `npm run check`: everything that can be told without running the app. All of it, not up to the first failure.
import { CHECKS } from './checks.mjs';
import { runCheck } from './run-command.mjs';

let failed = 0;
for (const check of CHECKS) if (!(await runCheck(check))) failed += 1;
process.exitCode = failed === 0 ? 0 : 1;
