/** The errors that the program took from Deno. Generated once: the file is yours. */

export class NotFound extends Error {
  override readonly name = "NotFound";
}

export class PermissionDenied extends Error {
  override readonly name = "PermissionDenied";
}
