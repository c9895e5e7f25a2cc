import { startFaultProxy, type FaultProxy } from '../../helpers/fault-proxy';
import { startKeyring, type Keyring } from '../../helpers/keyring';
import { forgetNewsroom, launchStet, type LaunchOptions, type Stet } from '../../helpers/launch-stet';
import { startWordPress, type SiteOptions, type WordPressSite } from '../../helpers/wordpress/site';

/** A newsroom and its site, with the network between them in the test's hands. */
export interface World {
  readonly site: WordPressSite;
  /** What Stet connects to. */
  readonly network: FaultProxy;
  /** Starts Stet for the same person on the same machine, first or again. */
  readonly open: (options?: LaunchOptions) => Promise<Stet>;
  readonly end: () => Promise<void>;
}

export async function startWorld(options?: SiteOptions): Promise<World> {
  const site = await startWordPress(options);
  const network = await startFaultProxy(site.url);
  const keyring: Keyring = await startKeyring();
  let userData: string | null = null;
  const running = new Set<Stet>();
  return {
    site,
    network,
    open: async (launch = {}) => {
      const stet = await launchStet({
        ...launch,
        ...(userData !== null && { userData }),
        environment: keyring.environment,
        arguments: keyring.arguments,
      });
      userData = stet.userData;
      running.add(stet);
      stet.app.once('close', () => running.delete(stet));
      return stet;
    },
    end: async () => {
      for (const stet of running) await stet.close();
      await network.stop();
      await keyring.stop();
      await site.stop();
      if (userData !== null) forgetNewsroom(userData);
    },
  };
}
