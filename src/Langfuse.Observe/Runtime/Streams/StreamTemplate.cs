using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>What a call that makes a stream leaves to the enumerations: each is an observation of its own with the call's arguments.</summary>
internal sealed class StreamTemplate : SilentState
{
    private readonly DateTime _called = DateTime.UtcNow;

    /// <summary>The context in which the stream was made.</summary>
    public MadeContext Made { get; } = MadeContext.OfCurrent();

    /// <summary>The handle through which woven code gives the arguments.</summary>
    public static Observation Begin(ObservedMethod method, string? traceId = null, string? parentObservationId = null)
    {
        var template = new Observation(method, new StreamTemplate { TraceId = traceId, Id = parentObservationId });
        return CallReplay.IsAny ? ScopeReplay.Mark(template, method)! : template;
    }

    /// <summary>Starts one enumeration; null when nothing records it.</summary>
    public static Observation? Start(Observation template) => template.Template!.Start(template, callOnly: false);

    /// <summary>Whether the call gave back null, which is then recorded as its result.</summary>
    public bool IsMissing(Observation template, object? stream)
    {
        if (stream is null && Start(template, callOnly: true) is { } call)
        {
            ScopeExit.Complete(call, stream);
        }

        return stream is null;
    }

    /// <summary>Records that the call threw, when it did.</summary>
    public void Fail(Observation template)
    {
        if (template.Details?.Leaving is { } exception && Start(template, callOnly: true) is { } call)
        {
            call.ExpectFailure(exception);
            call.Finish();
        }
    }

    private Observation? Start(Observation template, bool callOnly)
    {
        var method = template.Method!;
        var started = ObservationStarter.Start(new(method.Name, method.Type)
        {
            Method = method, TraceId = TraceId, ParentObservationId = Id, IsRoot = method.IsRoot,
            IsHandleOnly = callOnly, StartTime = callOnly ? _called : default,
        });
        if (started is { IsRecording: true })
        {
            CopyArguments(template, started);
        }

        return started;
    }

    private static void CopyArguments(Observation template, Observation started)
    {
        if (template.Input.HasValue && started.CapturesInput)
        {
            started.Input = FieldMask.Apply(started.Sink!, MaskedField.Input, CapturedText.Copy(template.Input.Utf8));
        }

        if (template.Details?.Model is { } model)
        {
            started.Update(model: model);
        }

        if (template.Trace?.Fields is { } trace)
        {
            new TraceUpdate(started) { UserId = trace.UserId, SessionId = trace.SessionId }.Apply();
        }
    }
}
