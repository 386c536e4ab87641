/** What a person chooses for dealing documents out. */
export interface SplitChoice {
  readonly ratio: { readonly train: number; readonly validation: number; readonly test: number };
  readonly of: 'documents' | 'pages';
  readonly seed: string;
  readonly byClass: boolean;
  readonly byFields: readonly string[];
  readonly groups: readonly string[];
  readonly groupDuplicates: boolean;
  readonly keep: boolean;
}

export const FIRST_CHOICE: SplitChoice = {
  ratio: { train: 80, validation: 10, test: 10 },
  of: 'documents',
  seed: '',
  byClass: true,
  byFields: [],
  groups: [],
  groupDuplicates: false,
  keep: true,
};

/** Whether there is anything to deal out to. */
export const isUsable = ({ ratio }: SplitChoice): boolean => ratio.train + ratio.validation + ratio.test > 0;

/** The choice as the call takes it. */
export const inputOf = (
  dataset: string,
  { byFields, groups, ...choice }: SplitChoice,
  isPreview: boolean,
) => ({
  ...choice,
  dataset,
  byFields: [...byFields],
  groups: [...groups],
  isPreview,
});
