import { IconTags } from '@tabler/icons-react';
import { EmptyState } from '../components/empty-state';
import { schemaTexts as texts } from '../texts/schema-texts';

/** A schema without classes. */
export const NoClasses = () => (
  <EmptyState icon={<IconTags size={26} stroke={1.6} />} title={texts.emptyTitle}>
    {texts.empty}
  </EmptyState>
);
