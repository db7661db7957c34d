/**
 * The shapes of REST, as openapi.json describes them.
 *
 * @typedef {{id: number, email: string, name: string, twoFactor: boolean}} Account
 * @typedef {{id: number, name: string, role: 'ADMINISTRATOR' | 'USER' | 'EXTERNAL', webdav: boolean}} Drive
 * @typedef {{used: number, limit?: number}} Quota
 * @typedef {{name: string, versions?: number, versionDays?: number, trashDays?: number}} Offer
 * @typedef {{drive: Drive, quota: Quota, offer: Offer, webdavAddress: string, cursor: number}} DriveDetails
 *
 * @typedef {{version: number, size: number, checksum: string, etag: string, executable: boolean, mediaType: string}} FileContent
 * @typedef {{created: string, modified: string}} Times
 * @typedef {{id: number, parent: number, name: string, times: Times, file?: FileContent, link?: {target: string}}} Node
 * @typedef {{nodes: Node[], next?: string}} Nodes
 * @typedef {'NONE' | 'VIEW' | 'EDIT' | 'MANAGE'} Right
 * @typedef {{id: number, name: string}} Step
 * @typedef {{node: Node, right: Right, path: Step[]}} Details
 *
 * @typedef {{account: number, name: string, device: string}} Author
 * @typedef {{size: number, checksum: string, etag: string}} VersionContent
 * @typedef {{id: number, content: VersionContent, modified: string, stored: string, author: Author, kept: boolean}} Version
 * @typedef {{current: number, versions: Version[]}} Versions
 *
 * @typedef {{node: Node, origin: number, at: string, author: Author}} Trashed
 * @typedef {{entries: Trashed[], next?: string}} Trash
 *
 * @typedef {{id: string, offset: number, size?: number, expires: string, node?: Node}} Upload
 *
 * @typedef {{id: number, name: string, drive?: number, readOnly: boolean, created: string, lastUsed?: string}} AppPassword
 * @typedef {{password: AppPassword, secret: string}} NewAppPassword
 *
 * @typedef {{cursor: number, at: string, author: Author, what: string, node: number, now?: Node}} Change
 * @typedef {{changes: Change[], cursor: number, more: boolean}} Changes
 */

export {};
