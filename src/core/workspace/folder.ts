/** A folder that is opened, and so known completely: what is not found inside it does not exist. */
export interface Folder {
  /** As a reference names it: `name:path#O1`. */
  readonly name: string;
  /** Without a trailing slash. */
  readonly uri: string;
  /** Of the repository or workspace that the folder belongs to: what a reference's leading `/` counts from. */
  readonly root: string;
}
