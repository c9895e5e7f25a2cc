import { startWordPress, freePort } from './site';

/** `npm run cms`: serves the test newsroom and says how to sign in, until it is interrupted. */
const usualPort = 8871;

const port = await isFree(usualPort).then((free) => (free ? usualPort : freePort()));
const site = await startWordPress({ port });
const { author, editor } = site.people;
const lines = [
  '',
  `WordPress ${site.version} at ${site.url}`,
  '',
  `Reporter  ${author.name}: ${author.login} / ${author.password}`,
  `          application password for Stet: ${author.applicationPassword}`,
  `Editor    ${editor.name}: ${editor.login} / ${editor.password}`,
  `          application password for Stet: ${editor.applicationPassword}`,
  '',
  'Ctrl-C ends it; nothing is kept.',
];
process.stdout.write(`${lines.join('\n')}\n`);

// A terminal tells the whole group of Ctrl-C and the starting script passes it on: the second must not cut the first.
let ending = false;
const end = (): void => {
  if (ending) return;
  ending = true;
  void site.stop().then(() => process.exit(0));
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
// Something must keep the process alive: the site's own processes do not.
setInterval(() => undefined, 60_000);

async function isFree(wanted: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${wanted}/`).then(
    () => false,
    () => true,
  );
}
