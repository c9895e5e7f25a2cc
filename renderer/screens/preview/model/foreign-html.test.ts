import createPurifier from 'dompurify';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { addressOfTag, readForeign } from './foreign-html';

const { window } = new JSDOM('');
const purifier = createPurifier(window);

function read(raw: string, label = 'acme/box') {
  const content = readForeign(raw, label, purifier);
  const host = window.document.createElement('div');
  if (content.fragment !== null) host.append(content.fragment);
  return { ...content, shown: content.fragment !== null, html: host.innerHTML };
}

describe('markup that Stet does not know, in the preview', () => {
  it('keeps its words, lists and tables', () => {
    const raw = '<!-- wp:acme/box {"a":1} --><div class="x" style="color:red"><p>One <b>two</b></p></div>';
    expect(read(raw).html).toContain('<p>One <b>two</b></p>');
    expect(read(raw)).toMatchObject({ omitted: false, shown: true });
    expect(read(raw).html).not.toMatch(/class|style|wp:/);
  });

  it('breaks classic text into paragraphs and lines as the site does', () => {
    const { html } = read('First line\nsecond line\n\n<h2>Head</h2>\n\nLast', 'classic');
    expect(html).toBe('<p>First line<br>second line</p>\n<h2>Head</h2>\n<p>Last</p>');
  });

  it('takes the address out of links, so that none of them leads away', () => {
    const { html } = read('<p><a href="https://example.test/x" target="_top" ping="//evil">here</a></p>');
    expect(html).not.toMatch(/[^-]href|target|ping/);
    expect(html).toContain('data-href="https://example.test/x"');
  });

  it('loads pictures through the app alone', () => {
    const { html } = read('<img src="https://example.test/a.png" srcset="https://evil.test/b 2x" alt="A">');
    expect(html).toBe('<img src="app://stet/remote/https%3A%2F%2Fexample.test%2Fa.png" alt="A">');
    expect(read('<p>x<img src="/relative.png"></p>').html).toBe('<p>x</p>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<p>t</p><img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg><script>alert(1)</script></svg>',
    '<iframe srcdoc="<script>parent.stet</script>"></iframe>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<form action="https://evil.test"><input name="p"><button>Go</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.test"><base href="https://evil.test">',
    '<link rel="stylesheet" href="https://evil.test/x.css"><style>*{background:url(https://evil.test)}</style>',
    '<video src="https://evil.test/v.mp4" autoplay></video><object data="x"></object><embed src="y">',
    '<div style="position:fixed;inset:0" onclick="alert(1)" id="root" name="stet">t</div>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  ])('leaves nothing that acts, loads or covers: %s', (raw) => {
    expect(read(raw).html).not.toMatch(
      /<(?:script|svg|math|iframe|form|input|button|style|link|meta|base|video|object|embed)|\son\w+=|javascript:|style=|\sid=|evil/i,
    );
  });

  it('names an embed and its address instead of loading it', () => {
    const raw =
      '<!-- wp:embed {"url":"https://video.test/watch?v=1","type":"video"} -->\n' +
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://video.test/watch?v=1\n</div>' +
      '<figcaption>The launch</figcaption></figure>\n<!-- /wp:embed -->';
    const content = read(raw, 'core/embed');
    expect(content).toMatchObject({ omitted: true, address: 'https://video.test/watch?v=1' });
    expect(content.html).toContain('The launch');
    expect(content.html).not.toContain('watch');
  });

  it('shows a shortcode as a placeholder, never as words', () => {
    expect(
      read('<!-- wp:shortcode -->[gallery ids="1,2"]<!-- /wp:shortcode -->', 'core/shortcode'),
    ).toMatchObject({
      shown: false,
      omitted: true,
    });
  });

  it('reads the address of a link that only the site understands', () => {
    expect(addressOfTag('<a class="x" href="/about-us">')).toBe('/about-us');
    expect(addressOfTag("<a data-href='no' >")).toBeNull();
  });
});
