/** The package comes without types; this is what we use of it. */
declare module 'html-encoding-sniffer' {
  /** The encoding's WHATWG name. `xml` reads by RFC 7303 instead of as HTML. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: {
      readonly xml?: boolean;
      readonly transportLayerEncodingLabel?: string | undefined;
      readonly defaultEncoding?: string | undefined;
    },
  ): string;
}
