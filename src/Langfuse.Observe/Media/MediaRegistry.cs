using System.Collections.Concurrent;

namespace Langfuse.Observe.Media;

/// <summary>The content of media that were captured, until the client that sends their reference has uploaded them.</summary>
/// <remarks>Bounded: the oldest goes first, and its reference then leads nowhere.</remarks>
internal static class MediaRegistry
{
    private const long MostBytes = 64 << 20;

    // By content and type: the same bytes may be recorded as one type here and as another there.
    private static readonly ConcurrentDictionary<(string Id, string ContentType), LangfuseMedia> s_known = new();
    private static readonly ConcurrentQueue<LangfuseMedia> s_oldest = new();
    private static long s_bytes;

    public static void Remember(LangfuseMedia media)
    {
        if (!s_known.TryAdd((media.Id, media.ContentType), media))
        {
            return;
        }

        s_oldest.Enqueue(media);
        Interlocked.Add(ref s_bytes, media.Content.Length);
        while (Interlocked.Read(ref s_bytes) > MostBytes && s_oldest.TryDequeue(out var oldest))
        {
            s_known.TryRemove((oldest.Id, oldest.ContentType), out _);
            Interlocked.Add(ref s_bytes, -oldest.Content.Length);
        }
    }

    /// <summary>What is recorded in the place of media, whose content is kept for the upload.</summary>
    public static string Referred(LangfuseMedia media)
    {
        Remember(media);
        return media.Reference;
    }

    /// <summary>The media that a reference names by both; null when they are not known here.</summary>
    public static LangfuseMedia? Find(string id, string contentType) => s_known.GetValueOrDefault((id, contentType));
}
