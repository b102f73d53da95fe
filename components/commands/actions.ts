'use client';

import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { analystNames } from '#components/conversation/analyst-select.tsx';
import { codeSwitchId } from '#components/conversation/code-switch.tsx';
import { composerId } from '#components/conversation/composer.tsx';
import { useLayout } from '#components/page/layout-context.tsx';
import { useCurrentSession, useLiveConversation, usePlotline } from '#components/page/session-context.tsx';
import { useOtherDatasets, useSessions } from '#lib/client/index.ts';

export type Action = { id: string; group: string; label: string; keys?: string; run: () => void };

/** Everything that can be done on the page, for the palette. */
export function useActions(): Action[] {
  return [...useWorkActions(), ...useDataActions(), ...useViewActions(), ...useSessionActions()];
}

function useWorkActions(): Action[] {
  const { newSession, pickFiles, stop, retry, page, analyst, setAnalyst, mode } = usePlotline();
  const { conversation, runningTurnId } = useLiveConversation();
  const last = conversation.blocks.findLast((block) => block.kind === 'answer');
  const group = 'Work';
  return [
    { id: 'ask', group, label: 'Ask a question', run: () => document.getElementById(composerId)?.focus() },
    { id: 'new', group, label: 'New session', keys: 'Ctrl Shift O', run: newSession },
    { id: 'upload', group, label: 'Upload data', keys: 'Ctrl U', run: pickFiles },
    ...(runningTurnId
      ? [{ id: 'stop', group, label: 'Stop the answer', keys: 'Esc', run: () => stop(runningTurnId) }]
      : []),
    ...(last && !runningTurnId
      ? [{ id: 'retry', group, label: 'Retry the last question', run: () => retry(last.turnId) }]
      : []),
    {
      id: 'code',
      group,
      label: mode === 'code' ? 'Switch code execution off' : 'Switch code execution on',
      run: () => document.getElementById(codeSwitchId)?.click(),
    },
    ...page.installation.analysts
      .filter(({ name, available }) => available && name !== analyst)
      .map(({ name }) => ({
        id: `analyst-${name}`,
        group,
        label: `Answer with: ${analystNames[name]}`,
        run: () => setAnalyst(name),
      })),
  ];
}

function useDataActions(): Action[] {
  const { showDataset, page, loadSample, addDataset } = usePlotline();
  const { session } = useCurrentSession();
  const others = useOtherDatasets(session);
  const { showSide } = useLayout();
  const show = (id: string) => () => {
    showDataset(id);
    showSide('data');
  };
  return [
    ...session.datasets.map(({ id, name }) => ({
      id: `dataset-${id}`,
      group: 'Data',
      label: `Look at ${name}`,
      run: show(id),
    })),
    ...others.map(({ id, name }) => ({
      id: `add-${id}`,
      group: 'Data',
      label: `Use here: ${name}`,
      run: () => addDataset(id),
    })),
    ...page.samples.map(({ name, title }) => ({
      id: `sample-${name}`,
      group: 'Data',
      label: `Load sample: ${title}`,
      run: () => loadSample(name),
    })),
  ];
}

function useViewActions(): Action[] {
  const { setTheme } = useTheme();
  const { toggleSide, setOverlay } = useLayout();
  const group = 'View';
  return [
    { id: 'sessions', group, label: 'Show or hide sessions', run: () => toggleSide('sessions') },
    { id: 'data', group, label: 'Show or hide data', run: () => toggleSide('data') },
    { id: 'light', group, label: 'Theme: light', run: () => setTheme('light') },
    { id: 'dark', group, label: 'Theme: dark', run: () => setTheme('dark') },
    { id: 'system', group, label: 'Theme: system', run: () => setTheme('system') },
    {
      id: 'shortcuts',
      group,
      label: 'Keyboard shortcuts',
      keys: 'Ctrl /',
      run: () => setOverlay('shortcuts'),
    },
    { id: 'settings', group, label: 'Settings', run: () => setOverlay('settings') },
  ];
}

function useSessionActions(): Action[] {
  const { page, sessionId } = usePlotline();
  const router = useRouter();
  return useSessions(page.sessions, sessionId)
    .filter(({ id }) => id !== sessionId)
    .map(({ id, title, datasetNames }) => ({
      id: `session-${id}`,
      group: 'Sessions',
      label: [title || 'New session', ...datasetNames].join(' · '),
      run: () => router.push(`/sessions/${id}`),
    }));
}
