import { Plugin } from '@tiptap/pm/state';
import { safeHref } from '../../../shared/document/paste/safe-href';

/** A link in the copy never navigates; with Ctrl or Cmd held it opens in the system's browser. */
export function linkClicks(openLink: (href: string) => void): Plugin {
  const stop = (event: MouseEvent): HTMLAnchorElement | null => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link !== null) event.preventDefault();
    return link;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        auxclick: (_view, event) => {
          stop(event);
          return false;
        },
        click: (_view, event) => {
          const link = stop(event);
          if (link === null || !(event.ctrlKey || event.metaKey)) return false;
          const href = safeHref(link.getAttribute('href') ?? '');
          if (href !== null) openLink(href);
          return href !== null;
        },
      },
    },
  });
}
