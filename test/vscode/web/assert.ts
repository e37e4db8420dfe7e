// As much of node:assert/strict as the suite uses, where there is no node.

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly showDiff = true;
  readonly actual: unknown;
  readonly expected: unknown;
  constructor(message: string | undefined, fallback: string, actual: unknown, expected: unknown) {
    super(message ?? `${fallback}: ${shown(actual)}, expected ${shown(expected)}`);
    this.actual = actual;
    this.expected = expected;
  }
}

function shown(value: unknown): string {
  try {
    return value instanceof RegExp ? String(value) : (JSON.stringify(value) ?? String(value));
  } catch {
    return String(value);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame(Reflect.get(a, key), Reflect.get(b, key)));
}

function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message, 'not true', value, true);
}

const assert = Object.assign(ok, {
  ok,
  equal(actual: unknown, expected: unknown, message?: string): void {
    if (!Object.is(actual, expected)) throw new AssertionError(message, 'not equal', actual, expected);
  },
  notEqual(actual: unknown, expected: unknown, message?: string): void {
    if (Object.is(actual, expected)) throw new AssertionError(message, 'equal', actual, expected);
  },
  deepEqual(actual: unknown, expected: unknown, message?: string): void {
    if (!isSame(actual, expected)) throw new AssertionError(message, 'not equal', actual, expected);
  },
  async rejects(
    promise: PromiseLike<unknown> | (() => PromiseLike<unknown>),
    expected?: RegExp | ((error: unknown) => boolean),
  ): Promise<void> {
    const error = await Promise.resolve(typeof promise === 'function' ? promise() : promise).then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('no reason'),
    );
    const fits = expected instanceof RegExp ? expected.test(String(error)) : expected ? expected(error) : true;
    if (error === undefined || !fits) throw new AssertionError(undefined, 'not rejected as expected', error, expected);
  },
  match(actual: string, expected: RegExp, message?: string): void {
    if (!expected.test(actual)) throw new AssertionError(message, 'does not match', actual, expected);
  },
  doesNotMatch(actual: string, expected: RegExp, message?: string): void {
    if (expected.test(actual)) throw new AssertionError(message, 'matches', actual, expected);
  },
});

export default assert;
