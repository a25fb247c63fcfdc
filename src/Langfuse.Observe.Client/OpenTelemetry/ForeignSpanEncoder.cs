using System.Diagnostics;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Observations.Otlp;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Tracing;

/// <summary>Encodes a foreign span on the thread that ended it, every text masked.</summary>
internal static class ForeignSpanEncoder
{
    public static ForeignSpan Encode(Activity activity, ForeignSpans foreign, ObservationSink sink)
    {
        using var buffer = new ByteBuffer(1024);
        var above = foreign.ExportedAbove(activity);
        WriteIdentity(buffer, activity, above, sink);
        WriteTags(buffer, activity, sink);
        foreach (var happened in activity.EnumerateEvents())
        {
            WriteEvent(buffer, happened, sink);
        }

        WriteStatus(buffer, activity, sink);
        if (above is null && !RootClaim.IsMade(activity))
        {
            // Its own parent is not exported: the server must still take it for the root of what it sees.
            buffer.Append(FixedAttributes.AppRoot);
        }

        var scope = new SpanScope(activity.Source.Name, activity.Source.Version);
        var near = ObservationSource.Find(activity);
        var incoming = near is not null ? near.Trace?.Incoming : activity.Parent is { } around ? IncomingBaggage.Of(around)?.MaskedFor(sink) : null;
        return new(scope, buffer.Written.ToArray(), near, Ambient.Current?.Propagated?.MaskedFor(sink), incoming);
    }

    private static void WriteIdentity(ByteBuffer buffer, Activity activity, Activity? above, ObservationSink sink)
    {
        Span<byte> id = stackalloc byte[16];
        activity.TraceId.CopyTo(id);
        Proto.Bytes(buffer, 1, id);
        activity.SpanId.CopyTo(id[..8]);
        Proto.Bytes(buffer, 2, id[..8]);
        var parent = above?.SpanId ?? SpanParent.Remote(activity);
        if (parent != default)
        {
            parent.CopyTo(id[..8]);
            Proto.Bytes(buffer, 4, id[..8]);
        }

        Proto.Text(buffer, 5, NameText.Of(sink, activity.DisplayName));
        Proto.Enum(buffer, 6, (int)activity.Kind + 1);
        var start = SpanWriter.UnixNanoseconds(activity.StartTimeUtc);
        Proto.Fixed64(buffer, 7, start);
        Proto.Fixed64(buffer, 8, SpanWriter.After(start, activity.Duration));
        Proto.Fixed32(buffer, 16, 0x101);
    }

    private static void WriteTags(ByteBuffer buffer, Activity activity, ObservationSink sink)
    {
        var isCounted = ForeignUsage.IsCountedElsewhere(activity);
        foreach (var tag in activity.EnumerateTagObjects())
        {
            if (!isCounted || !ForeignUsage.IsUsage(tag.Key))
            {
                Write(buffer, SpanWriter.Attributes, tag, sink);
            }
        }

        if (isCounted && ForeignUsage.TypeWithoutUsage(activity) is { } type)
        {
            Write(buffer, SpanWriter.Attributes, new("langfuse.observation.type", type), sink);
        }
    }

    private static void WriteEvent(ByteBuffer buffer, ActivityEvent happened, ObservationSink sink)
    {
        var message = Proto.Open(buffer, 11);
        Proto.Fixed64(buffer, 1, SpanWriter.UnixNanoseconds(happened.Timestamp.UtcDateTime));
        Proto.Text(buffer, 2, FieldMask.Apply(sink, MaskedField.ForeignAttribute, happened.Name));
        foreach (var tag in happened.Tags)
        {
            Write(buffer, 3, tag, sink);
        }

        Proto.Close(buffer, message);
    }

    private static void WriteStatus(ByteBuffer buffer, Activity activity, ObservationSink sink)
    {
        if (activity.Status == ActivityStatusCode.Unset)
        {
            return;
        }

        var status = Proto.Open(buffer, 15);
        if (activity.StatusDescription is { Length: > 0 } description)
        {
            Proto.Text(buffer, 2, FieldMask.Apply(sink, MaskedField.StatusMessage, description));
        }

        Proto.Enum(buffer, 3, activity.Status == ActivityStatusCode.Error ? 2 : 1);
        Proto.Close(buffer, status);
    }

    private static void Write(ByteBuffer buffer, int field, KeyValuePair<string, object?> tag, ObservationSink sink) =>
        ForeignValue.Write(buffer, field, tag.Key, tag.Value, text => FieldMask.Apply(sink, MaskedField.ForeignAttribute, text));
}
