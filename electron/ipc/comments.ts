import type { Handlers } from '../../shared/ipc/bridge';
import { unwired } from './context';
import type { HandlerContext } from './context';

type CommentChannel = Extract<keyof Handlers, `comment:${string}`>;

export function commentsHandlers(_context: HandlerContext): Pick<Handlers, CommentChannel> {
  return {
    'comment:start': unwired,
    'comment:reply': unwired,
    'comment:settle': unwired,
    'comment:assign': unwired,
    'comment:anchor': unwired,
  };
}
