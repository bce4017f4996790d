import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** What a signature says, taken from its bytes; nothing of it is believed before `verifySignature` has compared all of them. */
interface Said {
  readonly certificate: Buffer;
  readonly signedAt: Date;
  readonly signature: Buffer;
}

/**
 * A detached CAdES-BES signature (ETSI EN 319 122-1): ES256, with the signer's certificate inside and its hash among the
 * signed attributes. `signedAt` is kept to the second, as UTCTime holds it.
 */
export function signDetached(
  content: Uint8Array,
  certificate: Uint8Array,
  privateKey: KeyObject,
  signedAt: Date,
): Buffer {
  const second = new Date(Math.floor(signedAt.getTime() / 1000) * 1000);
  const attributes = signedAttributes(sha256(content), sha256(certificate), second);
  const signature = sign('sha256', derOf(attributes), { key: privateKey, dsaEncoding: 'der' });
  return contentInfo({ certificate: Buffer.from(certificate), signedAt: second, signature }, attributes);
}

export type SignatureFindings =
  | { readonly fault: string }
  | { readonly fault: null; readonly signedAt: Date; readonly signer: string; readonly validUntil: Date };

/**
 * Whether `content` was signed by the one certificate that is pinned, under the root. The signature is written again from the
 * few values it holds and compared byte for byte, so that no byte of it is left unchecked.
 */
export function verifySignature(
  content: Uint8Array,
  cms: Uint8Array,
  rootCertificate: X509Certificate,
  signerPin: string,
): SignatureFindings {
  const said = readSignature(cms);
  if (said === null) return { fault: 'is not a signature of the form a bundle has' };
  const pin = sha256(said.certificate).toString('hex');
  if (pin !== signerPin)
    return { fault: `was made with another certificate (${pin}) than the one pinned (${signerPin})` };

  const attributes = signedAttributes(sha256(content), sha256(said.certificate), said.signedAt);
  const certificate = new X509Certificate(said.certificate);
  if (!certificate.verify(rootCertificate.publicKey) || certificate.issuer !== rootCertificate.subject) {
    return { fault: 'was made with a certificate that the root did not issue' };
  }
  if (!verify('sha256', derOf(attributes), { key: certificate.publicKey, dsaEncoding: 'der' }, said.signature)) {
    return { fault: 'does not fit: something else was signed' };
  }
  if (!contentInfo(said, attributes).equals(Buffer.from(cms)))
    return { fault: 'holds bytes that a signature of a bundle does not have' };
  const from = new Date(certificate.validFrom);
  const validUntil = new Date(certificate.validTo);
  if (said.signedAt < from || said.signedAt > validUntil)
    return { fault: `says it was made at ${said.signedAt.toISOString()}, when its certificate was not valid` };
  return { fault: null, signedAt: said.signedAt, signer: certificate.subject.replaceAll('\n', ', '), validUntil };
}

/** DER wants the members of a set in the order of their bytes. */
function signedAttributes(contentHash: Buffer, certificateHash: Buffer, signedAt: Date): readonly asn1js.Sequence[] {
  const certId = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: certificateHash })] });
  const attributes = [
    attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: contentHash })),
    attribute(OID.signingTime, new asn1js.UTCTime({ valueDate: signedAt })),
    // ESSCertIDv2 (RFC 5035): SHA-256 is its default and so not named.
    attribute(OID.signingCertificateV2, new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certId] })] })),
  ];
  return attributes.sort((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)));
}

function attribute(type: string, value: asn1js.BaseBlock): asn1js.Sequence {
  return new asn1js.Sequence({
    value: [new asn1js.ObjectIdentifier({ value: type }), new asn1js.Set({ value: [value] })],
  });
}

/** What is signed: the attributes as a SET (RFC 5652 §5.4). */
function derOf(attributes: readonly asn1js.Sequence[]): Buffer {
  return bytesOf(new asn1js.Set({ value: [...attributes] }));
}

function contentInfo(said: Said, attributes: readonly asn1js.Sequence[]): Buffer {
  const certificate = pkijs.Certificate.fromBER(new Uint8Array(said.certificate));
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm,
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({
      type: 0,
      attributes: attributes.map((a) => new pkijs.Attribute({ schema: a })),
    }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    signature: new asn1js.OctetString({ valueHex: said.signature }),
  });
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [certificate],
    signerInfos: [signerInfo],
  });
  return bytesOf(new pkijs.ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) }).toSchema());
}

function readSignature(cms: Uint8Array): Said | null {
  try {
    const signedData = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(new Uint8Array(cms)).content });
    const [certificate] = signedData.certificates ?? [];
    const [signerInfo] = signedData.signerInfos;
    const time = signerInfo?.signedAttrs?.attributes.find((a) => a.type === OID.signingTime)?.values[0];
    if (!(certificate instanceof pkijs.Certificate) || !signerInfo || !(time instanceof asn1js.UTCTime)) return null;
    const signedAt = time.toDate();
    // Only these years can be written as UTCTime again.
    if (!(signedAt.getUTCFullYear() >= 1950 && signedAt.getUTCFullYear() <= 2049)) return null;
    return {
      certificate: bytesOf(certificate.toSchema()),
      signedAt,
      signature: Buffer.from(signerInfo.signature.valueBlock.valueHexView),
    };
  } catch {
    // Bytes from outside: whatever the parser makes of them, they are no signature of ours.
    return null;
  }
}

function bytesOf(block: asn1js.BaseBlock): Buffer {
  return Buffer.from(block.toBER());
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
