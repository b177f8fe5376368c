/** Whether a path is one that test runners collect, or that lies among tests. */
export function isTestFile(path: string): boolean {
  return /(?:[._-](?:test|spec)|\.e2e)\.[mc]?[jt]sx?$|(?:^|\/)(?:tests?|__tests__|__mocks__|spec|e2e)\//.test(path);
}
