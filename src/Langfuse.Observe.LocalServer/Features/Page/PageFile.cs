namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A file of the page.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ETag">A quoted hash of the content, so that a browser asks again cheaply and a new version shows at once.</param>
internal sealed record PageFile(byte[] Bytes, string ContentType, string ETag);
