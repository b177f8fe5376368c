/** What a test library does, in short. */
export interface Mock {
  mockImplementation(stand: (...given: never[]) => unknown): void;
}
export declare function mocked(method: unknown): Mock;
export declare function wrapped<T>(method: T): { mockImplementation(stand: T): void };
export declare function expect(value: unknown): { toHaveBeenCalledWith(value: unknown): void };
