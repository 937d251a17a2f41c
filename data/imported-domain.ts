/** How the addresses of members that came in with layers end. No mail is ever sent there: `.invalid` is reserved for that. */
export const importedDomain = '.imported.invalid'
