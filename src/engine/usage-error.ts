/**
 * Something is wrong with the call: a path that does not exist, an uncommitted file, an unreadable config. The message
 * is one clear line for the person who made the call; the command line prints it without a stack and exits with 2.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
