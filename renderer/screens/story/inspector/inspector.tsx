import { Tabs } from '@base-ui/react/tabs';
import { useStore } from 'zustand';
import type { EditorHandle } from '../../../editor/editor-handle';
import { useText } from '../../../i18n/text';
import { useSession } from '../fields/use-field';
import { CommentsTab } from '../comments/comments-tab';
import { ChangesTab } from './changes-tab';
import { VersionsTab } from './versions-tab';
import { StoryTab } from './story-tab';
import { useOpenChanges } from './use-open-changes';
import styles from './inspector.module.css';

export type InspectorTab = 'story' | 'comments' | 'changes' | 'versions';

interface InspectorProps {
  readonly tab: InspectorTab;
  readonly onTab: (tab: InspectorTab) => void;
  readonly editor: EditorHandle | null;
}

/** Everything about a story beside its copy, a tab for each kind. */
export function Inspector({ tab, onTab, editor }: InspectorProps) {
  const t = useText();
  const changes = useOpenChanges();
  const notices = useStore(useSession().store, (state) => state.notices.length);
  const count = changes.length + notices;
  const openComments = useStore(
    useSession().store,
    ({ threads }) => threads.filter(({ state }) => state === 'open').length,
  );
  return (
    <Tabs.Root value={tab} onValueChange={(value) => onTab(value as InspectorTab)}>
      <Tabs.List className={styles.tabs} aria-label={t('story.inspector')} activateOnFocus>
        <Tabs.Tab value="story" className={styles.tab}>
          {t('story.tab.story')}
        </Tabs.Tab>
        <Tabs.Tab value="comments" className={styles.tab}>
          {t('comments.tab', { count: openComments })}
        </Tabs.Tab>
        <Tabs.Tab value="changes" className={styles.tab}>
          {t('story.tab.changes', { count })}
        </Tabs.Tab>
        <Tabs.Tab value="versions" className={styles.tab}>
          {t('versions.tab')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="story">
        <StoryTab />
      </Tabs.Panel>
      <Tabs.Panel value="comments">
        <CommentsTab />
      </Tabs.Panel>
      <Tabs.Panel value="changes">
        <ChangesTab changes={changes} editor={editor} />
      </Tabs.Panel>
      <Tabs.Panel value="versions">
        <VersionsTab />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
