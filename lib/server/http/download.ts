/** RFC 9110, 8.3.1, with whatever parameters a header can hold. */
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+ *(;[\x20-\x7e]*)?$/;

/** Headers of a file that a person keeps: never shown in the page's origin, never guessed at. */
export function downloadHeaders(fileName: string, mimeType: string): Record<string, string> {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\/%]/g, '_');
  return {
    'content-type': mediaType.test(mimeType) ? mimeType : 'application/octet-stream',
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(fileName)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}

/** RFC 5987's percent-encoding, which is stricter than that of an address. */
function encodeRfc5987(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  return encoded.replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
