import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const renderer = join(import.meta.dirname, '..');
const buttonNames: ReadonlySet<string> = new Set([
  'Button',
  'IconButton',
  'button',
  'Menu.Item',
  'Base.Button',
]);

/**
 * Every button that the window's source draws, outside of its plain parts: by the message that labels it, or by its
 * file where its label is no message, e.g. the headline of a story. What a message is filled with is left out.
 */
export function buttonsInSource(): readonly string[] {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.tsx') && !name.startsWith('components/'));
  return [...new Set(files.flatMap(buttonsOf))].sort();
}

function buttonsOf(file: string): readonly string[] {
  const text = readFileSync(join(renderer, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) {
      const opening = ts.isJsxElement(node) ? node.openingElement : node;
      if (buttonNames.has(opening.tagName.getText())) found.push(...labelsOf(node, opening, file));
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

/** What names a button: its `label` or `aria-label`, else what stands in it. */
function labelsOf(element: ts.Node, opening: ts.JsxOpeningLikeElement, file: string): readonly string[] {
  const named = opening.attributes.properties.find(
    (each) => ts.isJsxAttribute(each) && ['label', 'aria-label'].includes(each.name.getText()),
  );
  const inside = ts.isJsxElement(element) ? [...element.children] : [];
  const messages = (named === undefined ? inside : [named]).flatMap(messagesIn);
  return messages.length === 0 ? [file] : messages;
}

/** The ids of the messages that are said somewhere in a piece of source, both of a choice. */
function messagesIn(node: ts.Node): readonly string[] {
  if (ts.isCallExpression(node) && node.expression.getText() === 't') {
    const [id] = node.arguments;
    return id === undefined ? [] : idsIn(id);
  }
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...messagesIn(child)));
  return found;
}

function idsIn(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...idsIn(node.whenTrue), ...idsIn(node.whenFalse)];
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('')];
  return [`(${node.getText()})`];
}
