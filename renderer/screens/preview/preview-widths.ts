import type { Preferences } from '../../../shared/ipc/preferences';

export type PreviewWidth = Preferences['previewWidth'];

/** The readers' windows, in CSS pixels. */
export const previewWidths: Readonly<Record<PreviewWidth, number>> = {
  phone: 390,
  tablet: 768,
  desktop: 1200,
};

/** How the frame stands in the room it has. */
export interface FrameFit {
  readonly width: number;
  readonly height: number;
  /** 1 where the page fits at its own size, else less. */
  readonly scale: number;
}

/** Fits a page of a given width into a room: never enlarged, scaled down when the room is narrower. */
export function fitFrame(width: number, room: { readonly width: number; readonly height: number }): FrameFit {
  const scale = room.width <= 0 ? 1 : Math.min(1, room.width / width);
  return { width, height: Math.max(0, Math.floor(room.height / scale)), scale };
}
