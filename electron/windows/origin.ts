/** The app's own scheme and host: all its pages, pictures and fonts come from here, and nothing else does. */
export const appScheme = 'app';
export const appOrigin = 'app://stet';

/** Whether an address belongs to the app itself. */
export function isAppAddress(address: string): boolean {
  return address.startsWith(`${appOrigin}/`);
}
