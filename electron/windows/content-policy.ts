const common = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "object-src 'none'"];

/** For the app's pages: scripts, styles and pictures of our own alone; nothing inline, nothing remote. */
export const pagePolicy = [
  ...common,
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** For the preview's frame: no script at all. */
export const framePolicy = [
  ...common,
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "frame-ancestors 'self'",
].join('; ');
