import { describe, it } from 'vitest';
import { workWithCompanion } from './tally';
import { tell, tellSequences } from './tell';

describe('what readers get of a site with the companion plugin', () => {
  tellSequences(true, workWithCompanion);

  it('was approved where a desk first meets a story after somebody in WordPress changed it', async () => {
    await tell(20299, true);
  });

  it.each([11253548, 11254422])(
    'was approved where a lead picture was taken away elsewhere: %i',
    async (number) => {
      await tell(number, true);
    },
  );

  it.each([11261189, 11261799, 11302249])(
    'was approved where a page was taken down, or its notices changed, in WordPress: %i',
    async (number) => {
      await tell(number, true);
    },
  );

  it('stands approved where the site’s text was taken before its approval was fetched', async () => {
    await tell(77_038, true);
  });
});
