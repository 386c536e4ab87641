import { formatRoute } from '../app/router';
import { blameTexts as texts } from '../texts/blame-texts';

interface VersionLinkProps {
  readonly dataset: string;
  /** Number; null for the draft. */
  readonly version: number | null;
  readonly onFollow?: () => void;
}

/** A version by its number, with the way to its record; of the draft, to its changes. */
export const VersionLink = ({ dataset, version, onFollow }: VersionLinkProps) => (
  <a
    href={formatRoute(
      version === null
        ? { screen: 'changes', dataset }
        : { screen: 'versions', dataset, version: String(version) },
    )}
    onClick={onFollow}
  >
    {version === null ? texts.draft : texts.version(version)}
  </a>
);
