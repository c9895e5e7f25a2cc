import { startFaultProxy, type FaultProxy } from '../../helpers/fault-proxy';
import { startKeyring, type Keyring } from '../../helpers/keyring';
import { forgetNewsroom, launchStet, type LaunchOptions, type Stet } from '../../helpers/launch-stet';
import { startWordPress, type SiteOptions, type WordPressSite } from '../../helpers/wordpress/site';

/** A newsroom and its site, with the network between them in the test's hands. */
export interface World {
  readonly site: WordPressSite;
  /** What Stet connects to. */
  readonly network: FaultProxy;
  /** Starts Stet for the same person on the same machine, first or again; `whose` names another machine. */
  readonly open: (options?: LaunchOptions & { readonly whose?: string }) => Promise<Stet>;
  readonly end: () => Promise<void>;
}

export async function startWorld(options?: SiteOptions): Promise<World> {
  const site = await startWordPress(options);
  const network = await startFaultProxy(site.url);
  const keyring: Keyring = await startKeyring();
  const userData = new Map<string, string>();
  const running = new Set<Stet>();
  return {
    site,
    network,
    open: async ({ whose = 'reporter', ...launch } = {}) => {
      const known = userData.get(whose);
      const stet = await launchStet({
        ...launch,
        ...(known !== undefined && { userData: known }),
        environment: keyring.environment,
        arguments: keyring.arguments,
      });
      userData.set(whose, stet.userData);
      running.add(stet);
      stet.app.once('close', () => running.delete(stet));
      return stet;
    },
    end: async () => {
      for (const stet of running) await stet.close();
      await network.stop();
      await keyring.stop();
      await site.stop();
      for (const folder of userData.values()) forgetNewsroom(folder);
    },
  };
}
