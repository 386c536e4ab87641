import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './styles/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyVariables } from './app/apply-variables';
import { Start } from './app/start';
import { theme } from './app/theme';

applyVariables();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        {/* Over the title line they would cover what comes next: Commit… after an edit, Export… after a commit. */}
        <Notifications position="bottom-right" limit={4} />
        <Start />
      </MantineProvider>
    </StrictMode>,
  );
}
