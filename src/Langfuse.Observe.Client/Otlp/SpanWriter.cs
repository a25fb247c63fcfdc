using System.Diagnostics;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Otlp;

/// <summary>Writes one observation as an OTLP <c>Span</c> message (opentelemetry-proto 1.5), with the keys and encodings of the JS SDK.</summary>
internal sealed class SpanWriter(SpanDefaults defaults)
{
    public const int Attributes = 9;
    private const int Events = 11;
    private const uint HasIsRemote = 0x100;
    private const uint IsRemote = 0x200;

    private readonly TraceValues _trace = new();

    /// <summary>Appends the fields of the span and gives the captured buffers back to the pool.</summary>
    public void Write(ByteBuffer buffer, Observation observation)
    {
        lock (observation)
        {
            _trace.Fill(observation);
            WriteIdentity(buffer, observation);
            WriteTrace(buffer, observation);
            WriteContent(buffer, observation);
            if (observation.Details is { } details)
            {
                DetailsWriter.Write(buffer, observation, details);
            }

            WritePrompt(buffer, observation);
            WriteOutcome(buffer, observation);
            observation.Input.Release();
            observation.Output.Release();
        }
    }

    private static void WriteIdentity(ByteBuffer buffer, Observation observation)
    {
        var activity = observation.Activity!;
        Span<byte> id = stackalloc byte[16];
        activity.TraceId.CopyTo(id);
        Proto.Bytes(buffer, 1, id);
        activity.SpanId.CopyTo(id[..8]);
        Proto.Bytes(buffer, 2, id[..8]);
        if (activity.TraceStateString is { Length: > 0 } state)
        {
            Proto.Text(buffer, 3, state);
        }

        var parent = SpanParent.Of(observation);
        if (parent != default)
        {
            parent.CopyTo(id[..8]);
            Proto.Bytes(buffer, 4, id[..8]);
        }

        Proto.Text(buffer, 5, observation.Name);
        Proto.Enum(buffer, 6, 1);
        Proto.Fixed64(buffer, 7, UnixNanoseconds(activity.StartTimeUtc));
        Proto.Fixed64(buffer, 8, UnixNanoseconds(activity.StartTimeUtc + activity.Duration));
        Proto.Fixed32(buffer, 16, HasIsRemote | (activity.HasRemoteParent ? IsRemote : 0) | 1);
    }

    private void WriteTrace(ByteBuffer buffer, Observation observation)
    {
        TextOrNothing(buffer, AttributeKeys.Environment, _trace.Environment ?? defaults.Environment);
        TextOrNothing(buffer, AttributeKeys.Release, _trace.Release ?? defaults.Release);
        TextOrNothing(buffer, AttributeKeys.UserId, _trace.UserId);
        TextOrNothing(buffer, AttributeKeys.SessionId, _trace.SessionId);
        TextOrNothing(buffer, AttributeKeys.Version, observation.Details?.Version ?? observation.Method?.Version ?? _trace.Version);
        TextOrNothing(buffer, AttributeKeys.TraceName, _trace.Name);
        OtlpAttributes.Texts(buffer, Attributes, AttributeKeys.TraceTags, "", _trace.Tags);
        foreach (var entry in _trace.Metadata)
        {
            OtlpAttributes.Text(buffer, Attributes, AttributeKeys.TraceMetadata, entry.Key, entry.Value);
        }

        if (_trace.IsPublic is { } isPublic)
        {
            OtlpAttributes.Bool(buffer, Attributes, AttributeKeys.TracePublic, "", isPublic);
        }

        if (SpanParent.IsAppRoot(observation))
        {
            OtlpAttributes.Bool(buffer, Attributes, AttributeKeys.IsAppRoot, "", true);
        }
    }

    private void WriteContent(ByteBuffer buffer, Observation observation)
    {
        OtlpAttributes.Text(buffer, Attributes, AttributeKeys.Type, TypeName(observation.Type));

        // Langfuse shows the first observation's input and output as the trace's own (wire contract 1.11): what was said of the trace goes
        // there too, and to the keys of older servers.
        var isRoot = ReferenceEquals(observation.Root, observation);
        var traceInput = isRoot ? _trace.Input : null;
        var traceOutput = isRoot ? _trace.Output : null;
        TextOrNothing(buffer, AttributeKeys.TraceInput, traceInput);
        TextOrNothing(buffer, AttributeKeys.TraceOutput, traceOutput);
        Content(buffer, AttributeKeys.Input, observation.Input, traceInput);
        Content(buffer, AttributeKeys.Output, observation.Output, traceOutput);
        var level = LevelName(observation.Level);
        if (!level.IsEmpty)
        {
            OtlpAttributes.Text(buffer, Attributes, AttributeKeys.Level, level);
        }

        TextOrNothing(buffer, AttributeKeys.StatusMessage, observation.Details?.StatusMessage);
        TextOrNothing(buffer, AttributeKeys.Model, observation.Details?.Model ?? observation.Method?.Model);
    }

    private static void Content(ByteBuffer buffer, ReadOnlySpan<byte> key, in Capture.CapturedText captured, string? given)
    {
        if (given is not null)
        {
            OtlpAttributes.Text(buffer, Attributes, key, given);
        }
        else if (captured.HasValue)
        {
            OtlpAttributes.Text(buffer, Attributes, key, captured.Utf8);
        }
    }

    /// <summary>The server reads prompts on generations only (wire contract 1.5).</summary>
    private void WritePrompt(ByteBuffer buffer, Observation observation)
    {
        if (observation.Type == ObservationType.Generation && (observation.Details?.Prompt ?? _trace.Prompt) is { IsFallback: false } prompt)
        {
            OtlpAttributes.Text(buffer, Attributes, AttributeKeys.PromptName, prompt.Name);
            OtlpAttributes.Int(buffer, Attributes, AttributeKeys.PromptVersion, "", prompt.Version);
        }
    }

    private static void WriteOutcome(ByteBuffer buffer, Observation observation)
    {
        if (observation.Exception is { } exception and not OperationCanceledException)
        {
            var activity = observation.Activity!;
            ExceptionWriter.Write(buffer, Events, exception, observation.Details!, UnixNanoseconds(activity.StartTimeUtc + activity.Duration));
        }

        if (observation.Level == ObservationLevel.Error)
        {
            var status = Proto.Open(buffer, 15);
            if (observation.Details?.StatusMessage is { } message)
            {
                Proto.Text(buffer, 2, message);
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

    private static ulong UnixNanoseconds(DateTime utc) => (ulong)(utc - DateTime.UnixEpoch).Ticks * 100;

    private static ReadOnlySpan<byte> TypeName(ObservationType type) => type switch
    {
        ObservationType.Generation => "generation"u8,
        ObservationType.Event => "event"u8,
        ObservationType.Agent => "agent"u8,
        ObservationType.Tool => "tool"u8,
        ObservationType.Chain => "chain"u8,
        ObservationType.Retriever => "retriever"u8,
        ObservationType.Embedding => "embedding"u8,
        ObservationType.Evaluator => "evaluator"u8,
        ObservationType.Guardrail => "guardrail"u8,
        _ => "span"u8,
    };

    private static ReadOnlySpan<byte> LevelName(ObservationLevel level) => level switch
    {
        ObservationLevel.Debug => "DEBUG"u8,
        ObservationLevel.Warning => "WARNING"u8,
        ObservationLevel.Error => "ERROR"u8,
        _ => default,
    };
}
