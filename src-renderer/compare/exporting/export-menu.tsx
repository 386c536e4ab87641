import { Menu } from '@mantine/core';
import { useCommands } from '../../app/commands';
import { showDone, showFailure } from '../../app/notify';
import { MenuButton } from '../../components/menu-button';
import { compareTexts } from '../../texts/compare-texts';
import type { Sides } from '../walk/comparison';
import { exportComparison, type ReportFormat } from './export-comparison';

const texts = compareTexts.exporting;
const FORMATS: readonly ReportFormat[] = ['html', 'json', 'csv'];

/** Writes the comparison as a page to read, as everything there is, or as a row for each changed region. */
export function ExportMenu({ sides }: { readonly sides: Sides }) {
  const run = (format: ReportFormat): void => {
    exportComparison(sides, format).then((path) => {
      if (path !== null) showDone(texts.done(path));
    }, showFailure);
  };
  useCommands(
    FORMATS.map((format) => ({
      id: `compare.export-${format}`,
      name: texts.task(format),
      group: compareTexts.commands.group,
      run: () => run(format),
    })),
  );
  return (
    <MenuButton label={texts.button}>
      {FORMATS.map((format) => (
        <Menu.Item key={format} onClick={() => run(format)}>
          {texts.formats[format]}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
