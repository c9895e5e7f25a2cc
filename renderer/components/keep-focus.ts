/** An element that had the keyboard, and what stood around it, the nearest first, as the page was then. */
interface Held {
  readonly element: HTMLElement;
  readonly around: readonly Element[];
}

const landings = new Map<Element, () => void>();
const canTakeKeys = 'a[href], button, input, select, textarea, [tabindex="0"]:not([aria-hidden="true"])';
/** Tab passes by; any other key does something where it is pressed. */
const passing: ReadonlySet<string> = new Set(['Tab', 'Shift']);
/** How many places are remembered. */
const mostPlaces = 12;

/**
 * Names a place to go on from when a control near it takes itself away: the copy, a list, a screen. `focus` gives it the
 * keyboard. Answers the way back.
 */
export function landing(element: HTMLElement, focus: () => void): () => void {
  landings.set(element, focus);
  return () => landings.delete(element);
}

/** A landing that needs no more than the focus: `<div tabIndex={0} ref={landHere}>`. */
export function landHere(element: HTMLElement | null): (() => void) | undefined {
  return element === null ? undefined : landing(element, () => element.focus({ preventScroll: true }));
}

/**
 * Keeps the keyboard in the page. A control that is gone or disabled while it has the focus, mostly by its own click,
 * would leave it to the body, where no key does anything. It goes to where the person last did something close by, else
 * to the landing close by; from a control that only sleeps, at least to its neighbour. Answers the way to stop.
 */
export function keepFocus(page: Document): () => void {
  let held: Held | null = null;
  let used: readonly Held[] = [];
  let frame = 0;
  /** A key that is still down since the keyboard went elsewhere is meant for what is gone. */
  let isHeldOver = false;
  const observer = new MutationObserver(() => {
    if (held !== null && isLost(held)) checkSoon();
  });

  const checkSoon = (): void => {
    cancelAnimationFrame(frame);
    // A dialog that closes gives the keyboard back by itself, and first.
    frame = requestAnimationFrame(() => {
      const lost = held;
      if (lost === null || !isLost(lost)) return;
      const { activeElement } = page;
      if (activeElement !== null && activeElement !== page.body && activeElement !== lost.element) return;
      land(lost, used);
      isHeldOver = true;
    });
  };
  const follow = ({ target }: FocusEvent): void => {
    held = target instanceof HTMLElement ? heldBy(target) : null;
    observer.disconnect();
    // The copy changes with every key, and never takes itself away.
    if (held === null || held.element.contentEditable === 'true') return;
    observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  };
  const leave = (): void => {
    const left = held;
    // Left by will, as by a click on nothing; the window itself may also have lost the keyboard.
    queueMicrotask(() => {
      if (left === null || held !== left || isLost(left) || page.activeElement === left.element) return;
      held = null;
      observer.disconnect();
    });
  };
  const press = (event: KeyboardEvent): void => {
    isHeldOver &&= event.repeat;
    if (isHeldOver) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!passing.has(event.key)) remember();
  };
  const remember = (): void => {
    const now = held;
    if (now === null || used[0]?.element === now.element) return;
    used = [now, ...used.filter(({ element }) => element !== now.element)].slice(0, mostPlaces);
  };

  page.addEventListener('focusin', follow);
  page.addEventListener('focusout', leave);
  page.addEventListener('keydown', press, true);
  page.addEventListener('click', remember, true);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    page.removeEventListener('focusin', follow);
    page.removeEventListener('focusout', leave);
    page.removeEventListener('keydown', press, true);
    page.removeEventListener('click', remember, true);
  };
}

function heldBy(element: HTMLElement): Held {
  const around: Element[] = [];
  for (let each = element.parentElement; each !== null && each !== document.body; each = each.parentElement)
    around.push(each);
  return { element, around };
}

const isLost = ({ element }: Held): boolean => !element.isConnected || element.matches(':disabled');

/** Where a dialog was left there is nothing around: then the places before it are asked, the latest first. */
function land(lost: Held, used: readonly Held[]): void {
  const before = used.filter(({ element }) => element !== lost.element);
  if (landAround(lost, before)) return;
  if (before.some((place) => take(place.element) || landAround(place, before))) return;
  if (lost.around.some(takeFirst)) return;
  takeFirst(document.body);
}

function landAround({ element, around }: Held, used: readonly Held[]): boolean {
  return around
    .filter((each) => each.isConnected)
    .some(
      (each) =>
        used.some((place) => each.contains(place.element) && take(place.element)) ||
        [...landings.keys()].some((place) => each.contains(place) && take(place)) ||
        // What sleeps has a neighbour still, and the keyboard does not leave a dialog that is open.
        ((element.isConnected || each.getAttribute('role') === 'dialog') && takeFirst(each)),
    );
}

function takeFirst(around: Element): boolean {
  return [...around.querySelectorAll(canTakeKeys)].some(take);
}

/** Gives an element the keyboard; false where it cannot have it, e.g. as it is gone or out of sight. */
function take(place: Element): boolean {
  // Another tab would show itself as soon as it has the keyboard.
  const element = place.matches('[role="tab"][aria-selected="false"]')
    ? (place.closest('[role="tablist"]')?.querySelector('[role="tab"][aria-selected="true"]') ?? place)
    : place;
  const focus = landings.get(element);
  if (focus !== undefined) focus();
  else if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  return document.activeElement === element;
}
