import { create } from 'zustand';
import type { Preferences, PreferencesChange } from '../../shared/ipc/preferences';
import type { AppInfo } from '../../shared/ipc/responses';
import { api } from '../api/bridge';

export interface PreferencesState {
  readonly info: AppInfo;
  readonly preferences: Preferences;
  readonly dark: boolean;
}

let set: (state: Partial<PreferencesState>) => void = () => undefined;

/** The person's preferences and what is known of the machine; filled once before the first screen. */
export const usePreferences = create<PreferencesState>((setState) => {
  set = setState;
  // `startPreferences` runs before any component: nothing reads this placeholder.
  return {} as PreferencesState;
});

/** Takes what main said at the start and follows what it says later. */
export function startPreferences(info: AppInfo): void {
  set({ info, preferences: info.preferences, dark: info.dark });
  api.on('app:appearance', ({ dark, preferences }) => set({ dark, preferences }));
}

/** Changes preferences at once here, then for good in main. */
export function changePreferences(change: PreferencesChange): void {
  set({ preferences: { ...usePreferences.getState().preferences, ...change } as Preferences });
  void api['app:setPreferences']({ change });
}
