/** The release of the driver that the patch is for. */
export declare const PATCHED_VERSION: string;
/** Returns: the mended text of a file of the driver; null when it is mended. Throws when it is another text. */
export declare function patched(file: string, text: string): string | null;
/** Mends the installed driver; does nothing where none is installed. */
export declare function patchInstalledDriver(from?: string): void;
