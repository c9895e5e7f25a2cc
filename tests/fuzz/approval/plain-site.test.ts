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

  it('was approved where somebody in WordPress let a scheduled post out before its hour', async () => {
    await tell(11256996, false);
  });

  it.each([11252547, 11253767])(
    'was approved where somebody else saved the post meanwhile: %i',
    async (number) => {
      await tell(number, false);
    },
  );

  it('was approved where the address was taken, and got a number', async () => {
    await tell(11260946, false);
  });

  it.each([11262903, 11263678, 11303858, 11302591, 11302744])(
    'was approved where it waited at the site for its hour: %i',
    async (number) => {
      await tell(number, false);
    },
  );

  it('was approved where an answer came after the newsroom was closed', async () => {
    await tell(11257399, false);
  });
});
