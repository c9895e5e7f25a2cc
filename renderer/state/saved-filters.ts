import { create } from 'zustand';

/** The list of saved filters over the library: shut, open, or open with the caret in the field for a name. */
type SavedFiltersList = 'shut' | 'open' | 'naming';

export const useSavedFilters = create<{ readonly list: SavedFiltersList }>(() => ({ list: 'shut' }));

export function showSavedFilters(list: SavedFiltersList): void {
  useSavedFilters.setState({ list });
}
