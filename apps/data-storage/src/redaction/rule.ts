/** One way to find secrets in a text. Every rule takes time linear in the length of the text, whatever it holds. */
export interface Rule {
  /** As in the table of docs/redaction.md. */
  readonly id: string;
  /** Lower case; a text that holds none of them, in whatever case, has nothing for this rule. */
  readonly hints: readonly string[];
  /** The text with placeholders in place of what was found. */
  redact(text: string): string;
}
