/** The command that answers from an older version, for a service and for nobody else. */
export const VERSION_COMMAND = 'older-version';
