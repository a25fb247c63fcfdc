using System.Buffers.Binary;
using System.Text;
using Langfuse.Observe.Delivery.Media;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Runtime.Failures;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes one observation as an OTLP <c>Span</c> message (opentelemetry-proto 1.5), with the keys and encodings of the JS SDK.</summary>
internal sealed class SpanWriter(SpanDefaults defaults, ForeignSpans? foreign = null, MediaFinder? media = null) : IDisposable
{
    public const int Attributes = 9;
    private const int Events = 11;
    private const int IdentityBytes = 96;
    private const uint HasIsRemote = 0x100;
    private const uint IsRemote = 0x200;
    private const long LastTick = long.MaxValue / 100;

    private readonly FixedAttributes _fixed = new(defaults);
    private readonly TraceValues _trace = new();

    /// <summary>Appends a foreign span: what was encoded when it ended, and what is known of its trace now.</summary>
    public void Write(ByteBuffer buffer, ForeignSpan span)
    {
        buffer.Append(span.Encoded);
        _trace.Fill(span.Near, span.Propagated, span.Incoming);
        WriteTrace(buffer, version: null, span.Near);
        if (_trace.Prompt is { IsFallback: false } prompt)
        {
            WritePrompt(buffer, prompt);
        }
    }

    /// <summary>Appends the fields of the span and gives the captured buffers back to the pool.</summary>
    public void Write(ByteBuffer buffer, Observation observation)
    {
        lock (observation.Gate)
        {
            _trace.Fill(observation);
            WriteIdentity(buffer, observation);
            WriteTrace(buffer, observation.Details?.Version ?? observation.Method?.Version, observation);
            if (SpanParent.IsAppRoot(observation, foreign))
            {
                buffer.Append(FixedAttributes.AppRoot);
            }

            WriteContent(buffer, observation);
            if (observation.Details is { } details)
            {
                WriteMetadata(buffer, AttributeKeys.Metadata, details.Metadata, observation);
                DetailsWriter.Write(buffer, observation, details);
            }

            DetailsWriter.WriteNoUsage(buffer, observation);
            WritePrompt(buffer, observation);
            WriteOutcome(buffer, observation);
            observation.Input.Release();
            observation.Output.Release();
            observation.MarkSent();
        }
    }

    public void Dispose() => media?.Dispose();

    private void WriteIdentity(ByteBuffer buffer, Observation observation)
    {
        var activity = observation.Activity!;
        var name = observation.Name;
        var nameLength = Encoding.UTF8.GetByteCount(name);
        var room = buffer.Reserve(IdentityBytes + nameLength);
        var size = Id(room, 0, 1, activity.TraceId.ToHexString(), 16);
        size = Id(room, size, 2, activity.SpanId.ToHexString(), 8);
        var parent = SpanParent.Of(observation, foreign);
        if (parent != default)
        {
            size = Id(room, size, 4, parent.ToHexString(), 8);
        }

        room[size++] = Proto.LengthDelimited(5);
        size += Proto.Varint(room[size..], (ulong)nameLength);
        size += Encoding.UTF8.GetBytes(name, room[size..]);
        room[size++] = 6 << 3;
        room[size++] = 1;
        var start = UnixNanoseconds(activity.StartTimeUtc);
        size = Time(room, size, 7, start);
        size = Time(room, size, 8, After(start, activity.Duration));
        buffer.Advance(size);
        Proto.Fixed32(buffer, 16, HasIsRemote | (observation.HasRemoteParent ? IsRemote : 0) | 1);
    }

    private static int Id(Span<byte> room, int size, int field, string digits, int length)
    {
        room[size++] = Proto.LengthDelimited(field);
        room[size++] = (byte)length;
        HexId.Write(digits, room.Slice(size, length));
        return size + length;
    }

    private static int Time(Span<byte> room, int size, int field, ulong nanoseconds)
    {
        room[size++] = (byte)((field << 3) | 1);
        BinaryPrimitives.WriteUInt64LittleEndian(room[size..], nanoseconds);
        return size + 8;
    }

    private void WriteTrace(ByteBuffer buffer, string? version, Observation? observation)
    {
        if (_trace.IsEmpty)
        {
            buffer.Append(_fixed.Defaults);
            TextOrNothing(buffer, AttributeKeys.Version, version);
        }
        else
        {
            WriteTraceValues(buffer, version, observation);
        }
    }

    private void WriteTraceValues(ByteBuffer buffer, string? version, Observation? observation)
    {
        TextOrNothing(buffer, AttributeKeys.Environment, _trace.Environment ?? defaults.Environment);
        TextOrNothing(buffer, AttributeKeys.Release, _trace.Release ?? defaults.Release);
        TextOrNothing(buffer, AttributeKeys.UserId, _trace.UserId);
        TextOrNothing(buffer, AttributeKeys.SessionId, _trace.SessionId);
        TextOrNothing(buffer, AttributeKeys.Version, version ?? _trace.Version);
        TextOrNothing(buffer, AttributeKeys.TraceName, _trace.Name);
        OtlpAttributes.Texts(buffer, Attributes, AttributeKeys.TraceTags, "", _trace.Tags.All);
        WriteTraceMetadata(buffer, observation);

        if (_trace.IsPublic is { } isPublic)
        {
            OtlpAttributes.Bool(buffer, Attributes, AttributeKeys.TracePublic, "", isPublic);
        }

        if (_trace.Experiment is { } experiment)
        {
            ExperimentWriter.Write(buffer, experiment, observation);
        }
    }

    /// <summary>Langfuse shows the trace's metadata with the observation's: a key of its own stays its own.</summary>
    private void WriteTraceMetadata(ByteBuffer buffer, Observation? observation)
    {
        var own = observation?.Details?.Metadata ?? [];
        WriteMetadata(
            buffer,
            AttributeKeys.TraceMetadata,
            own.Count == 0 ? _trace.Metadata : _trace.Metadata.FindAll(entry => !own.Exists(known => known.Key == entry.Key)),
            observation);
    }

    private void WriteContent(ByteBuffer buffer, Observation observation)
    {
        buffer.Append(FixedAttributes.Type(observation.Type));

        // Langfuse shows the first observation's input and output as the trace's own (wire contract 1.11): what was said of the trace goes
        // there too, and to the keys of older servers.
        var isRoot = ReferenceEquals(observation.Root, observation);
        var traceInput = isRoot ? _trace.Input : null;
        var traceOutput = isRoot ? _trace.Output : null;
        var later = isRoot && observation.Trace is { First: not null } trace ? trace : null;
        Content(buffer, AttributeKeys.TraceInput, default, traceInput ?? later?.FirstInput, observation, "input");
        Content(buffer, AttributeKeys.TraceOutput, later is null ? default : observation.Output, traceOutput, observation, "output");
        Content(buffer, AttributeKeys.Input, observation.Input, traceInput, observation, "input");
        Content(buffer, AttributeKeys.Output, observation.Output, traceOutput, observation, "output");
        buffer.Append(FixedAttributes.Level(observation.Level));
        TextOrNothing(buffer, AttributeKeys.StatusMessage, observation.Details?.StatusMessage);
        TextOrNothing(buffer, AttributeKeys.Model, observation.Details?.Model ?? observation.Method?.Model);
    }

    private void Content(
        ByteBuffer buffer, ReadOnlySpan<byte> key, in Capture.CapturedText captured, string? given, Observation observation, string field)
    {
        if (given is not null)
        {
            WriteText(buffer, key, "", given, observation, field);
        }
        else if (captured.HasValue)
        {
            var text = media is null ? captured.Utf8 : media.Replace(captured.Utf8, observation.TraceId, observation.Id, field);
            OtlpAttributes.Text(buffer, Attributes, key, text);
        }
    }

    private void WriteMetadata(ByteBuffer buffer, ReadOnlySpan<byte> prefix, List<KeyValuePair<string, string>> metadata, Observation? observation)
    {
        foreach (var entry in metadata)
        {
            WriteText(buffer, prefix, entry.Key, entry.Value, observation, "metadata");
        }
    }

    private void WriteText(ByteBuffer buffer, ReadOnlySpan<byte> prefix, string key, string value, Observation? observation, string field)
    {
        var mayHoldMedia = media is not null && observation is not null
            && (value.Contains(";base64,", StringComparison.Ordinal) || value.Contains("@@@langfuseMedia:", StringComparison.Ordinal));
        if (mayHoldMedia)
        {
            value = Encoding.UTF8.GetString(media!.Replace(Encoding.UTF8.GetBytes(value), observation!.TraceId, observation.Id, field));
        }

        OtlpAttributes.Text(buffer, Attributes, prefix, key, value);
    }

    /// <summary>The server reads prompts on generations only (wire contract 1.5).</summary>
    private void WritePrompt(ByteBuffer buffer, Observation observation)
    {
        if (observation.Type == ObservationType.Generation && (observation.Details?.Prompt ?? _trace.Prompt) is { IsFallback: false } prompt)
        {
            WritePrompt(buffer, prompt);
        }
    }

    private static void WritePrompt(ByteBuffer buffer, IPromptLink prompt)
    {
        OtlpAttributes.Text(buffer, Attributes, AttributeKeys.PromptName, prompt.Name);
        OtlpAttributes.Int(buffer, Attributes, AttributeKeys.PromptVersion, "", prompt.Version);
    }

    private static void WriteOutcome(ByteBuffer buffer, Observation observation)
    {
        if (observation.Failure is { Kind: not FailureKind.Cancelled } failure)
        {
            var activity = observation.Activity!;
            ExceptionWriter.Write(buffer, Events, failure, After(UnixNanoseconds(activity.StartTimeUtc), activity.Duration));
        }

        if (observation.Level == ObservationLevel.Error)
        {
            var status = Proto.Open(buffer, 15);
            if (observation.Details?.StatusMessage is { } message)
            {
                // Whole in the attribute.
                Proto.Text(buffer, 2, BoundedText.Of(message, ExceptionWriter.RepeatedBytes));
            }

            Proto.Enum(buffer, 3, 2);
            Proto.Close(buffer, status);
        }
    }

    private static void TextOrNothing(ByteBuffer buffer, ReadOnlySpan<byte> key, string? value)
    {
        if (value is not null)
        {
            OtlpAttributes.Text(buffer, Attributes, key, value);
        }
    }

    /// <summary>Nanoseconds since 1970, within what 64 bits can say: a time given by hand may be <c>default</c>.</summary>
    public static ulong UnixNanoseconds(DateTime utc) => (ulong)Math.Clamp((utc - DateTime.UnixEpoch).Ticks, 0, LastTick) * 100;

    /// <summary>A time that much later, within the same bounds.</summary>
    public static ulong After(ulong start, TimeSpan duration) => Math.Min(start + ((ulong)Math.Clamp(duration.Ticks, 0, LastTick) * 100), (ulong)LastTick * 100);
}
