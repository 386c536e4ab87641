import { Option } from 'commander';
import { changeKinds, type ChangeFilter } from '../../contract/changes-contract';
import { nonEmpty } from './command-options';

/** `--kind`, `--class` and `--person`, which choose changes of a draft. */
export interface ChangeOptions {
  readonly kind?: ChangeFilter['kind'];
  readonly class?: string;
  readonly person?: string;
}

/** @param of what is chosen, as in "only changes of the draft" */
export const changeOptions = (of: string): readonly Option[] => [
  new Option('--kind <FIELD>', `${of} in this field`).choices(changeKinds),
  new Option('--class <NAME>', `${of} of regions of this class, before or after`).argParser(nonEmpty),
  new Option('--person <NAME>', `${of} made by this person`).argParser(nonEmpty),
];
