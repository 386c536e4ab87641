import { createCompareJob } from './comparison/compare-job';
import { createMigrationJob } from './migration/migration-job';

/**
 * Work that other threads do, by name. Each takes what is the same for all tasks and gives a function from a
 * task to its outcome, which depends on nothing else but objects that it may look up: they never change. Writing stays with
 * the one thread that has the library open.
 */
export const JOBS = { 'migrate-documents': createMigrationJob, 'compare-documents': createCompareJob };

export type JobName = keyof typeof JOBS;
export type JobSetup<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[0];
export type JobTask<Name extends JobName> = Parameters<ReturnType<(typeof JOBS)[Name]>>[0];
export type JobOutcome<Name extends JobName> = ReturnType<ReturnType<(typeof JOBS)[Name]>>;
