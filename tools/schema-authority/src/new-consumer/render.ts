/** The template with each `{{key}}` replaced. Throws when it asks for a value there is not. */
export function render(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`the template asks for ${placeholder}, which has no value`);
    return String(value);
  });
}
