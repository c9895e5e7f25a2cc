import Store from 'electron-store';
import { preferencesSchema } from '../shared/ipc/preferences';
import type { Preferences, PreferencesChange } from '../shared/ipc/preferences';

/** Where a window stood when it was last closed, in screen coordinates. */
export interface WindowPlace {
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly maximized: boolean;
  readonly fullScreen: boolean;
}

export interface PreferenceStore {
  readonly get: () => Preferences;
  /** Applies a change and returns what holds now. */
  readonly change: (change: PreferencesChange) => Preferences;
  readonly windowPlace: () => WindowPlace | null;
  readonly keepWindowPlace: (place: WindowPlace) => void;
}

/** Opens the preferences. What does not parse (a file edited by hand, an older shape) falls back field by field. */
export function openPreferences(defaults: Preferences): PreferenceStore {
  const store = new Store<{ preferences: unknown; window: WindowPlace | null }>({
    name: 'preferences',
    clearInvalidConfig: true,
    configFileMode: 0o600,
    defaults: { preferences: {}, window: null },
  });
  let current = soundPreferences(store.get('preferences'), defaults);
  return {
    get: () => current,
    change: (change) => {
      current = soundPreferences({ ...current, ...change }, defaults);
      store.set('preferences', current);
      return current;
    },
    windowPlace: () => soundPlace(store.get('window')),
    keepWindowPlace: (place) => store.set('window', place),
  };
}

function soundPreferences(stored: unknown, defaults: Preferences): Preferences {
  const known: [string, unknown][] = Object.entries(
    typeof stored === 'object' && stored !== null ? stored : {},
  );
  let sound = defaults;
  for (const [name, value] of known) {
    const next = preferencesSchema.safeParse({ ...sound, [name]: value });
    if (next.success) sound = next.data;
  }
  return sound;
}

function soundPlace(place: WindowPlace | null): WindowPlace | null {
  if (place === null) return null;
  const { x, y, width, height } = place.bounds;
  return [x, y, width, height].every(Number.isFinite) ? place : null;
}
