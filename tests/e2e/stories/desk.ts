import { expect } from '@playwright/test';
import type { Stet } from '../../helpers/launch-stet';
import { storedPosts, type StoredPost } from '../../helpers/wordpress/posts';
import type { WordPressSite } from '../../helpers/wordpress/site';
import { EditorModel } from '../models/editor';
import { SiteModel } from '../models/site';

/** A person at their own machine. */
export interface Desk {
  readonly stet: Stet;
  readonly editor: EditorModel;
  readonly site: SiteModel;
}

export function deskOf(stet: Stet): Desk {
  return { stet, editor: new EditorModel(stet.page), site: new SiteModel(stet.page) };
}

/** Saves as a draft and waits until the site holds exactly that. */
export async function deliver({ editor }: Desk): Promise<void> {
  await editor.saveAsDraft();
  await expect(editor.review.delivery).toHaveText(/^On the site, checked/, { timeout: 60_000 });
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
