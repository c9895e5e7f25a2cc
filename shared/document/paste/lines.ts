import { trimLine } from './inline-html';

/** Collects blocks; inline content between them gathers in a line that becomes a paragraph. */
export class Lines {
  html = '';
  private line = '';
  private readonly lists: string[] = [];

  add(inline: string): void {
    this.line += inline;
  }

  endLine(): void {
    const line = trimLine(this.line);
    this.line = '';
    if (line !== '') this.block(`<p>${line}</p>`);
  }

  block(html: string): void {
    this.closeLists(0);
    this.html += html;
  }

  /** One item of a list that the source spells as paragraphs; `level` counts from 1. */
  listItem(level: number, ordered: boolean, html: string): void {
    const tag = ordered ? 'ol' : 'ul';
    if (this.lists.length >= level && this.lists[level - 1] !== tag && level === 1) this.closeLists(0);
    this.closeLists(level);
    if (this.lists.length === level) this.html += '</li>';
    while (this.lists.length < level) {
      this.html += this.lists.length < level - 1 ? `<${tag}><li>` : `<${tag}>`;
      this.lists.push(tag);
    }
    this.html += `<li>${html}`;
  }

  closeLists(level: number): void {
    while (this.lists.length > level) this.html += `</li></${this.lists.pop() ?? 'ul'}>`;
  }
}
