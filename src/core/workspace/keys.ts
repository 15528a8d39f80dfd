import type { Layer } from '../model/entities';
import type { Facet } from './facets';

/**
 * Names of the answers that the workspace gives. Whoever asked a question keeps its key; when an answer may have become
 * another one, its key is among the changes. Addresses are canonical, URIs are the documents' own.
 */
export type Key = string;

/** Whether there is a document at an address. */
export const atAddress = (address: string): Key => `at ${address}`;
/** Which documents are directly in a folder. */
export const inFolder = (address: string): Key => `in ${address}`;
/** Which documents there are. */
export const allDocuments: Key = 'documents';
/** Which adopted documents are of a layer. */
export const ofLayer = (layer: Layer): Key => `layer ${layer}`;
/** Which documents have an objective with an anchor. */
export const withAnchor = (anchor: string): Key => `anchored ${anchor}`;
/** What a document shows in a facet. */
export const facetOf = (facet: Facet, uri: string): Key => `${facet} ${uri}`;
/** What the documents of a layer show in a facet: one key where all of them were read. */
export const facetOfLayer = (facet: Facet, layer: Layer): Key => `${facet} @${layer}`;
/** What all documents show in a facet: one key where many of them were read. */
export const facetOfAll = (facet: Facet): Key => `${facet} *`;
/** Where the parts of a document stand. */
export const placesOf = (uri: string): Key => `places ${uri}`;
/** What a document's objectives contribute to. */
export const contributionsOf = (uri: string): Key => `contributions ${uri}`;
/** What contributes to a document's objectives. */
export const contributorsTo = (uri: string): Key => `contributors ${uri}`;
/** Where a fragment, and a key result named after it, lead within a document. */
export const insideOf = (uri: string, question: string): Key => `inside ${uri} ${question}`;
/** The date. */
export const today: Key = 'today';
