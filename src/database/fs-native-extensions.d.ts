declare module 'fs-native-extensions' {
  /** Tries to lock a range of an open file; a length of 0 is the whole file. Returns false when another holds it. */
  export function tryLock(fd: number, offset?: number, length?: number, options?: { exclusive?: boolean }): boolean;
}
