import type { CommandId } from '../../../shared/ipc/commands';
import type { StoryHandle } from './story-screen';

/** What a screen does for commands of the window: whether it can now, and how. */
export type Able = Readonly<Partial<Record<CommandId, readonly [isEnabled: boolean, run: () => void]>>>;

/** A screen's side of the window's actions, where nothing of it changes while it is drawn. */
export function handleOf(able: Able): StoryHandle {
  return {
    run: (id) => {
      able[id]?.[1]();
      return able[id] !== undefined;
    },
    isEnabled: (id) => able[id]?.[0] ?? false,
    isActive: () => false,
  };
}
