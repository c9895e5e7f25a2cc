import type { DeliveryAction } from '../../shared/article/delivery';
import type { ArticleId, OperationId } from '../../shared/article/ids';
import type { AppError, Result } from '../../shared/errors/app-error';
import type { SiteComparison, SiteInspection, SiteStatus } from '../../shared/ipc/responses';
import { api } from '../api/bridge';
import { useSite } from './site';

/** Looks at an address and says what is there. */
export function inspectSite(address: string): Promise<Result<SiteInspection>> {
  return api['site:inspect']({ address });
}

/** Opens the site's own page in the system's browser and waits for the person's answer there. */
export async function connectInBrowser(address: string): Promise<Result<SiteStatus>> {
  return remember(await api['site:connectInBrowser']({ address }));
}

export async function connectWithPassword(
  address: string,
  login: string,
  password: string,
): Promise<Result<SiteStatus>> {
  return remember(await api['site:connectWithPassword']({ address, login, password }));
}

export function cancelConnecting(): void {
  void api['site:cancelConnect']({});
}

export async function disconnect(): Promise<AppError | null> {
  const answer = await api['site:disconnect']({});
  if (answer.ok) useSite.setState({ site: null });
  return answer.ok ? null : answer.error;
}

export async function pull(): Promise<AppError | null> {
  const answer = await api['site:pull']({});
  return answer.ok ? null : answer.error;
}

export function cancelPull(): void {
  void api['site:cancelPull']({});
}

export type OutboxVerb = 'retry' | 'hold' | 'release' | 'withdraw';

export async function changeOutbox(verb: OutboxVerb, operationId: OperationId): Promise<AppError | null> {
  const answer = await api[`outbox:${verb}`]({ operationId });
  return answer.ok ? null : answer.error;
}

export function compareWithSite(articleId: ArticleId): Promise<Result<SiteComparison>> {
  return api['article:compareWithSite']({ articleId });
}

export async function takeSiteText(articleId: ArticleId): Promise<AppError | null> {
  const answer = await api['article:takeSiteText']({ articleId });
  return answer.ok ? null : answer.error;
}

export async function keepMyText(articleId: ArticleId, agreedRevision: string): Promise<AppError | null> {
  const answer = await api['article:keepMyText']({ articleId, agreedRevision });
  return answer.ok ? null : answer.error;
}

export async function send(articleId: ArticleId, action: DeliveryAction): Promise<AppError | null> {
  const answer = await api['article:send']({ articleId, action });
  return answer.ok ? null : answer.error;
}

function remember(answer: Result<SiteStatus>): Result<SiteStatus> {
  if (answer.ok) useSite.setState({ site: answer.value });
  return answer;
}
