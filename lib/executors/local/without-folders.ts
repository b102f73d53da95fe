/**
 * What a program said, for people in a browser: of each absolute path only the last name is left. Addresses of the
 * web stay whole.
 */
export function withoutFolders(words: string): string {
  return words.replace(/(^|[\s'"“(=,]|file:\/\/)\/(?:[^\s'"”),;]*\/)?/g, '$1…/');
}
