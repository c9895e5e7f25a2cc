/** How many requests a bare client has under way at once: as many as the test site has workers. */
const mostAtOnce = 4;

/** Does the work for each item, four at once; fails with the first that fails. */
export async function eachAtOnce<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: mostAtOnce }, lane));
}
