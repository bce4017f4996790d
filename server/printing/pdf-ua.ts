import { PDFBool, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';

/** What PDF/A demands before a metadata property outside its own list may be used: a description of the schema (ISO 19005-3, 6.6.2.3). */
const UA_SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>' +
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

const REPLACEMENTS: readonly (readonly [string, string])[] = [
  ['<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${UA_SCHEMA}`],
  ['xmlns:dc=', 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc='],
  ['</rdf:Description></rdf:RDF>', '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF>'],
];

/**
 * Says of a tagged PDF/A-3a that it is PDF/UA-1 as well. The compiler writes one standard at a time; tags, alternative texts
 * and the document's title are already there, so what lacks is the identification and one viewer preference.
 */
export async function identifyAsUa1(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const preferences = dictionary(document.context.lookup(document.catalog.get(PDFName.of('ViewerPreferences'))));
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True);

  const reference = document.catalog.get(PDFName.of('Metadata'));
  const metadata = document.context.lookup(reference);
  if (!(metadata instanceof PDFRawStream) || reference === undefined) throw new Error('The report has no XMP metadata');
  let xmp = Buffer.from(metadata.contents).toString('utf8');
  for (const [before, after] of REPLACEMENTS) {
    if (!xmp.includes(before)) throw new Error(`The report's XMP metadata lacks ${before}`);
    // A function, because in a plain replacement text "$" has a meaning.
    xmp = xmp.replace(before, () => after);
  }
  document.catalog.set(
    PDFName.of('Metadata'),
    document.context.register(PDFRawStream.of(metadata.dict, Buffer.from(xmp, 'utf8'))),
  );
  return document.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}

function dictionary(found: PDFObject | undefined): PDFDict {
  if (found instanceof PDFDict) return found;
  throw new Error('The report has no viewer preferences');
}
