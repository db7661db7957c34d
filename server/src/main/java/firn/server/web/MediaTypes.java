package firn.server.web;

import firn.core.tree.Name;
import java.util.Locale;
import java.util.Set;

/** Media types by a name's extension, and which of them a browser may show without being asked to download. */
public final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";
    /** Nothing among them can run in the page's origin; SVG, HTML and XML can and are not here. */
    private static final Set<String> SHOWN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/avif",
            "text/plain",
            "audio/mpeg",
            "audio/ogg",
            "audio/wav",
            "audio/flac",
            "audio/mp4",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "application/pdf");

    private MediaTypes() {}

    public static String of(Name name) {
        String text = name.text();
        int dot = text.lastIndexOf('.');
        return dot < 0 ? UNKNOWN : ofExtension(text.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    public static boolean mayBeShown(String mediaType) {
        return SHOWN.contains(mediaType);
    }

    private static String ofExtension(String extension) {
        return switch (extension) {
            case "txt", "log", "ini", "conf", "csv", "md" ->
                extension.equals("csv") ? "text/csv" : extension.equals("md") ? "text/markdown" : "text/plain";
            case "html", "htm" -> "text/html";
            case "css" -> "text/css";
            case "js", "mjs" -> "text/javascript";
            case "json" -> "application/json";
            case "xml" -> "application/xml";
            case "svg" -> "image/svg+xml";
            case "png", "gif", "webp", "bmp", "avif", "tiff" -> "image/" + extension;
            case "ico" -> "image/x-icon";
            case "jpg", "jpeg" -> "image/jpeg";
            case "heic" -> "image/heic";
            case "pdf" -> "application/pdf";
            case "zip" -> "application/zip";
            case "gz", "tgz" -> "application/gzip";
            case "mp3" -> "audio/mpeg";
            case "ogg", "oga" -> "audio/ogg";
            case "wav" -> "audio/wav";
            case "flac" -> "audio/flac";
            case "m4a" -> "audio/mp4";
            case "mp4", "m4v" -> "video/mp4";
            case "webm" -> "video/webm";
            case "ogv" -> "video/ogg";
            case "mov" -> "video/quicktime";
            case "eml" -> "message/rfc822";
            case "woff2" -> "font/woff2";
            case "webmanifest" -> "application/manifest+json";
            default -> office(extension);
        };
    }

    private static String office(String extension) {
        return switch (extension) {
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "pptx" -> "application/vnd.openxmlformats-officedocument.presentationml.presentation";
            case "doc" -> "application/msword";
            case "xls" -> "application/vnd.ms-excel";
            case "ppt" -> "application/vnd.ms-powerpoint";
            case "odt" -> "application/vnd.oasis.opendocument.text";
            case "ods" -> "application/vnd.oasis.opendocument.spreadsheet";
            case "odp" -> "application/vnd.oasis.opendocument.presentation";
            case "kdbx" -> "application/x-keepass2";
            default -> UNKNOWN;
        };
    }
}
