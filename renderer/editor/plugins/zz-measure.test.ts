// @vitest-environment jsdom
import { it } from 'vitest';
import { normalizePastedHtml } from '../../../shared/document/paste/normalize-pasted-html';
import { openView } from '../typing.test-helper';
const one = '<p class="MsoNormal"><span style="color:red">Some <b>ten</b> words of a long story to be pasted.</span></p>';
it.each([1250, 2500, 5000])('measure %i', (n) => {
  const t0 = performance.now();
  const html = normalizePastedHtml(one.repeat(n));
  const t1 = performance.now();
  const view = openView('p(|)', 'en-CA', () => html);
  let steps = 0;
  const apply = view.state.applyTransaction.bind(view.state);
  void apply;
  view.setProps({ dispatchTransaction(tr) { const r = view.state.applyTransaction(tr); steps += r.transactions.reduce((s, t) => s + t.steps.length, 0); const a = performance.now(); console.log('  apply done'); view.updateState(r.state); console.log('  view', performance.now() - a); } });
  const data = { getData: () => html, files: [], types: [] };
  const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: data });
  const t2 = performance.now();
  view.pasteHTML(html, event as unknown as ClipboardEvent);
  const t3 = performance.now();
  console.log(n, 'normalize', t1 - t0, 'paste', t3 - t2, 'steps', steps);
});
