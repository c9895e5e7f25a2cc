import { failed, ok } from '../../shared/errors/app-error';
import type { AppError, Result } from '../../shared/errors/app-error';
import type { SitePolicy } from '../../shared/article/policy';
import type { SiteAbilities } from '../../shared/ipc/site-answers';
import type {
  Cms,
  CmsArticleWrite,
  CmsGate,
  CmsPerson,
  CmsPicture,
  CmsPost,
  CmsPostWrite,
  CmsProfile,
  CmsTerm,
} from '../../electron/cms/cms';
import { fakeCompanion } from './fake-companion';
import type { FakeCompanion } from './fake-companion';
import type { FakePerson } from './fake-person';

/** What happens to one call. */
export type CallFault =
  | 'none'
  /** The site never hears of it. */
  | 'lost-before'
  /** The site did it; nobody hears of it. */
  | 'lost-after'
  /** Stet's process dies before, or after, the site did it. */
  | 'killed-before'
  | 'killed-after'
  /** WordPress saves the text, then falls over before the terms. */
  | 'half-done'
  | AppError;

export interface Call {
  readonly name: keyof Cms;
  /** Counted over the life of the site, from 0. */
  readonly index: number;
  /** The login it is made under. */
  readonly by: string;
  readonly values: readonly unknown[];
}

/** A CMS in memory that does what WordPress does with slugs, roles, terms and broken lines. Only for faults by the hundred. */
export interface FakeSite {
  readonly url: string;
  readonly posts: Map<number, CmsPost>;
  readonly media: Map<number, CmsPicture & { readonly slug: string }>;
  readonly tags: Map<number, CmsTerm>;
  readonly calls: Call[];
  /** A gate for one life of the process; after a kill it never answers again. */
  readonly gate: () => CmsGate;
  readonly isKilled: () => boolean;
  readonly setFault: (plan: ((call: Call) => CallFault) | null) => void;
  /** Looks at a call before the site carries it out. */
  readonly setWatch: (watch: ((call: Call) => void) | null) => void;
  /** Somebody changes a post in WordPress. */
  readonly edit: (id: number, change: Partial<CmsPost>) => void;
  /** WordPress publishes what was scheduled for now. */
  readonly publishDue: (id: number) => void;
  readonly setPassword: (password: string) => void;
}

export interface FakeOptions {
  readonly url?: string;
  readonly abilities?: Partial<SiteAbilities>;
  /** What the site makes of a post, as filters do: with every save, whatever was sent, as WordPress saves a post whole. */
  readonly filter?: (after: CmsPost, before: CmsPost) => CmsPost;
  /** The site's clock, where it must be the same in each run: then what is scheduled for now is out at once. */
  readonly now?: () => Date;
  /** Who has an account there, by login; everybody else is Maya. */
  readonly people?: Readonly<Record<string, FakePerson>>;
  /** With Stet's companion plugin, under these rules. */
  readonly policy?: SitePolicy;
  /** With Co-Authors Plus, which knows these people. */
  readonly coAuthors?: readonly CmsTerm[];
  /** Hears of every post that a call stored. */
  readonly onStored?: (after: CmsPost, before: CmsPost | null) => void;
}

const me: CmsPerson = { id: 7, slug: 'maya', name: 'Maya Tremblay', bio: '', picture: null };

export function fakeSite(options: FakeOptions = {}): FakeSite {
  const url = options.url ?? 'https://ledger.example';
  const abilities = {
    publish: true,
    editOthers: false,
    upload: true,
    createTags: true,
    createSections: false,
  };
  const may: SiteAbilities = { ...abilities, ...options.abilities };
  const posts = new Map<number, CmsPost>();
  const media = new Map<number, CmsPicture & { readonly slug: string }>();
  const tags = new Map<number, CmsTerm>();
  const sections: CmsTerm[] = [{ id: 2, slug: 'city', name: 'City', parent: 0 }];
  const calls: Call[] = [];
  let next = 10;
  const everybody = (): readonly FakePerson[] => Object.values(options.people ?? {});
  const accounts = everybody().map(({ person }) => person);
  const began = Math.floor((options.now?.() ?? new Date()).getTime() / 1_000) * 1_000;
  let seconds = 0;
  let plan: ((call: Call) => CallFault) | null = null;
  let watch: ((call: Call) => void) | null = null;
  let password = 'secret';
  let dead: object | null = null;
  let life: object = {};

  const clock = (): string => {
    seconds += 1;
    const now = options.now?.() ?? null;
    return now === null
      ? new Date(began + seconds * 1_000).toISOString()
      : new Date(now.getTime() + seconds).toISOString();
  };
  /** WordPress publishes at once what is scheduled for less than a minute ahead, and waits for what is not. */
  const atItsHour = (post: CmsPost): CmsPost => {
    if (options.now === undefined || (post.status !== 'future' && post.status !== 'publish')) return post;
    const isAhead = Date.parse(post.publishAt) >= options.now().getTime() + 60_000;
    return { ...post, status: isAhead ? 'future' : 'publish' };
  };
  const freeSlug = (slug: string, id: number): string => {
    const taken = new Set([...posts.values()].filter((post) => post.id !== id).map((post) => post.slug));
    let free = slug;
    for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`;
    return free;
  };
  const stored = (post: CmsPost, write: CmsPostWrite): CmsPost => {
    const status = write.status ?? post.status;
    const wanted = write.slug ?? post.slug;
    const live = status === 'publish' || status === 'future';
    const named = live ? freeSlug(wanted === '' ? 'untitled' : wanted, post.id) : wanted;
    const modifiedAt = clock();
    const saved = atItsHour({
      ...post,
      ...write,
      categories: write.categories ?? post.categories,
      tags: write.tags ?? post.tags,
      coAuthors: options.coAuthors === undefined ? null : (write.coAuthors ?? post.coAuthors ?? []),
      language: null,
      status,
      slug: status === 'pending' && !may.publish ? '' : named,
      modifiedAt,
      publishAt: write.publishAt ?? (live && post.status === status ? post.publishAt : modifiedAt),
    });
    return options.filter?.(saved, post) ?? saved;
  };
  const save = (post: CmsPost): Result<CmsPost> => {
    const before = posts.get(post.id) ?? null;
    posts.set(post.id, post);
    options.onStored?.(post, before);
    return ok(post);
  };
  const edit: FakeSite['edit'] = (id, change) => {
    const post = posts.get(id);
    if (post === undefined) return;
    const changed = { ...post, ...change, modifiedAt: clock() };
    posts.set(id, companion?.held(post, changed) ?? changed);
    companion?.settle(id);
  };
  const publishDue: FakeSite['publishDue'] = (id) => {
    companion?.settle(id, true);
    const post = posts.get(id);
    if (post?.status !== 'future') return;
    posts.set(id, { ...post, status: 'publish', modifiedAt: clock() });
    companion?.settle(id);
  };
  const blankPost = (author: number): CmsPost => {
    next += 1;
    const blank = { title: '', content: '', excerpt: '', categories: [2], tags: [], featuredMedia: 0 };
    return {
      ...blank,
      id: next,
      status: 'draft',
      slug: '',
      link: `${url}/?p=${next}`,
      modifiedAt: '',
      publishAt: '',
      author,
      language: null,
      coAuthors: null,
      latestRevision: null,
    };
  };
  const companion: FakeCompanion | null =
    options.policy === undefined
      ? null
      : fakeCompanion({
          posts,
          policy: options.policy,
          now: options.now ?? (() => new Date()),
          people: everybody,
          sectionNames: (ids) =>
            sections.filter(({ id }) => ids.includes(id)).flatMap(({ slug, name }) => [slug, name]),
          tagNames: (ids) => ids.flatMap((id) => tags.get(id)?.name ?? []),
          made: (who, post, write) => stored(post ?? blankPost(who.person.id), write),
          save: (post) => void save(post),
        });

  /** The site itself, without the line to it. */
  const site: { [Name in keyof Cms]: (...values: Parameters<Cms[Name]>) => Awaited<ReturnType<Cms[Name]>> } =
    {
      site: () =>
        ok({
          url,
          name: 'The Ledger',
          coAuthors: options.coAuthors !== undefined,
          languages: false,
          clockSkewMs: 0,
          companion: companion?.site ?? null,
          timeZone: 'UTC',
          policy: options.policy ?? null,
        }),
      profile: () =>
        ok({ ...me, roles: ['author'], abilities: may, registeredAt: '2026-01-01T00:00:00', manages: false }),
      post: (id) => ok(posts.get(id) ?? null),
      revisionsAfter: () => ok([]),
      editorsSince: () => ok(['Site editor']),
      findPostBySlug: (slug) => ok([...posts.values()].find((post) => post.slug === slug) ?? null),
      createDraft: (write) => save(stored(blankPost(me.id), write)),
      updatePost: (id, write) => {
        const post = posts.get(id);
        return post === undefined ? failed('site.not-found') : save(stored(post, write));
      },
      posts: ({ page, modifiedAfter, modifiedBefore }) => {
        const found = [...posts.values()]
          .filter(
            (post) =>
              post.status !== 'trash' &&
              (modifiedAfter === null || post.modifiedAt > modifiedAfter) &&
              (modifiedBefore === undefined || post.modifiedAt < modifiedBefore),
          )
          .sort((one, other) =>
            modifiedAfter === null || modifiedBefore !== undefined
              ? one.id - other.id
              : one.modifiedAt.localeCompare(other.modifiedAt),
          );
        const shown = found.slice((page - 1) * 100, page * 100);
        return ok({ posts: shown, total: found.length, pages: Math.ceil(found.length / 100) });
      },
      trashPost: (id) => {
        const post = posts.get(id);
        return post === undefined ? ok(null) : save({ ...post, status: 'trash', modifiedAt: clock() });
      },
      postIds: ({ page }) => {
        const ids = [...posts.values()].filter(({ status }) => status !== 'trash').map(({ id }) => id);
        const shown = ids.sort((one, other) => one - other).slice((page - 1) * 100, page * 100);
        return ok({ ids: shown, total: ids.length, pages: Math.ceil(ids.length / 100) });
      },
      sections: () => ok(sections),
      tags: () => ok([...tags.values()]),
      people: () => ok([me, ...accounts]),
      findTag: (name) => ok([...tags.values()].find((tag) => tag.name === name) ?? null),
      createTag: (name) => {
        const known = [...tags.values()].find((tag) => tag.name === name);
        if (known !== undefined) return ok(known);
        next += 1;
        const tag = { id: next, slug: name, name, parent: 0 };
        tags.set(next, tag);
        return ok(tag);
      },
      createSection: () => failed('site.forbidden'),
      coAuthor: (slug) => ok(options.coAuthors?.find((term) => term.slug === slug) ?? null),
      uploadMedia: ({ name }) => {
        next += 1;
        const file = {
          id: next,
          url: `${url}/uploads/${name}`,
          slug: name.replace(/\.\w+$/, ''),
          alt: '',
          caption: '',
        };
        media.set(next, file);
        return ok(file);
      },
      findMedia: (slug) => ok([...media.values()].find((file) => file.slug === slug) ?? null),
      pictures: (ids) => ok(ids.flatMap((id) => media.get(id) ?? [])),
      describeMedia: (id, { alt, caption }) => {
        const file = media.get(id);
        if (file !== undefined) Object.assign(file, { alt, caption });
        return ok(null);
      },
      article: () => failed('site.companion-missing'),
      writeArticle: () => failed('site.companion-missing'),
      setPolicy: () => failed('site.companion-missing'),
      presence: () => failed('site.companion-missing'),
      changes: () => failed('site.companion-missing'),
      fetchPicture: () => failed('site.not-found'),
    };

  /** A line to the site on which each call may break. */
  const line = (mine: object, credentials: { readonly login: string; readonly password: string }): Cms =>
    new Proxy(site as unknown as Cms, {
      get:
        (_target, name: keyof Cms) =>
        async (...values: unknown[]) => {
          await Promise.resolve();
          if (dead === mine) return new Promise(() => undefined);
          const account = options.people?.[credentials.login];
          const call: Call = { name, index: calls.length, by: credentials.login, values };
          calls.push(call);
          if (credentials.password !== password) return failed('site.sign-in-refused', { status: 401 });
          watch?.(call);
          const fault = plan?.(call) ?? 'none';
          const carryOut = (): Result<unknown> => {
            const asked = site[name] as (...values: unknown[]) => Result<unknown>;
            if (account === undefined) return asked(...values);
            if (name === 'profile') return ok(profileOf(account));
            if (companion === null) return asked(...values);
            if (name === 'article') return companion.article(account, values[0] as number);
            if (name === 'changes') return companion.changes(account, values[0] as number);
            if (name === 'writeArticle') return companion.writeArticle(account, values[0] as CmsArticleWrite);
            return asked(...values);
          };
          if (typeof fault !== 'string') return { ok: false, error: fault };
          switch (fault) {
            case 'none':
              return carryOut();
            case 'lost-before':
              return failed('site.unreachable');
            case 'lost-after':
              carryOut();
              return failed('site.answer-cut');
            case 'half-done': {
              if (name === 'updatePost') {
                const [id, write] = values as [number, CmsPostWrite];
                const { tags: _tags, categories: _categories, ...text } = write;
                site.updatePost(id, text);
              }
              return failed('site.server-error', { status: 500 });
            }
            case 'killed-before':
            case 'killed-after':
              if (fault === 'killed-after') carryOut();
              dead = mine;
              return new Promise(() => undefined);
          }
        },
    });

  return {
    url,
    posts,
    media,
    tags,
    calls,
    gate: () => {
      const mine = {};
      life = mine;
      return {
        inspect: () => Promise.resolve(ok({ url, name: 'The Ledger', canAuthorizeInBrowser: true })),
        signInThroughBrowser: () => Promise.resolve(failed('site.sign-in-cancelled')),
        open: (_url, credentials) => line(mine, credentials),
      };
    },
    isKilled: () => dead === life,
    setFault: (next_) => void (plan = next_),
    setWatch: (next_) => void (watch = next_),
    edit,
    publishDue,
    setPassword: (next_) => void (password = next_),
  };
}

function profileOf({ person, abilities }: FakePerson): CmsProfile {
  const registeredAt = '2026-01-01T00:00:00';
  return { ...person, roles: ['editor'], abilities, registeredAt, manages: false };
}
