/** The app's own scheme and host: all its pages, pictures and fonts come from here, and nothing else does. */
export const appScheme = 'app';
export const appOrigin = 'app://stet';

/** The one page a window shows, and the one that stands in its preview frame. */
export const windowPage = `${appOrigin}/index.html`;
export const framePage = `${appOrigin}/preview-frame.html`;

/** Whether an address is that page, whatever follows as query or fragment. */
export function isPage(address: string, page: typeof windowPage | typeof framePage): boolean {
  return address.split(/[?#]/, 1)[0] === page;
}
