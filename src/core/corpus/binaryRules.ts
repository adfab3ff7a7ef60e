// Files that hold no text: by their name before they are opened, by their first bytes after.

/** How much of a file is looked at. Git and grep look at as much. */
export const sniffedBytes = 8_192;

/** From the name alone; a name that says nothing is not binary. */
export function hasBinaryName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  return (dot >= 0 && binaryExtensions.has(name.slice(dot + 1))) || binaryNames.has(name);
}

/**
 * From the content: a NUL byte, or too many control characters for a text.
 *
 * @param bytes  of a file in an 8-bit encoding; UTF-16 has to be told apart before
 * @returns      for a person: `has NUL bytes`; undefined when it can be a text
 */
export function binaryContentReason(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, sniffedBytes);
  if (head.includes(0)) return 'has NUL bytes';
  let controlCount = 0;
  for (const byte of head) if (isControl(byte)) controlCount += 1;
  if (controlCount <= head.length * maxControlShare) return undefined;
  return `${String(controlCount)} of its first ${String(head.length)} bytes are control characters`;
}

/** Terminal recordings and form feeds stay below; compressed data has about one in ten. */
const maxControlShare = 0.05;

/** Control characters that no text editor writes: not tab, line ends, form feed, escape, DEL. */
function isControl(byte: number): boolean {
  return byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27;
}

/**
 * Extensions with one meaning. `.bin`, `.lib`, `.mat`, `.obj`, `.pdb`, `.ko` have several: there
 * the bytes decide.
 */
const binaryExtensions: ReadonlySet<string> = new Set(
  [
    // Pictures
    'png jpg jpeg jpe jfif gif bmp ico icns cur tif tiff webp avif heic heif jxl jp2 psd psb ai',
    'xcf kra sketch fig cr2 cr3 nef arw dng exr hdr dds ktx ktx2 tga pcx astc basis',
    // Sound and film
    'mp3 wav ogg oga opus flac aac m4a wma aif aiff mid midi mp4 m4v mov avi mkv webm wmv flv mpg',
    'mpeg 3gp ogv swf',
    // Archives and packages
    'zip tar gz tgz bz2 tbz2 xz txz lz lz4 lzma zst 7z rar cab cpio jar war ear aar apk ipa deb',
    'rpm dmg iso img msi appx vsix whl egg gem nupkg crx xpi crate',
    // Programs and objects
    'exe dll so dylib a o elf class dex pyc pyo pyd wasm node beam hi rlib rmeta',
    'ilk gch pch swiftmodule',
    // Fonts
    'ttf otf ttc woff woff2 eot pfb pfm',
    // Documents that are not text inside
    'pdf doc docx xls xlsx xlsm ppt pptx odt ods odp odg rtfd key epub mobi djvu chm',
    // Data of programs, models and databases
    'db db3 sqlite sqlite3 mdb accdb ldb rdb parquet arrow feather avro orc h5 hdf5 npy npz',
    'pkl pickle joblib rds rdata onnx pth ckpt safetensors gguf ggml tflite pb mlmodel',
    'tfrecord bson pack idx rev blend fbx glb stl 3ds unitypackage uasset umap pak',
  ]
    .join(' ')
    .split(' '),
);

const binaryNames: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db']);
