import { expect } from '@playwright/test';
import type { Stet } from '../../helpers/launch-stet';
import { storedPosts, type StoredPost } from '../../helpers/wordpress/posts';
import type { WordPressSite } from '../../helpers/wordpress/site';
import { CommentsModel } from '../models/comments';
import { EditorModel } from '../models/editor';
import { SiteModel } from '../models/site';

/** A person at their own machine. */
export interface Desk {
  readonly stet: Stet;
  readonly editor: EditorModel;
  readonly site: SiteModel;
  readonly comments: CommentsModel;
}

export function deskOf(stet: Stet): Desk {
  const editor = new EditorModel(stet.page);
  return { stet, editor, site: new SiteModel(stet.page), comments: new CommentsModel(editor) };
}

/** Saves as a draft and waits until the site holds exactly that. */
export async function deliver({ editor }: Desk): Promise<void> {
  await editor.saveAsDraft();
  await editor.review.arrives();
}

/** One saves the story that stands open as a draft; the other fetches and opens it, to read it where it is held, to change it itself where it is not. */
export async function handOver(
  from: Desk,
  to: Desk,
  headline: string,
  { held = false }: { readonly held?: boolean } = {},
): Promise<void> {
  await from.editor.savedHere();
  await deliver(from);
  await to.site.fetchNow();
  await to.editor.openStory(headline, { held });
  if (!held) await to.editor.writeDirectly();
}

/** The one post of the site with this title. */
export async function postCalled(site: WordPressSite, title: string): Promise<StoredPost> {
  const posts = (await storedPosts(site)).filter((post) => post.title === title);
  expect(posts).toHaveLength(1);
  return posts[0] as StoredPost;
}

/** The reporter writes a story, hands it in, and leaves it: who has a story open holds it. */
export async function handIn(
  { editor, site }: Desk,
  story: { readonly headline: string; readonly dek: string; readonly body: readonly string[] },
): Promise<void> {
  await editor.startStory();
  await editor.write(story);
  await editor.savedHere();
  await editor.review.choose('Submit to the Desk');
  await editor.review.arrives();
  await site.openOutbox();
}

/** Fetches what is new, and opens a story. */
export async function pickUp({ editor, site }: Desk, headline: string): Promise<void> {
  await site.fetchNow();
  await editor.openStory(headline);
}

/** Waits until the site holds what stands open, and leaves it to others. */
export async function passOn({ editor, site }: Desk): Promise<void> {
  await editor.savedHere();
  await editor.review.arrives();
  await site.openOutbox();
}

/** An hour on the clocks of the test newsroom, as `datetime-local` has it. */
export function hoursFromNow(hours: number): string {
  const format = { timeZone: 'America/Toronto', dateStyle: 'short', timeStyle: 'short' } as const;
  const at = new Date(Date.now() + hours * 3_600_000);
  return new Intl.DateTimeFormat('sv-SE', format).format(at).replace(' ', 'T');
}
