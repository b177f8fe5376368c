import type { CheckConstraint, Domain } from "../catalog.js";
import { CatalogError } from "./catalog-error.js";
import type { DomainChange } from "./change.js";
import { automaticName, localName } from "./names.js";

/**
 * A domain after a change.
 *
 * @throws CatalogError where a check is not there, or its name is taken
 */
export function changeDomain(domain: Domain, change: DomainChange): Domain {
  const { checks } = domain;
  switch (change.kind) {
    case "not-null":
      return { ...domain, notNull: change.notNull };
    case "default": {
      const { default: _, ...rest } = domain;
      return { ...rest, ...(change.default !== undefined && { default: change.default }) };
    }
    case "add-check": {
      if (checks.some(({ name }) => name === change.name)) throw new CatalogError("exists", "constraint", change.name);
      const { name, expression } = change;
      return { ...domain, checks: [...checks, namedDomainCheck({ name, expression }, domain.key, checks)] };
    }
    case "drop-check":
    case "rename-check": {
      if (!checks.some(({ name }) => name === change.name)) {
        if (change.kind === "drop-check" && change.ifExists) return domain;
        throw new CatalogError("missing", "constraint", change.name);
      }
      if (change.kind === "drop-check") {
        return { ...domain, checks: checks.filter(({ name }) => name !== change.name) };
      }
      const renamed = (check: CheckConstraint) => (check.name === change.name ? { ...check, name: change.to } : check);
      return { ...domain, checks: checks.map(renamed) };
    }
  }
}

/** A check with PostgreSQL's own name where the statement gave none. */
export function namedDomainCheck(
  check: CheckConstraint,
  domain: string,
  others: readonly CheckConstraint[],
): CheckConstraint {
  if (check.name !== "") return check;
  const taken = (name: string) => others.some((other) => other.name === name);
  return { ...check, name: automaticName(localName(domain), undefined, "check", taken) };
}
