import { describe, it } from 'vitest';
import { workOnPlainSite } from './tally';
import { tell, tellSequences } from './tell';

describe('what readers get of a plain WordPress', () => {
  tellSequences(false, workOnPlainSite);

  /** The page is judged without what is only suggested. */
  it.each([20648, 20674, 20764, 21175])(
    'was approved where what is only suggested comes after: %i',
    async (number) => {
      await tell(number, false);
    },
  );

  it('was approved where a dateline was read off the page', async () => {
    await tell(11250433, false);
  });

  it('was approved where a story that is out was changed and put back', async () => {
    await tell(20505, false);
  });
});
