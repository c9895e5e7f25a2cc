/**
 * One block in WordPress's grammar: comment, content, comment. `attributes` is written in the form that
 * WordPress itself writes, so that no attribute can end the comment; an empty one is left out.
 */
export function writeBlock(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  content: string,
): string {
  return `<!-- wp:${name}${writeAttributes(attributes)} -->\n${content}\n<!-- /wp:${name} -->`;
}

function writeAttributes(attributes: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(attributes);
  return json === '{}' ? '' : ` ${escapeJson(json)}`;
}

/** As WordPress's own `serializeAttributes`: backslashes, `--`, `<`, `>`, `&` and quotes as \u escapes. */
function escapeJson(json: string): string {
  return json.replace(/\\\\|--|[<>&]|\\"/g, (found) => jsonEscapes[found] ?? found);
}

const jsonEscapes: Readonly<Record<string, string>> = {
  '\\\\': '\\u005c',
  '--': '\\u002d\\u002d',
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\\"': '\\u0022',
};
