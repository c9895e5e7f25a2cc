import { connectedSites } from '../../../electron/store/sites/sites';
import type { SiteCredentials } from '../../../electron/sync/session/sync-engine';
import type { SiteId } from '../../../shared/article/ids';
import { startFaultProxy } from '../../helpers/fault-proxy';
import type { FaultProxy } from '../../helpers/fault-proxy';
import { makeNewsroom } from '../../helpers/newsroom';
import { startDesk } from '../../helpers/sync-desk';
import type { SyncDesk } from '../../helpers/sync-desk';
import { startWordPress } from '../../helpers/wordpress/site';
import type { WordPressSite } from '../../helpers/wordpress/site';

/** A machine of the newsroom, connected already: each schedule begins with a fresh copy of it. */
interface Machine {
  readonly network: FaultProxy;
  readonly directory: string;
  readonly secrets: ReadonlyMap<SiteId, SiteCredentials>;
  readonly remove: () => void;
}

/** One WordPress and five machines, for many schedules one after the other. */
export interface World {
  readonly site: WordPressSite;
  readonly companion: boolean;
  /** A fresh desk on a machine, as it was when it had just been connected. */
  readonly desk: (machine: number) => { readonly desk: SyncDesk; readonly network: FaultProxy };
  /** Asks WordPress's REST API on a line of its own that never fails, as WordPress's own editor does. */
  readonly wordpress: (method: 'GET' | 'POST', route: string, body?: unknown) => Promise<unknown>;
  /** Removes every post and picture. */
  readonly clear: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const mostMachines = 5;

export async function startWorld(companion: boolean): Promise<World> {
  const site = await startWordPress({ companion });
  const machines: Machine[] = [];
  for (let index = 0; index < mostMachines; index += 1) machines.push(await startMachine(site, index));
  const { login, applicationPassword } = site.people.administrator;
  return {
    site,
    companion,
    desk: (index) => {
      const machine = machines[index];
      if (machine === undefined) throw new Error(`There is no machine ${index}`);
      const { network, directory, secrets } = machine;
      const newsroom = makeNewsroom(directory);
      // No retry comes by itself within a schedule: the schedule says when to try again, and can be told again.
      return { network, desk: startDesk({ newsroom, secrets: new Map(secrets), random: () => 1_000 }) };
    },
    wordpress: async (method, route, body) => {
      const answer = await fetch(`${site.url}/wp-json${route}`, {
        method,
        headers: {
          Authorization: `Basic ${btoa(`${login}:${applicationPassword}`)}`,
          'Content-Type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`WordPress answers ${answer.status} to ${method} ${route}`);
      return (await answer.json()) as unknown;
    },
    clear: async () => {
      await site.wp(clearEverything);
    },
    stop: async () => {
      for (const { network, remove } of machines) {
        await network.stop();
        remove();
      }
      await site.stop();
    },
  };
}

/** Machines are used by an editor and by an administrator in turn: two accounts, neither of which loses markup. */
async function startMachine(site: WordPressSite, index: number): Promise<Machine> {
  const network = await startFaultProxy(site.url);
  const newsroom = makeNewsroom();
  const secrets = new Map<SiteId, SiteCredentials>();
  const desk = startDesk({ newsroom, secrets });
  const person = index % 2 === 0 ? site.people.editor : site.people.administrator;
  await desk.connect(network.url, person);
  if (connectedSites(newsroom.db()).length !== 1) throw new Error('A machine is not connected');
  desk.engine().stop();
  newsroom.store().close();
  return {
    network,
    directory: newsroom.directory,
    secrets,
    remove: () => {
      newsroom.reopen();
      newsroom.remove();
    },
  };
}

const clearEverything = `global $wpdb;
  foreach (['posts', 'postmeta', 'term_relationships'] as $name) {
    $column = ['posts' => 'ID', 'postmeta' => 'post_id', 'term_relationships' => 'object_id'][$name];
    $table = $wpdb->$name;
    if ($name !== 'posts') $wpdb->query("DELETE FROM $table WHERE $column IN
      (SELECT ID FROM $wpdb->posts WHERE post_type IN ('post', 'revision', 'attachment'))");
  }
  $wpdb->query("DELETE FROM $wpdb->posts WHERE post_type IN ('post', 'revision', 'attachment')");
  if ($wpdb->get_var("SHOW TABLES LIKE '{$wpdb->prefix}stet_articles'")) $wpdb->query("DELETE FROM {$wpdb->prefix}stet_articles");
  wp_cache_flush();`;
